import JSON

/// What else becomes of text.
enum TextLosses {
  static let all: [Hypothesis] = [
    emptied, letterCase, innerBlanks, lineEnds, truncated, added, subsequence, otherText,
  ]

  @Sendable static func emptied(_ pair: ValuePair) -> Explanation? {
    pair.sent.string != nil && pair.read == "" ? .loss("empty string instead of the text") : nil
  }

  @Sendable static func letterCase(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.texts, sent.lowercased() == read.lowercased(), sent != read else { return nil }
    if AddressForms.same(sent.lowercased(), read) { return .loss("letter case changed (to lower case)") }
    if AddressForms.same(sent.uppercased(), read) { return .loss("letter case changed (to upper case)") }
    return .loss("letter case changed")
  }

  @Sendable static func innerBlanks(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.scalars, sent.contains(where: TextForms.isBlank) else { return nil }
    if sent.filter({ !TextForms.isBlank($0) }) == read { return .loss("inner blanks lost") }
    var collapsed: [Unicode.Scalar] = []
    for scalar in sent {
      if !TextForms.isBlank(scalar) {
        collapsed.append(scalar)
      } else if collapsed.last != " " {
        collapsed.append(" ")
      }
    }
    let isCollapsed =
      collapsed == read || TextForms.trimmed(String(String.UnicodeScalarView(collapsed))) == pair.texts?.read
    return isCollapsed && collapsed != sent ? .loss("inner blanks collapsed") : nil
  }

  @Sendable static func lineEnds(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.scalars else { return nil }
    let (first, second) = (unixLines(sent), unixLines(read))
    return first == second && sent != read ? .loss("line ends changed") : nil
  }

  private static func unixLines(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\n", index > 0, scalars[index - 1] == "\r" { continue }
      result.append(scalar == "\r" ? "\n" : scalar)
    }
    return result
  }

  @Sendable static func truncated(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.scalars, !read.isEmpty else { return nil }
    if read.count < sent.count {
      if sent.starts(with: read) { return .loss("truncated to \(read.count) character\(read.count == 1 ? "" : "s")") }
      if sent.suffix(read.count) == read[...] { return .loss("its beginning lost") }
    }
    for ending in ["…", "...", "\u{FFFD}"] where pair.texts?.read.hasSuffix(ending) == true {
      let kept = read.dropLast(ending.unicodeScalars.count)
      guard kept.count < sent.count, sent.starts(with: kept) else { continue }
      if ending == "\u{FFFD}" {
        let bytes = String(String.UnicodeScalarView(kept)).utf8.count
        return .loss("truncated within a character, after \(bytes) bytes of whole ones")
      }
      return .loss("truncated to \(kept.count) characters and \(ending)")
    }
    return nil
  }

  @Sendable static func added(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.scalars, read.count > sent.count, !sent.isEmpty else {
      return pair.sent == "" && pair.read.string != nil ? .loss("a text instead of the empty string") : nil
    }
    if let before = pair.before?.string?.text.unicodeScalars, read == Array(before) + sent {
      return .loss("appended to its old value")
    }
    let padding = String(String.UnicodeScalarView(read[sent.count...]))
    if read.starts(with: sent) {
      return .loss(TextForms.trimmed(padding).isEmpty ? "padded with blanks" : "text added at its end")
    }
    return read.suffix(sent.count) == sent[...] ? .loss("text added at its beginning") : nil
  }

  @Sendable static func subsequence(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.scalars, read.count < sent.count, read.count * 2 >= sent.count else { return nil }
    var rest = read[...]
    var lost: [Unicode.Scalar] = []
    for scalar in sent {
      if rest.first == scalar { rest = rest.dropFirst() } else { lost.append(scalar) }
    }
    guard rest.isEmpty else { return nil }
    let shown = lost.prefix(3).map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
    return .loss("characters lost: \(shown.joined(separator: ", "))\(lost.count > 3 ? ", …" : "")")
  }

  @Sendable static func otherText(_ pair: ValuePair) -> Explanation? {
    pair.texts == nil ? nil : .loss("another text")
  }
}

/// Text as HTML writes it.
enum HTMLText {
  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
  ]

  /// The text with the common character references replaced by what they stand for.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    var result = String.UnicodeScalarView()
    var rest = Substring(text).unicodeScalars[...]
    while let scalar = rest.first {
      if scalar == "&", let end = rest.prefix(12).firstIndex(of: ";"),
        let meaning = meaning(String(rest[rest.index(after: rest.startIndex)..<end]))
      {
        result.append(meaning)
        rest = rest[rest.index(after: end)...]
      } else {
        result.append(scalar)
        rest = rest.dropFirst()
      }
    }
    return String(result)
  }

  /// The text without what stands between `<` and `>`.
  static func withoutTags(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = Substring(text).unicodeScalars[...]
    while let scalar = rest.first {
      if scalar == "<", let end = rest.firstIndex(of: ">") {
        rest = rest[rest.index(after: end)...]
      } else {
        result.append(scalar)
        rest = rest.dropFirst()
      }
    }
    return String(result)
  }

  private static func meaning(_ reference: String) -> Unicode.Scalar? {
    if let scalar = names[reference] { return scalar }
    guard reference.first == "#" else { return nil }
    let digits = reference.dropFirst()
    let number = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init)
  }
}

import JSON

/// Writes readable text of one payload: the property's name and the payload's tag, fitted to the bounds.
struct TextWriter {
  let source: SaltedSource
  let location: Location
  let minLength: Int
  let maxLength: Int

  /// The payload's four digits.
  var tag: String { source.tag(at: location) }

  /// The words of the property's name, in lower case: `photoURL` is `photo url`.
  var words: [String] { Self.words(of: location.name) }

  /// The spellings that patterns like to ask for, the most readable first.
  enum Spelling: CaseIterable {
    case plain, kebab, snake, joined, capitalized, upper, upperSnake, letters, upperLetters, capitalizedLetters, digits
    case short
  }

  /// Readable texts, the most readable first; each is made when it is asked for.
  var texts: some Sequence<String> { Spelling.allCases.lazy.map { text($0) } }

  private func text(_ spelling: Spelling) -> String {
    switch spelling {
    case .plain: plainText
    case .kebab: joined("-")
    case .snake: joined("_")
    case .joined: joined("")
    case .capitalized: capitalized(joined(""))
    case .upper: joined("").uppercased()
    case .upperSnake: joined("_").uppercased()
    case .letters: letters(joined("").unicodeScalars.count)
    case .upperLetters: letters(joined("").unicodeScalars.count).uppercased()
    case .capitalizedLetters: capitalized(letters(8))
    case .digits: digits
    case .short: short
    }
  }

  private func joined(_ separator: String) -> String {
    fitted(words.isEmpty ? "value" : words.joined(separator: separator), separator: separator)
  }

  /// The most readable text.
  var plainText: String { joined(" ") }

  /// `stem` and the tag, cut or stretched to the bounds.
  func fitted(_ stem: String, separator: String) -> String {
    let own = separator + tag
    let room = maxLength - own.utf8.count
    guard room > 0 else { return short }
    var text = cut(stem, to: min(room, 60)) + own
    while text.utf8.count < minLength { text += (separator.isEmpty ? "x" : separator) + cut(stem, to: 24) }
    text = cut(text, to: max(minLength, 60 + own.utf8.count))
    if text.hasSuffix(" ") || text.hasSuffix("-") || text.hasSuffix("_") { text = String(text.dropLast()) + "x" }
    return cut(text, to: maxLength)
  }

  /// Text where there is no room for a name: base 36 digits that differ between payloads and properties.
  var short: String {
    let length = max(min(maxLength, 4), 0)
    guard length > 0 else { return "" }
    let radix = 36
    var size = 1
    for _ in 0..<length { size *= radix }
    var position = source.position(below: size, at: location)
    var text = ""
    for _ in 0..<length {
      text = String(position % radix, radix: radix) + text
      position /= radix
    }
    while text.utf8.count < minLength { text += text }
    return cut(text, to: min(max(minLength, length), maxLength))
  }

  /// Letters alone, as many as `count` where the bounds allow it.
  func letters(_ count: Int) -> String {
    let length = min(max(count, minLength, 1), max(maxLength, 0))
    var number = source.tagNumber(at: location)
    var tag: [UInt8] = []
    for _ in 0..<4 {
      tag.append(UInt8(97 + number % 16))
      number /= 16
    }
    let stem = words.joined().utf8.filter { (97...122).contains($0) }
    var head = String(decoding: stem.prefix(max(length - 4, 0)), as: UTF8.self)
    while head.utf8.count + 4 < length { head += "x" }
    return cut(head + String(decoding: tag, as: UTF8.self), to: length)
  }

  /// Decimal digits alone.
  var digits: String {
    let length = min(max(minLength, min(6, maxLength)), max(maxLength, 0))
    guard length > 0 else { return "" }
    var size = 1
    for _ in 0..<min(length, 6) { size *= 10 }
    let text = String(source.position(below: size, at: location))
    let head = String(repeating: "1", count: max(0, length - text.utf8.count))
    return head + text
  }

  private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + String(text.dropFirst()) }

  private func cut(_ text: String, to length: Int) -> String {
    guard text.utf8.count > length else { return text }
    return String(Substring(text.unicodeScalars.prefix(max(length, 0))))
  }

  /// The words of a name in camel, snake or kebab case; what is not ASCII is left out.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var previous: Unicode.Scalar = " "
    func isUpper(_ scalar: Unicode.Scalar) -> Bool { (65...90).contains(scalar.value) }
    func isLower(_ scalar: Unicode.Scalar) -> Bool {
      (97...122).contains(scalar.value) || (48...57).contains(scalar.value)
    }
    for scalar in name.unicodeScalars {
      if isUpper(scalar) && !isUpper(previous) || !(isUpper(scalar) || isLower(scalar)) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isUpper(scalar) || isLower(scalar) { word += String(scalar).lowercased() }
      previous = scalar
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}

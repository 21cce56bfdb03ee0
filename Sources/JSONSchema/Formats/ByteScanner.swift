import Documents

/// Reads a text byte by byte.
struct ByteScanner {
  private var rest: Substring.UTF8View

  init(_ text: some StringProtocol) {
    rest = Substring(text).utf8
  }

  var isAtEnd: Bool { rest.isEmpty }
  var next: UInt8? { rest.first }

  /// Takes a character when it is the next one.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == character.value else { return false }
    rest.removeFirst()
    return true
  }

  /// Takes an ASCII text when it comes next.
  mutating func take(text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest.removeFirst(text.utf8.count)
    return true
  }

  /// Takes the first of `words` that comes next; gives its index.
  mutating func take(anyOf words: [String]) -> Int? {
    words.firstIndex { take(text: $0) }
  }

  /// Takes the bytes that fit; gives their number.
  mutating func take(while fits: (UInt8) -> Bool) -> Int {
    var count = 0
    while let byte = rest.first, fits(byte) {
      rest.removeFirst()
      count += 1
    }
    return count
  }

  /// Takes digits; gives their number.
  mutating func digits() -> Int {
    take(while: ASCII.isDigit)
  }

  /// Takes exactly `digits` digits; gives the number that they make.
  mutating func number(digits: Int) -> Int? {
    var number = 0
    for _ in 0..<digits {
      guard let byte = rest.first, ASCII.isDigit(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
      rest.removeFirst()
    }
    return number
  }
}

/// Classes of ASCII characters.
enum ASCII {
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
  static func isHexDigit(_ byte: UInt8) -> Bool { PercentEncoding.hexValue(byte) != nil }
}

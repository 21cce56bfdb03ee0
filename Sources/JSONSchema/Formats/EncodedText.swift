import JSON

/// OpenAPI's `byte`, `base64url`, `char` and decimals.
enum EncodedText {
  /// RFC 4648 §4 with padding.
  static func isBase64(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count.isMultiple(of: 4) else { return false }
    let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    return padding <= 2
      && bytes.dropLast(padding).allSatisfy {
        ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
      }
  }

  /// RFC 4648 §5, with or without padding.
  static func isBase64URL(_ text: String) -> Bool {
    let padding = text.utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    let digits = text.utf8.count - padding
    return digits % 4 != 1 && (padding == 0 || padding <= 2 && (digits + padding).isMultiple(of: 4))
      && text.utf8.prefix(digits).allSatisfy {
        ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }

  /// One character, of however many code points.
  static func isCharacter(_ text: String) -> Bool { text.count == 1 }

  /// A number of IEEE 754's decimal128: 34 digits, an exponent from -6176 to 6111.
  static func isDecimal128(_ number: JSONNumber) -> Bool {
    let limit = JSONNumber(literal: "1e6145") ?? 0
    guard number < limit, limit.negated < number, (number.fractionDigits ?? 0) <= 6176 else { return false }
    return significantDigits(number.literal) <= 34
  }

  /// A text that says such a number.
  static func isDecimal128(_ text: String) -> Bool {
    guard isDecimal(text), significantDigits(text) <= 34 else { return false }
    // JSON's grammar is narrower: no sign before it, and digits on both sides of the point.
    let plain = text.hasPrefix("+") ? String(text.dropFirst()) : text
    return JSONNumber(literal: plain).map(isDecimal128) ?? true
  }

  /// The digits of a decimal literal without the zeros around them.
  private static func significantDigits(_ literal: String) -> Int {
    let mantissa = literal.utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
    let digits = mantissa.filter(ASCII.isDigit).drop { $0 == UInt8(ascii: "0") }
    return digits.count - digits.reversed().prefix { $0 == UInt8(ascii: "0") }.count
  }

  /// A decimal number, as exactly as a string can carry it.
  static func isDecimal(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    _ = scanner.take("-") || scanner.take("+")
    let whole = scanner.digits()
    let fraction = scanner.take(".") ? scanner.digits() : 0
    guard whole + fraction > 0 else { return false }
    if scanner.take("e") || scanner.take("E") {
      _ = scanner.take("-") || scanner.take("+")
      guard scanner.digits() > 0 else { return false }
    }
    return scanner.isAtEnd
  }
}

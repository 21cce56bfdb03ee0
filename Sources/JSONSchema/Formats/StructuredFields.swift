import JSON

/// Structured Field Values for HTTP, RFC 8941 §3.3, as OpenAPI's `sf-` formats have them.
enum StructuredFields {
  /// Fifteen digits at most (§3.3.1).
  static let integer = NumericRange(integers: "999999999999999")

  /// At most twelve digits before the point and three after it (§3.3.2).
  static func isDecimal(_ number: JSONNumber) -> Bool {
    let limit = JSONNumber(1_000_000_000_000)
    return number < limit && limit.negated < number && (number.fractionDigits ?? 0) <= 3
  }

  /// Printable ASCII, with or without the quotes (§3.3.3).
  static func isString(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  /// A letter or `*` and what HTTP's tokens are made of, `:` and `/` (§3.3.4).
  static func isToken(_ text: String) -> Bool {
    guard let first = text.utf8.first, ASCII.isLetter(first) || first == UInt8(ascii: "*") else { return false }
    return text.utf8.allSatisfy { HTTPText.isTokenCharacter($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
  }

  /// Base 64 between colons (§3.3.5).
  static func isBinary(_ text: String) -> Bool {
    guard text.utf8.count >= 2, text.hasPrefix(":"), text.hasSuffix(":") else { return false }
    return EncodedText.isBase64(String(text.dropFirst().dropLast()))
  }

  /// `?0` or `?1` (§3.3.6).
  static func isBoolean(_ text: String) -> Bool { text == "?0" || text == "?1" }
}

import Documents

/// A pair of a query, a form or a cookie, its value still encoded: a delimiter inside it is not to be taken for one between
/// values.
public struct FormPair: Hashable, Sendable {
  /// The name, decoded.
  public let name: String
  /// The value as it was sent.
  public let encoded: String
  private let plusIsBlank: Bool

  /// The value, decoded.
  public var value: String { PercentEncoding.decode(encoded, plusIsBlank: plusIsBlank) }

  /// The pairs of a query or form, `a=1&b=2` (WHATWG URL §5.1).
  public static func pairs(_ text: some StringProtocol) -> [FormPair] {
    parts(of: text, at: UInt8(ascii: "&"), plusIsBlank: true)
  }

  /// The pairs of a Cookie field, `a=1; b=2` (RFC 6265 §4.2.1).
  public static func cookies(_ field: some StringProtocol) -> [FormPair] {
    parts(of: field, at: UInt8(ascii: ";"), plusIsBlank: false)
  }

  private static func parts(
    of text: some StringProtocol, at separator: UInt8, plusIsBlank: Bool
  ) -> [FormPair] {
    Array(text.utf8).split(separator: separator).compactMap { part in
      let bytes = part.drop { $0 == UInt8(ascii: " ") && !plusIsBlank }
      guard !bytes.isEmpty else { return nil }
      let name = bytes.prefix { $0 != UInt8(ascii: "=") }
      return FormPair(
        name: PercentEncoding.decode(String(decoding: name, as: UTF8.self), plusIsBlank: plusIsBlank),
        encoded: String(decoding: bytes.dropFirst(name.count + 1), as: UTF8.self), plusIsBlank: plusIsBlank)
    }
  }
}

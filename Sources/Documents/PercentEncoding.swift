/// Percent-encoding and -decoding (RFC 3986 §2.1).
public enum PercentEncoding {
  /// Sets of characters that are written as they are.
  public enum Allowed: Sendable {
    /// Letters, digits and `-._~` (RFC 3986 §2.3): safe wherever a value goes.
    case unreserved
    /// Also the reserved characters that cannot be mistaken in a query: `:/?@!$'()*,;=`, but neither `&` nor `+`, which
    /// forms use, nor `#`, `[` and `]`, which a query cannot hold (OpenAPI 3.1.1 §4.8.12.2.2).
    case reservedInQuery
    /// What a path may hold besides its slashes, and the slashes (RFC 3986 §3.3).
    case path

    fileprivate func contains(_ byte: UInt8) -> Bool {
      if PercentEncoding.isUnreserved(byte) { return true }
      switch self {
      case .unreserved: return false
      case .reservedInQuery: return Allowed.inQuery.contains(byte)
      case .path: return Allowed.inPath.contains(byte)
      }
    }

    private static let inQuery = Array(":/?@!$'()*,;=".utf8)
    private static let inPath = Array("/:@!$&'()*+,;=".utf8)
  }

  /// Returns `text` as UTF-8 with every byte outside `allowed` written as `%XX`.
  public static func encode(_ text: String, allowed: Allowed = .unreserved) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if allowed.contains(byte) { bytes.append(byte) } else { bytes += escape(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns the three characters that stand for a byte, the digits in capitals: `%2F`.
  public static func escape(_ byte: UInt8) -> [UInt8] {
    [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
  }

  /// Returns `text` with `%XX` replaced by what it stands for; a `%` without two digits stays, bytes that are not UTF-8
  /// become U+FFFD.
  ///
  /// - Parameter plusIsBlank: whether `+` stands for a blank, as in forms (WHATWG URL §5.1).
  public static func decode(_ text: some StringProtocol, plusIsBlank: Bool = false) -> String {
    String(decoding: decoded(text, plusIsBlank: plusIsBlank).bytes, as: UTF8.self)
  }

  /// Returns the bytes that `text` stands for; a `%` without two digits stays.
  public static func decodedBytes(_ text: some StringProtocol) -> [UInt8] {
    decoded(text, plusIsBlank: false).bytes
  }

  /// Returns `text` with `%XX` replaced by what it stands for; `nil` when a `%` has no two digits after it or the result
  /// is not UTF-8.
  public static func decodeStrictly(_ text: some StringProtocol) -> String? {
    let (bytes, isWellFormed) = decoded(text, plusIsBlank: false)
    return isWellFormed ? String(validating: bytes, as: UTF8.self) : nil
  }

  /// Returns the byte that two hexadecimal digits make; `nil` when one of them is none.
  public static func byte(_ high: UInt8, _ low: UInt8) -> UInt8? {
    guard let high = hexValue(high), let low = hexValue(low) else { return nil }
    return high << 4 | low
  }

  /// Returns the value of a hexadecimal digit; `nil` when it is none.
  public static func hexValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// Returns whether the byte needs no encoding anywhere: a letter, a digit or one of `-._~` (RFC 3986 §2.3).
  public static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// The bytes that `text` stands for, and whether every `%` has its two digits.
  private static func decoded(
    _ text: some StringProtocol, plusIsBlank: Bool
  ) -> (bytes: [UInt8], isWellFormed: Bool) {
    let source = Array(text.utf8)
    guard source.contains(UInt8(ascii: "%")) || plusIsBlank else { return (source, true) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    var isWellFormed = true
    var index = 0
    while index < source.count {
      let isEscape = source[index] == UInt8(ascii: "%")
      if isEscape, index + 2 < source.count, let byte = byte(source[index + 1], source[index + 2]) {
        bytes.append(byte)
        index += 3
      } else {
        if isEscape { isWellFormed = false }
        bytes.append(plusIsBlank && source[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : source[index])
        index += 1
      }
    }
    return (bytes, isWellFormed)
  }

  private static let hexDigits = Array("0123456789ABCDEF".utf8)
}

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
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        return true
      default:
        switch self {
        case .unreserved: return false
        case .reservedInQuery: return Allowed.inQuery.contains(byte)
        case .path: return Allowed.inPath.contains(byte)
        }
      }
    }

    private static let inQuery = Array(":/?@!$'()*,;=".utf8)
    private static let inPath = Array("/:@!$&'()*+,;=".utf8)
  }

  /// `text` as UTF-8 with every byte outside `allowed` written as `%XX`.
  public static func encode(_ text: String, allowed: Allowed = .unreserved) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if allowed.contains(byte) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hexDigits[Int(byte >> 4)])
        bytes.append(hexDigits[Int(byte & 15)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `text` with `%XX` replaced by what it stands for; a `%` without two digits stays, bytes that are not UTF-8 become
  /// U+FFFD.
  public static func decode(_ text: some StringProtocol) -> String {
    String(decoding: decodedBytes(text), as: UTF8.self)
  }

  static func decodedBytes(_ text: some StringProtocol) -> [UInt8] {
    let source = Array(text.utf8)
    guard source.contains(UInt8(ascii: "%")) else { return source }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "%"), index + 2 < source.count, let high = hexValue(source[index + 1]),
        let low = hexValue(source[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return bytes
  }

  private static let hexDigits = Array("0123456789ABCDEF".utf8)

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

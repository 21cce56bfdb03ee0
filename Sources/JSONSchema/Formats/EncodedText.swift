/// OpenAPI's `byte` and `decimal`.
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

extension HTTPRequest {
  /// Refuses what would break the message's frame: the request line and the field lines (RFC 9112 §3, §5).
  func checkSendable() throws(TransportError) {
    guard !method.isEmpty, method.utf8.allSatisfy(Self.isTokenByte) else {
      throw .unsendable("\"\(method)\" is no request method.")
    }
    if method == "HEAD", body?.isEmpty == false {
      throw .unsendable("A HEAD request with content cannot be sent; its content would have no meaning.")
    }
    guard !target.isEmpty, target.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      throw .unsendable(
        "The request target \"\(target)\" is empty or holds a blank or a control character; percent-encode it.")
    }
    for field in fields {
      guard !field.name.isEmpty, field.name.utf8.allSatisfy(Self.isTokenByte) else {
        throw .unsendable("\"\(field.name)\" is no header field name.")
      }
      guard field.value.utf8.allSatisfy({ ($0 >= 0x20 || $0 == 0x09) && $0 != 0x7F }) else {
        throw .unsendable("The value of the header field \"\(field.name)\" holds a control character.")
      }
    }
  }

  /// RFC 9110 §5.6.2.
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E...0x60, 0x7C, 0x7E:
      true
    default: false
    }
  }
}

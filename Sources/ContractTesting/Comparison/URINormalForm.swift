import Documents

/// A URI with an authority in the form that equivalent ones share (RFC 3986 §6.2.2, §6.2.3).
struct URINormalForm: Equatable {
  private let text: [UInt8]

  /// `nil` for what has no scheme and authority.
  init?(_ text: String) {
    guard let mark = text.firstRange(of: "://"), mark.lowerBound != text.startIndex,
      text[..<mark.lowerBound].utf8.allSatisfy(Self.isSchemeByte)
    else { return nil }
    let scheme = AddressForms.lowercased(text[..<mark.lowerBound])
    let rest = text[mark.upperBound...]
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    var authority = rest[..<end]
    var user = ""
    if let at = authority.lastIndex(of: "@") {
      user = String(authority[...at])
      authority = authority[authority.index(after: at)...]
    }
    var host = AddressForms.lowercased(authority)
    for port in [":", Self.defaultPorts[scheme].map { ":\($0)" }].compactMap({ $0 }) where host.hasSuffix(port) {
      host.removeLast(port.count)
    }
    let tail = rest[end...]
    let pathEnd = tail.firstIndex { $0 == "?" || $0 == "#" } ?? tail.endIndex
    let path = tail[..<pathEnd].isEmpty ? "/" : URIReference.withoutDotSegments(String(tail[..<pathEnd]))
    self.text = Self.normalized(scheme + "://" + user + host + path + tail[pathEnd...])
  }

  private static let defaultPorts = ["http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21]

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E].contains(byte)
  }

  /// Percent-encodes what must be, decodes what need not be, and writes the digits in capitals.
  private static func normalized(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x25, index + 2 < bytes.count, let value = PercentEncoding.byte(bytes[index + 1], bytes[index + 2]) {
        result += PercentEncoding.isUnreserved(value) ? [value] : PercentEncoding.escape(value)
        index += 3
      } else {
        let mustBeEncoded = byte <= 0x20 || byte >= 0x7F || "\"<>\\^`{|}".utf8.contains(byte)
        result += mustBeEncoded ? PercentEncoding.escape(byte) : [byte]
        index += 1
      }
    }
    return result
  }
}

/// A URI or relative reference in its parts (RFC 3986 §4.1).
struct URIReference {
  /// In lower case; nil for a relative reference.
  let scheme: String?
  /// All before the fragment, as it was written.
  let resource: Substring
  /// The fragment, still percent-encoded; nil when there is no `#`.
  let fragment: Substring?

  init(_ text: String) {
    let mark = text.utf8.firstIndex(of: UInt8(ascii: "#"))
    resource = text[..<(mark ?? text.endIndex)]
    fragment = mark.map { text[text.index(after: $0)...] }
    let head = resource.utf8.prefix { byte in
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2B || byte == 0x2D || byte == 0x2E
    }
    // A single letter is a drive, not a scheme.
    let isScheme = head.count > 1 && resource.utf8.dropFirst(head.count).first == UInt8(ascii: ":")
    scheme = isScheme ? resource.prefix(head.count).lowercased() : nil
  }

  /// The text with `%41` resolved to `A`; nil when a `%` has no two hexadecimal digits after it or the bytes are not UTF-8.
  static func percentDecoded(_ text: Substring) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexValue), let low = rest.popFirst().flatMap(hexValue) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// `reference` without its fragment, resolved against an absolute URI (RFC 3986 §5.2).
  static func resolve(_ reference: String, base: String) -> String {
    let parts = URIReference(reference)
    if parts.scheme != nil { return String(parts.resource) }
    let base = URIReference(base).resource
    if parts.resource.isEmpty { return String(base) }
    guard let colon = base.firstIndex(of: ":") else {
      return FilePath.joined(FilePath.folder(String(base)), String(parts.resource))
    }
    if parts.resource.hasPrefix("//") { return String(base[...colon] + parts.resource) }
    var pathStart = base.index(after: colon)
    if base[pathStart...].hasPrefix("//") {
      pathStart = base[base.index(pathStart, offsetBy: 2)...].firstIndex(of: "/") ?? base.endIndex
    }
    let folder = base[pathStart...].lastIndex(of: "/").map { base[pathStart...$0] } ?? "/"
    let path = parts.resource.hasPrefix("/") ? parts.resource : folder + parts.resource
    return String(base[..<pathStart]) + FilePath.normalized(String(path))
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x57
    default: nil
    }
  }
}

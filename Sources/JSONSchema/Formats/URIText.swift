import Documents

/// URIs (RFC 3986) and IRIs (RFC 3987).
enum URIText {
  static func isURI(_ text: String) -> Bool {
    let parts = URIReference(text)
    return parts.scheme != nil && isReference(parts, international: false)
  }

  static func isReference(_ text: String) -> Bool {
    isReference(URIReference(text), international: false)
  }

  static func isIRI(_ text: String) -> Bool {
    let parts = URIReference(text)
    return parts.scheme != nil && isReference(parts, international: true)
  }

  static func isInternationalReference(_ text: String) -> Bool {
    isReference(URIReference(text), international: true)
  }

  private static func isReference(_ parts: URIReference, international: Bool) -> Bool {
    if let scheme = parts.scheme {
      guard let first = scheme.utf8.first, ASCII.isLetter(first),
        scheme.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || "+-.".utf8.contains($0) })
      else { return false }
    }
    if let authority = parts.authority {
      guard isAuthority(authority, international: international) else { return false }
    }
    return isMadeOf(parts.path, also: ":@/", international: international)
      && isMadeOf(parts.query ?? "", also: ":@/?", international: international, allowsPrivate: true)
      && isMadeOf(parts.fragment ?? "", also: ":@/?", international: international)
  }

  private static func isAuthority(_ authority: String, international: Bool) -> Bool {
    var host = Substring(authority)
    if let at = host.utf8.lastIndex(of: UInt8(ascii: "@")) {
      guard isMadeOf(host[..<at], also: ":", international: international) else { return false }
      host = host[host.utf8.index(after: at)...]
    }
    if host.utf8.first == UInt8(ascii: "[") {
      guard let end = host.utf8.lastIndex(of: UInt8(ascii: "]")) else { return false }
      let port = host[host.utf8.index(after: end)...]
      return isAddress(host[..<end].dropFirst()) && (port.isEmpty || port.utf8.first == UInt8(ascii: ":"))
        && port.utf8.dropFirst().allSatisfy(ASCII.isDigit)
    }
    if let colon = host.utf8.lastIndex(of: UInt8(ascii: ":")) {
      guard host[colon...].utf8.dropFirst().allSatisfy(ASCII.isDigit) else { return false }
      host = host[..<colon]
    }
    return isMadeOf(host, also: "", international: international)
  }

  /// RFC 3986 §3.2.2, `IP-literal` without its brackets.
  private static func isAddress(_ text: Substring) -> Bool {
    guard text.utf8.first.map({ $0 | 0x20 == UInt8(ascii: "v") }) == true else {
      return IPAddress.isVersion6(String(text))
    }
    var scanner = ByteScanner(text.dropFirst())
    guard scanner.take(while: ASCII.isHexDigit) > 0, scanner.take(".") else { return false }
    return scanner.take(while: { PercentEncoding.isUnreserved($0) || isSubDelimiter($0) || $0 == UInt8(ascii: ":") })
      > 0
      && scanner.isAtEnd
  }

  /// Whether a part is made of unreserved characters, escapes, sub-delimiters and those of `also`.
  private static func isMadeOf(
    _ part: some StringProtocol, also: String, international: Bool, allowsPrivate: Bool = false
  ) -> Bool {
    var escapeDigits = 0
    for scalar in part.unicodeScalars {
      guard scalar.isASCII else {
        guard international, escapeDigits == 0, isUCS(scalar, allowsPrivate: allowsPrivate) else { return false }
        continue
      }
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      if escapeDigits > 0 {
        guard ASCII.isHexDigit(byte) else { return false }
        escapeDigits -= 1
      } else if byte == UInt8(ascii: "%") {
        escapeDigits = 2
      } else if !(PercentEncoding.isUnreserved(byte) || isSubDelimiter(byte) || also.utf8.contains(byte)) {
        return false
      }
    }
    return escapeDigits == 0
  }

  private static func isSubDelimiter(_ byte: UInt8) -> Bool {
    "!$&'()*+,;=".utf8.contains(byte)
  }

  /// RFC 3987 §2.2, `ucschar` and `iprivate`.
  private static func isUCS(_ scalar: Unicode.Scalar, allowsPrivate: Bool) -> Bool {
    switch scalar.value {
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
    case 0x10000...0xDFFFF: scalar.value & 0xFFFF <= 0xFFFD
    case 0xE1000...0xEFFFD: true
    case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: allowsPrivate
    default: false
    }
  }
}

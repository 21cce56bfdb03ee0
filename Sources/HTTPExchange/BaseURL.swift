/// The parts of a base URL (RFC 3986 §3), as far as an HTTP client needs them.
struct BaseURL {
  var scheme: HTTPClientConfiguration.Scheme
  var host: String
  var port: Int
  var path: String

  init(_ text: String) throws(HTTPConfigurationError) {
    let example = "Write it like http://localhost:8080 or https://api.example.com/v1."
    if text.isEmpty { throw HTTPConfigurationError("The target URL is empty.", remedy: example) }
    if text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) {
      throw HTTPConfigurationError(
        "The target URL \"\(text)\" holds a blank or a control character.",
        remedy: "Take it out, or percent-encode it in the path (a blank is %20).")
    }
    guard let mark = text.firstRange(of: "://") else {
      throw HTTPConfigurationError("The target URL \"\(text)\" has no scheme.", remedy: "Write http://\(text).")
    }
    guard let scheme = HTTPClientConfiguration.Scheme(rawValue: text[..<mark.lowerBound].lowercased()) else {
      throw HTTPConfigurationError(
        "The target URL \"\(text)\" has the scheme \"\(text[..<mark.lowerBound])\".", remedy: "Use http or https.")
    }
    let rest = text[mark.upperBound...]
    if rest.contains(where: { $0 == "?" || $0 == "#" }) {
      throw HTTPConfigurationError(
        "The target URL \"\(text)\" has a query or a fragment.",
        remedy: "Leave out everything from the first ? or #; query parameters belong to the operations.")
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    let authority = rest[..<slash]
    if let at = authority.lastIndex(of: "@") {
      throw HTTPConfigurationError(
        "The target URL for \"\(authority[authority.index(after: at)...])\" holds credentials.",
        remedy: "Give the URL without them, and the credentials with --auth-basic, --auth-bearer or --header.")
    }
    let (host, port) = try Self.split(authority, of: text, example: example)
    self.scheme = scheme
    self.host = host
    if let port {
      guard let number = Int(port), (1...65535).contains(number), port.utf8.allSatisfy({ $0 != 0x2B }) else {
        throw HTTPConfigurationError(
          "The port \"\(port)\" of the target URL \"\(text)\" is no port.", remedy: "Use a number from 1 to 65535.")
      }
      self.port = number
    } else {
      self.port = scheme.defaultPort
    }
    var path = rest[slash...]
    while path.last == "/" { path.removeLast() }
    self.path = String(path)
  }

  private static func split(
    _ authority: Substring, of text: String, example: String
  ) throws(HTTPConfigurationError) -> (host: String, port: String?) {
    var host = authority
    var port: String?
    if authority.first == "[" {
      guard let bracket = authority.firstIndex(of: "]") else {
        throw HTTPConfigurationError(
          "The IPv6 address of the target URL \"\(text)\" has no closing bracket.",
          remedy: "Write it like http://[::1]:8080.")
      }
      host = authority[...bracket]
      let after = authority[authority.index(after: bracket)...]
      if after.first == ":" { port = String(after.dropFirst()) }
      let digits = host.dropFirst().dropLast()
      guard after.isEmpty || after.first == ":", digits.contains(":"),
        digits.utf8.allSatisfy({ isHexadecimal($0) || $0 == 0x3A || $0 == 0x2E })
      else {
        throw HTTPConfigurationError(
          "The target URL \"\(text)\" has no proper IPv6 address in its brackets.",
          remedy: "Write it like http://[::1]:8080.")
      }
    } else if let colon = authority.firstIndex(of: ":") {
      host = authority[..<colon]
      port = String(authority[authority.index(after: colon)...])
      if port?.contains(":") == true {
        throw HTTPConfigurationError(
          "The target URL \"\(text)\" has more than one colon after its host.",
          remedy: "Write an IPv6 address in brackets: http://[::1]:8080.")
      }
    }
    if port?.isEmpty == true { port = nil }
    if host.isEmpty { throw HTTPConfigurationError("The target URL \"\(text)\" has no host.", remedy: example) }
    if let bad = host.unicodeScalars.first(where: { "\"<>\\^`{|}%,;".unicodeScalars.contains($0) }) {
      throw HTTPConfigurationError(
        "The host \"\(host)\" of the target URL holds \"\(bad)\".", remedy: "Use a host name or an address.")
    }
    return (String(host), port)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}

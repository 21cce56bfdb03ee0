/// RFC 5321 §4.1.2, and RFC 6531 §3.3 for international addresses.
enum Email {
  static func isValid(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x80 } && isMailbox(text, isDomain: Hostname.isValid)
  }

  static func isInternational(_ text: String) -> Bool {
    isMailbox(text, isDomain: InternationalHostname.isValid)
  }

  private static func isMailbox(_ text: String, isDomain: (String) -> Bool) -> Bool {
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let local = text[..<at]
    let domain = text[text.utf8.index(after: at)...]
    guard (1...64).contains(local.utf8.count) else { return false }
    guard local.utf8.first == UInt8(ascii: "\"") ? isQuoted(local) : isDotString(local) else { return false }
    if domain.utf8.first == UInt8(ascii: "["), domain.utf8.last == UInt8(ascii: "]") {
      return isAddress(domain.dropFirst().dropLast())
    }
    return isDomain(String(domain))
  }

  private static func isDotString(_ local: Substring) -> Bool {
    local.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty
        && atom.allSatisfy { ASCII.isAlphanumeric($0) || $0 >= 0x80 || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
    }
  }

  private static func isQuoted(_ local: Substring) -> Bool {
    guard local.utf8.count >= 2, local.utf8.last == UInt8(ascii: "\"") else { return false }
    var inner = local.utf8.dropFirst().dropLast()
    while let byte = inner.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"):
        guard let escaped = inner.popFirst(), (0x20...0x7E).contains(escaped) else { return false }
      case UInt8(ascii: "\""): return false
      default: guard byte >= 0x20, byte != 0x7F else { return false }
      }
    }
    return true
  }

  private static func isAddress(_ literal: Substring) -> Bool {
    literal.prefix(5).lowercased() == "ipv6:"
      ? IPAddress.isVersion6(String(literal.dropFirst(5))) : IPAddress.isVersion4(String(literal))
  }
}

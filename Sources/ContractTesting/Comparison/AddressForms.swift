import JSON

/// Identifiers and addresses whose standards know several spellings of one value.
enum AddressForms {
  static let all: [Hypothesis] = [uuid, ipv6, macAddress, email, uri, hostname]

  @Sendable static func uuid(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.texts, let first = hexDigits(ofUUID: sent), first == hexDigits(ofUUID: read) else {
      return nil
    }
    return .canonical(same(lowercased(sent), read) ? "UUID in lower case" : "UUID in another spelling")
  }

  @Sendable static func ipv6(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.texts else { return nil }
    let (first, second) = (sent.split(separator: "/", maxSplits: 1), read.split(separator: "/", maxSplits: 1))
    guard first.dropFirst() == second.dropFirst(), let address = first.first.flatMap({ IPv6Address(String($0)) }),
      address == second.first.flatMap({ IPv6Address(String($0)) })
    else { return nil }
    return .canonical("IPv6 address in another spelling")
  }

  @Sendable static func macAddress(_ pair: ValuePair) -> Explanation? {
    guard pair.format.hasPrefix("mac"), let (sent, read) = pair.texts, !sent.isEmpty else { return nil }
    let (first, second) = (hexOnly(sent), hexOnly(read))
    return first != nil && first == second ? .canonical("MAC address in another spelling") : nil
  }

  @Sendable static func email(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.texts, let first = mailbox(sent), let second = mailbox(read),
      same(lowercased(first.domain), lowercased(second.domain)),
      pair.format.hasSuffix("email") || first.domain.dropFirst().contains(".")
    else { return nil }
    if same(first.name, second.name) { return .canonical("e-mail address: letter case of its domain") }
    guard same(lowercased(first.name), lowercased(second.name)) else { return nil }
    return .canonical("e-mail address in another letter case")
  }

  @Sendable static func hostname(_ pair: ValuePair) -> Explanation? {
    guard pair.format == "hostname" || pair.format == "idn-hostname", let (sent, read) = pair.texts else { return nil }
    let (first, second) = (lowercased(sent), lowercased(read))
    guard same(withoutRoot(first), withoutRoot(second)) else { return nil }
    return .canonical(same(first, second) ? "host name in another letter case" : "host name with its final dot changed")
  }

  @Sendable static func uri(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = pair.texts, let first = URINormalForm(sent), let second = URINormalForm(read),
      first == second
    else { return nil }
    return .canonical("URI in its canonical spelling")
  }

  // MARK: Parts

  static func same(_ first: some StringProtocol, _ second: some StringProtocol) -> Bool {
    first.utf8.elementsEqual(second.utf8)
  }

  /// Latin letters alone, as the standards of these names have it.
  static func lowercased(_ text: some StringProtocol) -> String {
    String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func withoutRoot(_ host: String) -> Substring { host.last == "." ? host.dropLast() : host[...] }

  /// RFC 9562 §4, also in braces, as a URN, or without hyphens.
  private static func hexDigits(ofUUID text: String) -> String? {
    var digits = Substring(lowercased(text))
    if digits.hasPrefix("urn:uuid:") { digits = digits.dropFirst(9) }
    if digits.first == "{", digits.last == "}" { digits = digits.dropFirst().dropLast() }
    let groups = digits.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
    guard groups == [8, 4, 4, 4, 12] || groups == [32] else { return nil }
    let hex = digits.filter { $0 != "-" }
    return hex.utf8.allSatisfy(isHexadecimal) ? hex : nil
  }

  private static func hexOnly(_ text: String) -> String? {
    let hex = lowercased(text).filter { $0 != ":" && $0 != "-" && $0 != "." }
    return hex.utf8.allSatisfy(isHexadecimal) ? hex : nil
  }

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func mailbox(_ text: String) -> (name: Substring, domain: Substring)? {
    guard let at = text.lastIndex(of: "@"), at != text.startIndex, !text.contains(where: \.isWhitespace) else {
      return nil
    }
    let domain = text[text.index(after: at)...]
    return domain.isEmpty ? nil : (text[..<at], domain)
  }
}

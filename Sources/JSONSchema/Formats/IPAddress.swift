/// Addresses as text.
enum IPAddress {
  /// RFC 2673 §3.2: four decimal numbers without leading zeros.
  static func isVersion4(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard (1...3).contains(part.count), part.allSatisfy(ASCII.isDigit) else { return false }
        guard part.count == 1 || part.first != UInt8(ascii: "0") else { return false }
        return part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 255
      }
  }

  /// RFC 4291 §2.2, without a zone.
  static func isVersion6(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ ASCII.isHexDigit($0) || ":.".utf8.contains($0) }) else { return false }
    let halves = parts(of: text)
    guard let first = halves.first, let left = groups(first, isLast: halves.count == 1) else { return false }
    switch halves.count {
    case 1: return left == 8
    case 2:
      guard let right = groups(halves[1], isLast: true) else { return false }
      return left + right <= 7
    default: return false
    }
  }

  /// What stands around each `::`.
  private static func parts(of text: String) -> [Substring.UTF8View] {
    var parts: [Substring.UTF8View] = []
    var rest = Substring(text).utf8
    while let index = rest.indices.first(where: { index in
      let next = rest.index(after: index)
      return rest[index] == UInt8(ascii: ":") && next < rest.endIndex && rest[next] == UInt8(ascii: ":")
    }) {
      parts.append(rest[..<index])
      rest = rest[rest.index(index, offsetBy: 2)...]
    }
    return parts + [rest]
  }

  /// The number of 16-bit groups; `nil` when one is malformed.
  private static func groups(_ text: Substring.UTF8View, isLast: Bool) -> Int? {
    guard !text.isEmpty else { return 0 }
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    var count = 0
    for (index, part) in parts.enumerated() {
      if part.contains(UInt8(ascii: ".")) {
        guard isLast, index == parts.count - 1, isVersion4(String(Substring(part))) else { return nil }
        count += 2
      } else {
        guard (1...4).contains(part.count) else { return nil }
        count += 1
      }
    }
    return count
  }
}

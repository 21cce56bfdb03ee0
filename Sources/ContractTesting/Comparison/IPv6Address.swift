/// The eight groups of an IPv6 address (RFC 4291 §2.2).
struct IPv6Address: Equatable {
  private let groups: [UInt16]

  /// Reads any of the spellings; `nil` when it is none. A zone is no part of it.
  init?(_ text: String) {
    guard text.utf8.count <= 45, text.contains(":") else { return nil }
    let halves = Self.halves(of: text)
    guard halves.count <= 2, let head = Self.groups(halves[0]) else { return nil }
    if halves.count == 1 {
      guard head.count == 8 else { return nil }
      groups = head
    } else {
      guard let tail = Self.groups(halves[1]), head.count + tail.count <= 7 else { return nil }
      groups = head + [UInt16](repeating: 0, count: 8 - head.count - tail.count) + tail
    }
  }

  /// What stands before and after each `::`.
  private static func halves(of text: String) -> [Substring] {
    var halves: [Substring] = []
    var rest = text[...]
    while let gap = rest.firstRange(of: "::") {
      halves.append(rest[..<gap.lowerBound])
      rest = rest[gap.upperBound...]
    }
    return halves + [rest]
  }

  private static func groups(_ text: Substring) -> [UInt16]? {
    if text.isEmpty { return [] }
    var groups: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if part.contains(".") {
        let bytes = part.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard index == parts.count - 1, bytes.count == 4, let a = bytes[0], let b = bytes[1], let c = bytes[2],
          let d = bytes[3]
        else { return nil }
        groups += [UInt16(a) << 8 | UInt16(b), UInt16(c) << 8 | UInt16(d)]
      } else {
        guard (1...4).contains(part.utf8.count), part.first != "+", let group = UInt16(part, radix: 16) else {
          return nil
        }
        groups.append(group)
      }
    }
    return groups
  }
}

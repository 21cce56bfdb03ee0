/// RFC 3339 appendix A.
enum Duration {
  static func isValid(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    guard scanner.take("P"), !scanner.isAtEnd else { return false }
    guard let days = units("YMWD", &scanner), isChain(days, of: ["YMD", "W"]) else { return false }
    guard scanner.take("T") else { return scanner.isAtEnd && !days.isEmpty }
    guard days != "W", let hours = units("HMS", &scanner), !hours.isEmpty else { return false }
    return scanner.isAtEnd && isChain(hours, of: ["HMS"])
  }

  /// The units in their order; `nil` when a number lacks its unit.
  private static func units(_ known: String, _ scanner: inout ByteScanner) -> String? {
    var units = ""
    while let byte = scanner.next, ASCII.isDigit(byte) {
      _ = scanner.digits()
      guard let unit = known.unicodeScalars.first(where: { scanner.take($0) }) else { return nil }
      units.unicodeScalars.append(unit)
    }
    return units
  }

  /// Whether the units are neighbours in a chain: years and days need months between them.
  private static func isChain(_ units: String, of chains: [String]) -> Bool {
    units.isEmpty || chains.contains { $0.contains(units) }
  }
}

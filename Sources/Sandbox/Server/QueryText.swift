import Documents

/// `name=value` pairs of queries and forms (WHATWG URL §5.1).
enum QueryText {
  /// The pairs, decoded; a plus sign is a blank.
  static func pairs(_ text: some StringProtocol) -> [(name: String, value: String)] {
    text.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
    }
  }

  private static func decoded(_ text: some StringProtocol) -> String {
    PercentEncoding.decode(text, plusIsBlank: true)
  }
}

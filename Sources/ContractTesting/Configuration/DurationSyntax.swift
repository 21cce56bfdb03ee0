/// Durations and rates as users write them.
public enum DurationSyntax {
  /// Seconds of `500ms`, `10s`, `2m`, `1h` or a plain number of seconds; `nil` when it is none of these.
  public static func seconds(_ text: String) -> Double? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number.isFinite, let factor = factors[String(text.dropFirst(digits.count))]
    else {
      return nil
    }
    return number * factor
  }

  /// Requests a second of `10/s`, `600/m`, `36000/h` or a plain number; `nil` when it is none of these, or not above 0.
  public static func rate(_ text: String) -> Double? {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, let number = Double(first), number.isFinite, number > 0 else { return nil }
    guard parts.count == 2 else { return number }
    guard let period = ["s": 1.0, "m": 60, "h": 3600][parts[1]] else { return nil }
    return number / period
  }

  /// What `seconds` takes, for messages.
  public static let examples = "500ms, 10s or 2m"

  private static let factors: [String: Double] = ["ms": 0.001, "s": 1, "": 1, "m": 60, "h": 3600]
}

import JSON

/// A length of time in any of its usual spellings.
struct DurationText: Equatable {
  /// Calendar months, which have no fixed number of seconds.
  let months: JSONNumber
  /// Everything else.
  let seconds: JSONNumber

  /// Reads `PT1M30S`, `P1DT2H`, `1 02:03:04.5`, `00:01:30`, `1.02:03:04`, `2 days, 3:04:05`, `1m30s`, and `90`.
  init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= 64 else { return nil }
    var body = Substring(text)
    let isNegative = body.first == "-"
    if isNegative || body.first == "+" { body.removeFirst() }
    let value: (months: JSONNumber, seconds: JSONNumber)?
    if body.first == "P" || body.first == "p" {
      value = Self.iso8601(body.dropFirst())
    } else if body.contains(":") {
      value = Self.clock(body)
    } else if let number = DecimalText.number(String(body)) {
      value = (0, number)
    } else {
      value = Self.units(body, ["h": 3600, "m": 60, "s": 1])
    }
    guard let value else { return nil }
    months = isNegative ? value.months.negated : value.months
    seconds = isNegative ? value.seconds.negated : value.seconds
  }

  /// The length in seconds with years of 365 and months of 30 days, as stores without a calendar count them.
  var inDays: JSONNumber {
    let whole = (months.int ?? 0) / 12
    let rest = (months.int ?? 0) % 12
    return seconds + JSONNumber((whole * 365 + rest * 30) * 86_400)
  }

  /// Whether it can be nothing but a duration.
  static func isUnmistakable(_ text: String) -> Bool {
    let body = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
    return (body.first == "P" || body.first == "p") && DurationText(text) != nil
  }

  private typealias Length = (months: JSONNumber, seconds: JSONNumber)

  private static func iso8601(_ text: Substring) -> Length? {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard !text.isEmpty, let date = parts.first, parts.count < 2 || !parts[1].isEmpty else { return nil }
    var months: JSONNumber = 0
    var days = ""
    var number = ""
    for character in date {
      switch character {
      case "Y", "M":
        guard let value = DecimalText.number(number) else { return nil }
        months = months + value * (character == "Y" ? 12 : 1)
        number = ""
      case "W", "D":
        days += number + String(character)
        number = ""
      default: number.append(character == "," ? "." : character)
      }
    }
    guard number.isEmpty, let whole = units(days[...], ["W": 604_800, "D": 86_400]) else { return nil }
    let clock = parts.count == 2 ? units(parts[1], ["H": 3600, "M": 60, "S": 1]) : (0, 0)
    return clock.map { (months, whole.seconds + $0.seconds) }
  }

  /// Numbers, each with its unit, each unit once at most.
  private static func units(_ text: Substring, _ seconds: [Character: Int]) -> Length? {
    var total: JSONNumber = 0
    var left = seconds
    var number = ""
    for character in text {
      if let factor = left.removeValue(forKey: character) {
        guard let value = DecimalText.number(number) else { return nil }
        total = total + value * JSONNumber(factor)
        number = ""
      } else {
        number.append(character == "," ? "." : character)
      }
    }
    return number.isEmpty ? (0, total) : nil
  }

  /// `[D ]HH:MM:SS`, also with `days,` or a point after the days, and `MM:SS`.
  private static func clock(_ text: Substring) -> Length? {
    var days: JSONNumber = 0
    var clock = text
    let firstColon = text.firstIndex(of: ":") ?? text.endIndex
    if let gap = text.lastIndex(of: " ") ?? text[..<firstColon].lastIndex(of: ".") {
      let count = text[..<gap].prefix { $0.isNumber }
      guard ["", " day,", " days,", " day", " days"].contains(text[count.endIndex..<gap]),
        let value = DecimalText.number(String(count))
      else { return nil }
      days = value
      clock = text[text.index(after: gap)...]
    }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false).map { DecimalText.number(String($0)) }
    guard (2...3).contains(parts.count) else { return nil }
    var seconds: JSONNumber = 0
    for part in parts {
      guard let part, !part.isNegative else { return nil }
      seconds = seconds * 60 + part
    }
    return (0, days * 86_400 + seconds)
  }
}

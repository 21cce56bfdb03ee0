import JSON

/// What becomes of dates and times on their way through zones and types.
enum TimeLosses {
  static let all: [Hypothesis] = [zone, fraction, parts, dayAndMonth, shift, duration]

  private static func times(_ pair: ValuePair) -> (sent: CivilTime, read: CivilTime)? {
    guard let texts = pair.texts, let sent = CivilTime(texts.sent), let read = CivilTime(texts.read) else { return nil }
    return (sent, read)
  }

  @Sendable static func zone(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = times(pair), sent.day == read.day, sent.second == read.second,
      sent.fraction == read.fraction, sent.offset != nil, sent.offset != read.offset
    else { return nil }
    return .loss("time zone lost: the same clock time in another zone")
  }

  @Sendable static func fraction(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = times(pair), sent.second != nil, read.second != nil, sent.fraction != read.fraction,
      (sent.day == nil) == (read.day == nil), abs(sent.instant - read.instant) <= 1
    else { return nil }
    if read.fraction.isEmpty { return .loss("fraction of a second lost") }
    let digits = read.fraction.utf8.count
    guard digits < sent.fraction.utf8.count else { return nil }
    let isCut = sent.fraction.hasPrefix(read.fraction) && sent.instant == read.instant
    let reason = "fraction of a second \(isCut ? "cut" : "rounded") to \(digits) digits"
    return .loss(reason)
  }

  @Sendable static func parts(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = times(pair) else { return nil }
    guard let second = sent.second else {
      return sent.day != nil && sent.day == read.day ? .loss("a time of day added") : nil
    }
    if sent.day != nil, read.day == nil, read.second == second { return .loss("date lost") }
    guard let day = sent.day else { return nil }
    if read.day == day, (read.second ?? 0) == 0, read.fraction.isEmpty { return .loss("time of day lost") }
    if read.fraction.isEmpty, second % 60 != 0, read.instant == sent.instant - second % 60 {
      return .loss("seconds lost")
    }
    return nil
  }

  @Sendable static func dayAndMonth(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = times(pair), let first = sent.day.map(CivilTime.date(days:)),
      let second = read.day.map(CivilTime.date(days:)), first.year == second.year, first.day == second.month,
      first.month == second.day, first.day != first.month
    else { return nil }
    return .loss("day and month swapped")
  }

  @Sendable static func shift(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = times(pair), (sent.day == nil) == (read.day == nil) else { return nil }
    let shift = read.instant - sent.instant
    if shift != 0, sent.fraction == read.fraction {
      let direction = shift < 0 ? "earlier" : "later"
      for (seconds, unit) in [(86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second")]
      where shift % seconds == 0 {
        let count = abs(shift) / seconds
        if count == 1 { return .loss("one \(unit) \(direction)") }
        if count <= 60 { return .loss("\(count) \(unit)s \(direction)") }
      }
    }
    return .loss(sent.second == nil && read.second == nil ? "another date" : "another time")
  }

  @Sendable static func duration(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = TimeForms.durations(pair), sent.months == read.months,
      sent.seconds.rounded(toMultipleOf: 1, up: sent.seconds.isNegative) == read.seconds
    else { return nil }
    return .loss("fraction of a second lost")
  }
}

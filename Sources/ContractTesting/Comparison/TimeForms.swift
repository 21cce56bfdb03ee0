import JSON

/// The same date, time or duration in another spelling.
enum TimeForms {
  static let all: [Hypothesis] = [time, precision, epoch, duration]

  @Sendable static func time(_ pair: ValuePair) -> Explanation? {
    guard let texts = pair.texts, let sent = CivilTime(texts.sent), let read = CivilTime(texts.read) else { return nil }
    guard (sent.day == nil) == (read.day == nil) else { return nil }
    if sent.second == nil || read.second == nil {
      guard sent.day == read.day, (sent.second ?? 0) == 0, (read.second ?? 0) == 0, sent.fraction == read.fraction
      else { return nil }
      return .canonical(sent.second == nil ? "date shown with a time of day" : "midnight shown as a date")
    }
    guard sent.fraction == read.fraction else { return nil }
    switch (sent.offset, read.offset) {
    case (let first?, let second?):
      guard isSameInstant(sent, read) else { return nil }
      return .canonical(first == second ? "time in another spelling" : "shown in another time zone")
    case (nil, nil):
      return sent.wall == read.wall ? .canonical("time in another spelling") : nil
    case (nil, _?):
      if sent.wall == read.wall { return .canonical("time zone added") }
      let shift = read.instant - sent.wall
      let isLocalTime = sent.day != nil && shift % 900 == 0 && abs(shift) <= 50_400
      return isLocalTime ? .canonical("taken for the server's local time") : nil
    case (let offset?, nil):
      if isSameInstant(sent, read) {
        return .canonical(offset == 0 ? "time zone left out" : "shown in UTC without its time zone")
      }
      return nil
    }
  }

  /// A fraction kept to milliseconds or better: no format promises more, and stores differ in it.
  @Sendable static func precision(_ pair: ValuePair) -> Explanation? {
    guard let texts = pair.texts, let read = CivilTime(texts.read), read.fraction.utf8.count >= 3 else { return nil }
    return TimeLosses.fraction(pair).map { .canonical($0.reason) }
  }

  /// Times of day alone go round at midnight.
  private static func isSameInstant(_ sent: CivilTime, _ read: CivilTime) -> Bool {
    let shift = sent.instant - read.instant
    return sent.day == nil ? shift % 86_400 == 0 : shift == 0
  }

  /// Seconds or milliseconds since 1970.
  @Sendable static func epoch(_ pair: ValuePair) -> Explanation? {
    guard let text = pair.sent.string?.text, let read = pair.read.number, let sent = CivilTime(text), sent.day != nil,
      let seconds = JSONNumber(literal: "\(sent.instant)" + (sent.fraction.isEmpty ? "" : ".\(sent.fraction)")),
      sent.instant >= 0
    else { return nil }
    if read == seconds { return .canonical("time shown as seconds since 1970") }
    return read == seconds * 1000 ? .canonical("time shown as milliseconds since 1970") : nil
  }

  @Sendable static func duration(_ pair: ValuePair) -> Explanation? {
    guard let (sent, read) = durations(pair) else { return nil }
    if sent == read { return .canonical("duration in another spelling") }
    return sent.inDays == read.inDays ? .canonical("duration with months counted as 30 days") : nil
  }

  /// Both as durations, where the format or the spelling says that they are.
  static func durations(_ pair: ValuePair) -> (sent: DurationText, read: DurationText)? {
    guard let sent = durationText(pair.sent), let read = durationText(pair.read) else { return nil }
    let isNumber = { (text: String) in DecimalText.number(text) != nil }
    let isKnown =
      pair.format == "duration" || DurationText.isUnmistakable(sent) || DurationText.isUnmistakable(read)
      || (isNumber(sent) && !isNumber(read))
    guard isKnown, let first = DurationText(sent), let second = DurationText(read) else { return nil }
    return (first, second)
  }

  private static func durationText(_ value: JSONValue) -> String? {
    value.string?.text ?? value.number?.literal
  }
}

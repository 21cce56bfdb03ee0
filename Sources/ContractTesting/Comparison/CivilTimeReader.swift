/// Reads a `CivilTime` from its text.
struct CivilTimeReader {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) {
    rest = Array(text.utf8)[...]
  }

  mutating func time() -> CivilTime? {
    var time = CivilTime(day: nil, second: nil)
    if rest.dropFirst(4).first == 0x2D {
      guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2),
        let days = Self.days(year, month, day)
      else { return nil }
      time.day = days
      if rest.isEmpty { return time }
      guard take("T") || take("t") || take(" ") else { return nil }
    }
    guard let hour = digits(2), take(":"), let minute = digits(2), hour <= 24, minute <= 59 else { return nil }
    var second = 0
    if take(":") {
      guard let digits = digits(2), digits <= 60 else { return nil }
      second = digits
      if take(".") || take(",") {
        let fraction = rest.prefix { Self.isDigit($0) }
        guard !fraction.isEmpty else { return nil }
        rest = rest.dropFirst(fraction.count)
        time.fraction = String(decoding: fraction, as: UTF8.self)
        while time.fraction.last == "0" { time.fraction.removeLast() }
      }
    }
    guard hour < 24 || (minute == 0 && second == 0) else { return nil }
    time.second = hour * 3600 + minute * 60 + second
    guard let offset = offset() else { return rest.isEmpty ? time : nil }
    time.offset = offset
    return rest.isEmpty ? time : nil
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
  mutating func httpDate() -> CivilTime? {
    guard rest.count == 29, rest.dropFirst(3).first == 0x2C else { return nil }
    rest = rest.dropFirst(5)
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard let day = digits(2), take(" "),
      let month = months.firstIndex(where: { rest.starts(with: $0.utf8) })
    else { return nil }
    rest = rest.dropFirst(3)
    guard take(" "), let year = digits(4), take(" "), let days = Self.days(year, month + 1, day), var time = time(),
      time.offset == 0, time.day == nil
    else { return nil }
    time.day = days
    return time
  }

  private mutating func offset() -> Int? {
    let before = rest
    _ = take(" ")
    if take("Z") || take("z") || take("GMT") || take("UTC") { return 0 }
    let isWest = rest.first == 0x2D
    guard take("+") || take("-"), let hours = digits(2) else {
      rest = before
      return nil
    }
    _ = take(":")
    let minutes = digits(2) ?? 0
    var seconds = 0
    if take(":") { seconds = digits(2) ?? 60 }
    guard hours <= 23, minutes <= 59, seconds <= 59 else {
      rest = before
      return nil
    }
    let total = hours * 3600 + minutes * 60 + seconds
    return isWest ? -total : total
  }

  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...12).contains(month), day >= 1 else { return nil }
    let days = CivilTime.days(year: year, month: month, day: day)
    return CivilTime.date(days: days) == (year, month, day) ? days : nil
  }

  private mutating func digits(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(Self.isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// RFC 3339 §5.6.
enum DateAndTime {
  static func isDate(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    return date(&scanner) && scanner.isAtEnd
  }

  static func isTime(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    return time(&scanner) && scanner.isAtEnd
  }

  static func isDateTime(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    guard date(&scanner), scanner.take("T") || scanner.take("t") else { return false }
    return time(&scanner) && scanner.isAtEnd
  }

  /// A time without an offset.
  static func isLocalTime(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    return timeOfDay(&scanner) != nil && scanner.isAtEnd
  }

  /// A date and a time without an offset.
  static func isLocalDateTime(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    guard date(&scanner), scanner.take("T") || scanner.take("t") else { return false }
    return timeOfDay(&scanner) != nil && scanner.isAtEnd
  }

  private static func date(_ scanner: inout ByteScanner) -> Bool {
    guard let year = scanner.number(digits: 4), scanner.take("-"), let month = scanner.number(digits: 2),
      scanner.take("-"), let day = scanner.number(digits: 2)
    else { return false }
    return isDay(day, month: month, year: year)
  }

  /// Whether the month of that year has such a day.
  static func isDay(_ day: Int, month: Int, year: Int) -> Bool {
    (1...12).contains(month) && day >= 1 && day <= length(ofMonth: month, year: year)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func time(_ scanner: inout ByteScanner) -> Bool {
    guard let (minute, second) = timeOfDay(&scanner), let offset = offset(&scanner) else { return false }
    // A leap second ends a day of UTC.
    return second < 60 || (minute - offset + 2880) % 1440 == 1439
  }

  /// The minute of the day and the second; at most 60, the leap second.
  private static func timeOfDay(_ scanner: inout ByteScanner) -> (minute: Int, second: Int)? {
    guard let hour = scanner.number(digits: 2), scanner.take(":"), let minute = scanner.number(digits: 2),
      scanner.take(":"), let second = scanner.number(digits: 2), hour <= 23, minute <= 59, second <= 60
    else { return nil }
    if scanner.take(".") {
      guard scanner.digits() > 0 else { return nil }
    }
    return (hour * 60 + minute, second)
  }

  /// Minutes east of UTC.
  private static func offset(_ scanner: inout ByteScanner) -> Int? {
    if scanner.take("Z") || scanner.take("z") { return 0 }
    let isEast = scanner.take("+")
    guard isEast || scanner.take("-"), let hour = scanner.number(digits: 2), scanner.take(":"),
      let minute = scanner.number(digits: 2), hour <= 23, minute <= 59
    else { return nil }
    return (isEast ? 1 : -1) * (hour * 60 + minute)
  }
}

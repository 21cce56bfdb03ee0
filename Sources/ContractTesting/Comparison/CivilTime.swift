/// A date, a time of day, or both, as written, with arithmetic in the proleptic Gregorian calendar.
struct CivilTime: Equatable {
  /// Days since 1970-01-01; `nil` for a time of day alone.
  var day: Int?
  /// Seconds since midnight, 86,400 in a leap second at midnight; `nil` for a date alone.
  var second: Int?
  /// The digits of the fraction without final zeros.
  var fraction = ""
  /// Seconds east of UTC; `nil` where none is written.
  var offset: Int?

  /// Seconds since 1970-01-01T00:00 of the clock that is shown.
  var wall: Int { (day ?? 0) * 86_400 + (second ?? 0) }
  /// Seconds since 1970-01-01T00:00Z, a missing offset taken for UTC.
  var instant: Int { wall - (offset ?? 0) }

  /// The number of days from 1970-01-01 to a date.
  static func days(year: Int, month: Int, day: Int) -> Int {
    // Years begin in March here, so that a leap day is a year's last.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Year, month and day of a number of days from 1970-01-01.
  static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Reads the forms of RFC 3339 and ISO 8601 with all freedoms that servers take (a blank for `T`, no offset, offsets
  /// with seconds, no seconds), and the date of HTTP; `nil` for anything else.
  init?(_ text: String) {
    guard text.utf8.count <= 64 else { return nil }
    var reader = CivilTimeReader(text)
    if let time = reader.httpDate() {
      self = time
      return
    }
    reader = CivilTimeReader(text)
    guard let time = reader.time() else { return nil }
    self = time
  }

  init(day: Int?, second: Int?) {
    self.day = day
    self.second = second
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The server's clock.
enum ServerTime {
  /// What a member with a time tells.
  enum Kind {
    case creation
    case change
    case other
  }

  /// What the time in a member of this name tells.
  static func kind(of name: String) -> Kind {
    let name = IdentityRule.folded(name)
    if ["creat", "inserted", "registered"].contains(where: name.contains) { return .creation }
    if ["updat", "modif", "changed", "lastedit"].contains(where: name.contains) { return .change }
    return .other
  }

  /// Now, in UTC, to the microsecond (RFC 3339).
  static func now() -> String {
    var clock = timespec()
    clock_gettime(CLOCK_REALTIME, &clock)
    return text(seconds: Int(clock.tv_sec), microseconds: Int(clock.tv_nsec) / 1000)
  }

  /// The time so many seconds and microseconds after the beginning of 1970.
  static func text(seconds: Int, microseconds: Int) -> String {
    let days = seconds / 86_400
    let second = seconds % 86_400
    // Days are counted in eras of 400 years that begin on the first of March.
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(padded(second / 3600, 2)):"
      + "\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2)).\(padded(microseconds, 6))Z"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

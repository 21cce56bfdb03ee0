/// Texts of HTTP's header fields (RFC 9110): dates and media ranges.
enum HTTPText {
  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let longDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// A date in one of HTTP's three forms (§5.6.7).
  static func isDate(_ text: String) -> Bool {
    isFixedDate(text) || isRFC850Date(text) || isAsctimeDate(text)
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static func isFixedDate(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    guard scanner.take(anyOf: days) != nil, scanner.take(text: ", "), let day = scanner.number(digits: 2),
      scanner.take(" "), let month = scanner.take(anyOf: months), scanner.take(" "),
      let year = scanner.number(digits: 4), scanner.take(" "), time(&scanner), scanner.take(text: " GMT")
    else { return false }
    return scanner.isAtEnd && DateAndTime.isDay(day, month: month + 1, year: year)
  }

  /// `Sunday, 06-Nov-94 08:49:37 GMT`.
  private static func isRFC850Date(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    guard scanner.take(anyOf: longDays) != nil, scanner.take(text: ", "), let day = scanner.number(digits: 2),
      scanner.take("-"), let month = scanner.take(anyOf: months), scanner.take("-"),
      let year = scanner.number(digits: 2), scanner.take(" "), time(&scanner), scanner.take(text: " GMT")
    else { return false }
    return scanner.isAtEnd && DateAndTime.isDay(day, month: month + 1, year: 2000 + year)
  }

  /// `Sun Nov  6 08:49:37 1994`.
  private static func isAsctimeDate(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    guard scanner.take(anyOf: days) != nil, scanner.take(" "), let month = scanner.take(anyOf: months),
      scanner.take(" "), let day = scanner.take(" ") ? scanner.number(digits: 1) : scanner.number(digits: 2),
      scanner.take(" "), time(&scanner), scanner.take(" "), let year = scanner.number(digits: 4)
    else { return false }
    return scanner.isAtEnd && DateAndTime.isDay(day, month: month + 1, year: year)
  }

  private static func time(_ scanner: inout ByteScanner) -> Bool {
    guard let hour = scanner.number(digits: 2), scanner.take(":"), let minute = scanner.number(digits: 2),
      scanner.take(":"), let second = scanner.number(digits: 2)
    else { return false }
    return hour <= 23 && minute <= 59 && second <= 60
  }

  /// `text/*;level=1`: a type and a subtype, or `*` for them, and parameters (§12.5.1).
  static func isMediaRange(_ text: String) -> Bool {
    var scanner = ByteScanner(text)
    let isAnyType = scanner.take("*")
    guard isAnyType || scanner.take(while: isTokenCharacter) > 0, scanner.take("/") else { return false }
    let isAnySubtype = scanner.take("*")
    guard isAnySubtype || !isAnyType && scanner.take(while: isTokenCharacter) > 0 else { return false }
    while !scanner.isAtEnd {
      _ = scanner.take(while: isBlank)
      guard scanner.take(";") else { return false }
      _ = scanner.take(while: isBlank)
      guard scanner.take(while: isTokenCharacter) > 0 else { continue }
      guard scanner.take("="), parameterValue(&scanner) else { return false }
    }
    return true
  }

  private static func parameterValue(_ scanner: inout ByteScanner) -> Bool {
    guard scanner.take("\"") else { return scanner.take(while: isTokenCharacter) > 0 }
    while let byte = scanner.next, byte != UInt8(ascii: "\"") {
      _ = scanner.take("\\")
      guard let next = scanner.next else { return false }
      _ = scanner.take(Unicode.Scalar(next))
    }
    return scanner.take("\"")
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// What tokens are made of (§5.6.2); `*` alone is a range here.
  static func isTokenCharacter(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}

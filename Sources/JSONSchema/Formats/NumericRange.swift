import JSON

/// The ranges of OpenAPI's numeric formats; the precision of a literal is not restricted.
struct NumericRange: Sendable {
  private let lower: JSONNumber
  private let upper: JSONNumber
  /// Whether numbers with a fraction are none of the format's.
  private let isWhole: Bool

  static let int8 = NumericRange(integersFrom: "-128", to: "127")
  static let int16 = NumericRange(integersFrom: "-32768", to: "32767")
  static let int32 = NumericRange(integersFrom: "-2147483648", to: "2147483647")
  static let int64 = NumericRange(integersFrom: "-9223372036854775808", to: "9223372036854775807")
  static let uint8 = NumericRange(integersFrom: "0", to: "255")
  static let uint16 = NumericRange(integersFrom: "0", to: "65535")
  static let uint32 = NumericRange(integersFrom: "0", to: "4294967295")
  static let uint64 = NumericRange(integersFrom: "0", to: "18446744073709551615")
  /// The integers that a double holds, each of them exactly: up to 2^53 − 1.
  static let doubleInteger = NumericRange(integers: "9007199254740991")
  /// What rounds to a finite IEEE 754 binary32 number: below 2^128 − 2^103.
  static let float = NumericRange(finiteBelow: "340282356779733661637539395458142568448")
  /// What rounds to a finite IEEE 754 binary64 number: below 2^1024 − 2^970.
  static let double = NumericRange(
    finiteBelow: """
      179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286\
      416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571\
      366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497792
      """)

  private init(lower: JSONNumber, upper: JSONNumber, isWhole: Bool) {
    self.lower = lower
    self.upper = upper
    self.isWhole = isWhole
  }

  private init(integersFrom lower: String, to upper: String) {
    self.init(lower: JSONNumber(literal: lower) ?? 0, upper: JSONNumber(literal: upper) ?? 0, isWhole: true)
  }

  /// The integers up to a bound, and down to its negative.
  init(integers bound: String) {
    self.init(integersFrom: "-" + bound, to: bound)
  }

  private init(finiteBelow literal: String) {
    let bound = (JSONNumber(literal: literal) ?? 0) - 1
    self.init(lower: bound.negated, upper: bound, isWhole: false)
  }

  /// Whether the number is in the range, both ends included.
  func contains(_ number: JSONNumber) -> Bool {
    lower <= number && number <= upper && (!isWhole || number.isInteger)
  }
}

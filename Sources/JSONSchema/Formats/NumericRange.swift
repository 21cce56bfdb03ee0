import JSON

/// The ranges of OpenAPI's numeric formats; the precision of a literal is not restricted.
struct NumericRange: Sendable {
  private let lower: JSONNumber
  private let upper: JSONNumber

  static let int32 = NumericRange(lower: JSONNumber(Int(Int32.min)), upper: JSONNumber(Int(Int32.max)))
  static let int64 = NumericRange(lower: JSONNumber(Int(Int64.min)), upper: JSONNumber(Int(Int64.max)))
  /// What rounds to a finite IEEE 754 binary32 number: below 2^128 − 2^103.
  static let float = NumericRange(finiteBelow: "340282356779733661637539395458142568448")
  /// What rounds to a finite IEEE 754 binary64 number: below 2^1024 − 2^970.
  static let double = NumericRange(
    finiteBelow: """
      179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286\
      416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571\
      366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497792
      """)

  private init(lower: JSONNumber, upper: JSONNumber) {
    self.lower = lower
    self.upper = upper
  }

  private init(finiteBelow literal: String) {
    let bound = (JSONNumber(literal: literal) ?? 0) - 1
    self.init(lower: bound.negated, upper: bound)
  }

  /// Whether the number is in the range, both ends included.
  func contains(_ number: JSONNumber) -> Bool {
    lower <= number && number <= upper
  }
}

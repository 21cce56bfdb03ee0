/// A decimal number other than zero that is no `Int`: `±digits × 10^exponent`, without zeros at either end of the digits,
/// so that equal values have equal parts.
struct ExactDecimal: Hashable, Sendable {
  /// Exponents beyond this one, either way, are taken for it; they cannot be told apart.
  static let exponentLimit = 1_000_000_000_000_000_000
  /// How many more digits than its operands a sum may have.
  static let alignmentLimit = 10_000

  let isNegative: Bool
  /// ASCII digits, the most significant one first.
  let digits: [UInt8]
  let exponent: Int

  /// The place of the first digit: the value is below `10^magnitude` and not below `10^(magnitude - 1)`.
  var magnitude: Int { digits.count + exponent }

  init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = min(max(exponent, -Self.exponentLimit), Self.exponentLimit)
  }

  /// The decimal of an integer other than zero.
  init(_ value: Int) {
    var digits = Array(String(value.magnitude).utf8)
    var exponent = 0
    while let last = digits.last, last == UInt8(ascii: "0") {
      digits.removeLast()
      exponent += 1
    }
    self.init(isNegative: value < 0, digits: digits, exponent: exponent)
  }

  static func precedes(_ left: ExactDecimal, _ right: ExactDecimal) -> Bool {
    guard left.isNegative == right.isNegative else { return left.isNegative }
    let (small, large) = left.isNegative ? (right, left) : (left, right)
    guard small.magnitude == large.magnitude else { return small.magnitude < large.magnitude }
    return small.digits.lexicographicallyPrecedes(large.digits)
  }

  /// The `Int` of the value, if it is one that fits.
  var integer: Int? {
    guard exponent >= 0, magnitude <= 19 else { return nil }
    var value = 0
    for position in 0..<magnitude {
      let digit = position < digits.count ? Int(digits[position] - UInt8(ascii: "0")) : 0
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (next, carry) = isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
      if overflow || carry { return nil }
      value = next
    }
    return value
  }

  /// Whether `self` and `other` can be brought to one exponent without growing out of bounds.
  func aligns(with other: ExactDecimal) -> Bool {
    let (high, low) = exponent > other.exponent ? (self, other) : (other, self)
    return high.exponent - low.exponent <= Self.alignmentLimit + low.digits.count
  }

  /// The shortest JSON literal: plain where it is no longer than 40 characters, else with an exponent.
  var literal: String {
    let sign = isNegative ? "-" : ""
    let text = String(decoding: digits, as: UTF8.self)
    if exponent >= 0, magnitude <= 40 { return sign + text + String(repeating: "0", count: exponent) }
    if exponent < 0, magnitude > 0 { return sign + text.prefix(magnitude) + "." + text.dropFirst(magnitude) }
    if exponent < 0, magnitude > -20 { return sign + "0." + String(repeating: "0", count: -magnitude) + text }
    let fraction = text.dropFirst()
    return sign + text.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "e\(magnitude - 1)"
  }
}

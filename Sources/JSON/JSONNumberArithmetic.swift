import BigInt

/// Exact arithmetic. Sums whose operands are more than 10,000 orders of magnitude apart are the greater operand, so that
/// no exponent can make a result too large to hold; products saturate at an exponent of ±10¹⁸.
extension JSONNumber {
  /// The exact sum; the greater operand when the other is less than 10⁻¹⁰⁰⁰⁰ of it.
  public static func + (left: JSONNumber, right: JSONNumber) -> JSONNumber {
    if case .integer(let left) = left.value, case .integer(let right) = right.value {
      let (sum, overflow) = left.addingReportingOverflow(right)
      if !overflow { return JSONNumber(sum) }
    }
    guard let first = left.decimal else { return right }
    guard let second = right.decimal else { return left }
    guard first.aligns(with: second) else { return first.magnitude > second.magnitude ? left : right }
    return JSONNumber(first.adding(second))
  }

  /// The exact difference; the operand of greater magnitude, with its sign, when the other is less than 10⁻¹⁰⁰⁰⁰ of it.
  public static func - (left: JSONNumber, right: JSONNumber) -> JSONNumber {
    left + right.negated
  }

  /// The exact product; the time grows with the square of the digits.
  public static func * (left: JSONNumber, right: JSONNumber) -> JSONNumber {
    if case .integer(let left) = left.value, case .integer(let right) = right.value {
      let (product, overflow) = left.multipliedReportingOverflow(by: right)
      if !overflow { return JSONNumber(product) }
    }
    guard let first = left.decimal, let second = right.decimal else { return 0 }
    let product = first.significand * second.significand
    return JSONNumber(product, exponent: first.exponent + second.exponent)
  }

  /// The number with the other sign.
  public var negated: JSONNumber {
    if let int, int != Int.min { return JSONNumber(0 - int) }
    guard let decimal else { return 0 }
    return JSONNumber(
      Value(isNegative: !decimal.isNegative, digits: decimal.digits, exponent: decimal.exponent))
  }

  /// Whether `self` is `other` times an integer, exactly and whatever the exponents; 0 is a multiple of all, and only 0
  /// of 0.
  public func isMultiple(of other: JSONNumber) -> Bool {
    if case .integer(let left) = value, case .integer(let right) = other.value { return left.isMultiple(of: right) }
    guard let decimal else { return true }
    guard let divisor = other.decimal else { return false }
    return decimal.isMultiple(of: divisor)
  }

  /// The least multiple of `unit` that is not below `self`, or with `up` false the greatest that is not above it; nil
  /// when `unit` is 0 or more than 10,000 orders of magnitude away.
  public func rounded(toMultipleOf unit: JSONNumber, up: Bool) -> JSONNumber? {
    guard let step = unit.decimal else { return nil }
    guard let decimal else { return 0 }
    if isMultiple(of: unit) { return self }
    guard decimal.aligns(with: step) else { return nil }
    let exponent = min(decimal.exponent, step.exponent)
    let divisor = step.significand.magnitude * BigUInt(10).power(step.exponent - exponent)
    let remainder = decimal.remainder(dividingBy: divisor, shift: decimal.exponent - exponent)
    let excess = JSONNumber(BigInt(remainder), exponent: exponent)
    let size = step.isNegative ? unit.negated : unit
    // The excess is that of the magnitude: taking it off leads towards 0.
    if decimal.isNegative { return up ? self + excess : self + excess - size }
    return up ? self - excess + size : self - excess
  }

  /// The number `significand × 10^exponent`.
  private init(_ significand: BigInt, exponent: Int) {
    let digits = Array(String(significand.magnitude).utf8)
    self.init(Value(isNegative: significand < 0, digits: digits, exponent: exponent))
  }

  /// The number with the shortest literal for a value.
  private init(_ value: Value) {
    switch value {
    case .integer(let value): self.init(value)
    case .decimal(let decimal): self.init(decimal)
    }
  }
}

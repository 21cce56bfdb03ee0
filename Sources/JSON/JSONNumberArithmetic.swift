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
    let unit = min(first.exponent, second.exponent)
    return JSONNumber(first.scaled(toUnit: unit) + second.scaled(toUnit: unit), exponent: unit)
  }

  /// The exact difference; the operand of greater magnitude, with its sign, when the other is less than 10⁻¹⁰⁰⁰⁰ of it.
  public static func - (left: JSONNumber, right: JSONNumber) -> JSONNumber {
    left + right.negated
  }

  /// The exact product.
  public static func * (left: JSONNumber, right: JSONNumber) -> JSONNumber {
    if case .integer(let left) = left.value, case .integer(let right) = right.value {
      let (product, overflow) = left.multipliedReportingOverflow(by: right)
      if !overflow { return JSONNumber(product) }
    }
    guard let first = left.decimal, let second = right.decimal else { return 0 }
    return JSONNumber(first.significand * second.significand, exponent: first.exponent + second.exponent)
  }

  /// The number with the other sign.
  public var negated: JSONNumber {
    if let int, int != Int.min { return JSONNumber(0 - int) }
    guard let decimal else { return 0 }
    return JSONNumber(decimal.significand * -1, exponent: decimal.exponent)
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
    guard decimal.aligns(with: step), step.aligns(with: decimal) else { return nil }
    let exponent = min(decimal.exponent, step.exponent)
    let (value, divisor) = (decimal.scaled(toUnit: exponent), BigInt(step.scaled(toUnit: exponent).magnitude))
    let (truncated, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    // The division truncates towards 0.
    let quotient = up ? (remainder > 0 ? truncated + 1 : truncated) : (remainder < 0 ? truncated - 1 : truncated)
    return JSONNumber(quotient * divisor, exponent: exponent)
  }

  /// The number `significand × 10^exponent`.
  init(_ significand: BigInt, exponent: Int) {
    let literal = String(significand) + (exponent == 0 ? "" : "e\(exponent)")
    let value = Array(literal.utf8).withUnsafeBufferPointer { JSONNumberGrammar.value(of: $0) }
    switch value {
    case .integer(let value): self.init(value)
    case .decimal(let decimal): self.init(decimal)
    }
  }
}

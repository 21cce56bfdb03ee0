import BigInt

/// Digit by digit where numbers may be long: converting a million digits to a big integer takes seconds.
extension ExactDecimal {
  var significand: BigInt {
    let magnitude = BigUInt(String(decoding: digits, as: UTF8.self), radix: 10) ?? 0
    return BigInt(sign: isNegative ? .minus : .plus, magnitude: magnitude)
  }

  /// Whether `self / divisor` is an integer; the work grows with the digits and not with the exponents.
  func isMultiple(of divisor: ExactDecimal) -> Bool {
    let shift = exponent - divisor.exponent
    // The digits end in no zero, so no power of ten can be taken out of them.
    return shift >= 0 && remainder(dividingBy: divisor.significand.magnitude, shift: shift).isZero
  }

  /// The remainder of `digits × 10^shift`, whatever the sign.
  func remainder(dividingBy modulus: BigUInt, shift: Int) -> BigUInt {
    let remainder = modulus.bitWidth <= 63 ? BigUInt(wordRemainder(UInt64(modulus))) : longRemainder(modulus)
    return remainder * BigUInt(10).power(BigUInt(shift), modulus: modulus) % modulus
  }

  /// The exact sum of decimals that align.
  func adding(_ other: ExactDecimal) -> JSONNumber.Value {
    let unit = min(exponent, other.exponent)
    let (first, second) = (digitValues(unit: unit), other.digitValues(unit: unit))
    if isNegative == other.isNegative {
      return Self.value(isNegative: isNegative, Self.sum(first, second), unit)
    }
    let isLarger =
      magnitude != other.magnitude
      ? magnitude > other.magnitude : !digits.lexicographicallyPrecedes(other.digits)
    return isLarger
      ? Self.value(isNegative: isNegative, Self.difference(first, second), unit)
      : Self.value(isNegative: other.isNegative, Self.difference(second, first), unit)
  }

  private func wordRemainder(_ modulus: UInt64) -> UInt64 {
    var remainder: UInt64 = 0
    for digit in digits {
      let (high, low) = remainder.multipliedFullWidth(by: 10)
      let (sum, carry) = low.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
      remainder = modulus.dividingFullWidth((high + (carry ? 1 : 0), sum)).remainder
    }
    return remainder
  }

  private func longRemainder(_ modulus: BigUInt) -> BigUInt {
    var remainder: BigUInt = 0
    var rest = digits[...]
    while !rest.isEmpty {
      let chunk = rest.prefix(18)
      rest = rest.dropFirst(18)
      let value = chunk.reduce(0 as UInt64) { $0 * 10 + UInt64($1 - UInt8(ascii: "0")) }
      let scale = chunk.reduce(1 as UInt64) { scale, _ in scale * 10 }
      remainder = (remainder * BigUInt(scale) + BigUInt(value)) % modulus
    }
    return remainder
  }

  /// The values of the digits down to the place of `10^unit`, the least significant one first.
  private func digitValues(unit: Int) -> [UInt8] {
    var values = [UInt8](repeating: 0, count: exponent - unit)
    values.append(contentsOf: digits.reversed().lazy.map { $0 - UInt8(ascii: "0") })
    return values
  }

  private static func sum(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
    var sum: [UInt8] = []
    sum.reserveCapacity(max(first.count, second.count) + 1)
    var carry: UInt8 = 0
    for index in 0..<max(first.count, second.count) {
      let digit = (index < first.count ? first[index] : 0) + (index < second.count ? second[index] : 0) + carry
      carry = digit >= 10 ? 1 : 0
      sum.append(digit - 10 * carry)
    }
    if carry > 0 { sum.append(carry) }
    return sum
  }

  private static func difference(_ larger: [UInt8], _ smaller: [UInt8]) -> [UInt8] {
    var difference = larger
    var borrow: UInt8 = 0
    for index in larger.indices {
      let taken = (index < smaller.count ? smaller[index] : 0) + borrow
      borrow = larger[index] < taken ? 1 : 0
      difference[index] = larger[index] + 10 * borrow - taken
    }
    return difference
  }

  private static func value(isNegative: Bool, _ values: [UInt8], _ unit: Int) -> JSONNumber.Value {
    JSONNumber.Value(
      isNegative: isNegative, digits: values.reversed().map { $0 + UInt8(ascii: "0") }, exponent: unit)
  }
}

extension JSONNumber.Value {
  /// The value `±digits × 10^exponent`, whatever zeros are around the digits.
  init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    let zero = UInt8(ascii: "0")
    guard let first = digits.firstIndex(where: { $0 != zero }), let last = digits.lastIndex(where: { $0 != zero })
    else {
      self = .integer(0)
      return
    }
    let isTrimmed = first == 0 && last == digits.count - 1
    let decimal = ExactDecimal(
      isNegative: isNegative, digits: isTrimmed ? digits : Array(digits[first...last]),
      exponent: exponent + digits.count - 1 - last)
    self = decimal.integer.map { .integer($0) } ?? .decimal(decimal)
  }
}

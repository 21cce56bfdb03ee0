import JSON
import JSONSchema

extension PositiveFinder {
  /// Numbers at the bounds, on the steps beside them, and such as are easily lost.
  mutating func varyNumber(_ position: Position) {
    let schema = position.schema
    let isInteger = schema.isWhole
    var range = NumberRange(schema, isInteger: isInteger)
    if !isInteger, schema.multiples.isEmpty { range.unit = Self.smallestStep(beside: range) }
    varyBounds(position, range)
    varyFormatBounds(position)
    for number in Self.tellingNumbers(isInteger: isInteger) {
      guard let value = JSONNumber(literal: number.literal) else { continue }
      propose(.number(value), position, "number", schema.typeOwner, number.description, isBoundary: false)
    }
  }

  private mutating func varyBounds(_ position: Position, _ range: NumberRange) {
    let schema = position.schema
    let fromLow: (keyword: String, owner: SchemaID)? =
      range.excludesLow
      ? schema.exclusiveMinimum.map { ("exclusiveMinimum", $0.owner) } : schema.minimum.map { ("minimum", $0.owner) }
    let fromHigh: (keyword: String, owner: SchemaID)? =
      range.excludesHigh
      ? schema.exclusiveMaximum.map { ("exclusiveMaximum", $0.owner) } : schema.maximum.map { ("maximum", $0.owner) }
    if let (keyword, owner) = fromLow, let first = range.first?.plain {
      propose(.number(first), position, keyword, owner, "\(first.literal), the smallest allowed")
      let second = (first + range.unit).plain
      propose(.number(second), position, keyword, owner, "\(second.literal), one step above the smallest allowed")
    }
    if let (keyword, owner) = fromHigh, let last = range.last?.plain {
      propose(.number(last), position, keyword, owner, "\(last.literal), the largest allowed")
      let second = (last - range.unit).plain
      propose(.number(second), position, keyword, owner, "\(second.literal), one step below the largest allowed")
    }
    if let unit = schema.multiples.first {
      for factor in [1, 3, 7, -1] {
        let multiple = (range.unit * JSONNumber(factor)).plain
        propose(
          .number(multiple), position, "multipleOf", unit.owner,
          "\(multiple.literal), a multiple of \(unit.value.literal)")
      }
    }
  }

  private mutating func varyFormatBounds(_ position: Position) {
    guard let bounds = NumberRange.bounds(of: position.schema) else { return }
    let format = position.schema.formats.first { $0.owner == bounds.owner }?.value ?? ""
    propose(.number(bounds.low), position, "format", bounds.owner, "\(bounds.low.literal), the smallest \(format)")
    propose(.number(bounds.high), position, "format", bounds.owner, "\(bounds.high.literal), the largest \(format)")
  }

  /// A step finer than the bounds are written.
  static func smallestStep(beside range: NumberRange) -> JSONNumber {
    let digits = [range.low, range.high].compactMap { $0?.fractionDigits }.max() ?? 0
    return JSONNumber.step(fractionDigits: min(max(2, digits + 1), 12))
  }

  private static func tellingNumbers(isInteger: Bool) -> [(literal: String, description: String)] {
    let whole = [
      ("0", "zero"), ("-0", "minus zero"), ("1", "one"), ("-1", "minus one"),
      ("2147483647", "the largest number of 32 bits"), ("2147483648", "one more than 32 bits hold"),
      ("-2147483648", "the smallest number of 32 bits"),
      ("9007199254740993", "2^53 + 1, which a double does not hold"),
      ("9223372036854775807", "the largest number of 64 bits"),
      ("-9223372036854775808", "the smallest number of 64 bits"),
    ]
    guard !isInteger else { return whole }
    return whole + [
      ("0.1", "a tenth, which no binary fraction is"), ("0.30000000000000004", "seventeen significant digits"),
      ("1234567.891", "a number with three decimals"), ("-0.5", "a negative fraction"),
      ("1e-7", "a small number with an exponent"), ("1.5e10", "a large number with an exponent"),
      ("12345678901234.5678", "eighteen significant digits, which a double does not hold"),
    ]
  }
}

import JSON
import JSONSchema

extension NegativeFinder {
  /// Numbers just outside each bound, beside the multiples, and outside the format's range.
  mutating func breakNumber(_ position: Position) {
    let schema = position.schema
    let isInteger = schema.isWhole
    var range = NumberRange(schema, isInteger: isInteger)
    if !isInteger, schema.multiples.isEmpty { range.unit = PositiveFinder.smallestStep(beside: range) }
    let unit = range.unit
    if let bound = schema.minimum {
      let below = [range.first.map { $0 - unit }, bound.value - unit, bound.value - 1].compactMap(\.self)
        .filter { $0 < bound.value }
      breakBound(position, "minimum", bound.owner, below, "less than \(bound.value.literal)")
    }
    if let bound = schema.exclusiveMinimum {
      breakBound(
        position, "exclusiveMinimum", bound.owner, [bound.value, bound.value - unit, bound.value - 1],
        "not more than \(bound.value.literal)")
    }
    if let bound = schema.maximum {
      let above = [range.last.map { $0 + unit }, bound.value + unit, bound.value + 1].compactMap(\.self)
        .filter { $0 > bound.value }
      breakBound(position, "maximum", bound.owner, above, "more than \(bound.value.literal)")
      if isInteger {
        breakBound(position, "maximum", bound.owner, [Self.beyond64Bits], "which 64 bits do not hold", isNoted: false)
      }
    }
    if let bound = schema.exclusiveMaximum {
      breakBound(
        position, "exclusiveMaximum", bound.owner, [bound.value, bound.value + unit, bound.value + 1],
        "not less than \(bound.value.literal)")
    }
    for multiple in schema.multiples {
      let start = position.value?.number ?? range.first ?? unit
      let steps = [1, multiple.value * .half, multiple.value * JSONNumber.step(fractionDigits: 1)]
      breakBound(
        position, "multipleOf", multiple.owner, steps.flatMap { [start + $0, start - $0] },
        "not a multiple of \(multiple.value.literal)")
    }
    if let bounds = NumberRange.bounds(of: schema) {
      breakBound(position, "format", bounds.owner, [bounds.high + 1], "more than the format holds", isNoted: false)
      breakBound(position, "format", bounds.owner, [bounds.low - 1], "less than the format holds", isNoted: false)
      if schema.types.contains(.number) {
        let whole = position.value?.number ?? range.first ?? unit
        breakBound(
          position, "format", bounds.owner, [whole + .half, whole - .half], "which is not whole", isNoted: false)
      }
    }
  }

  /// A whole number that overflows where integers of 64 bits are read without care.
  private static let beyond64Bits = JSONNumber(literal: "100000000000000000000") ?? 0

  private mutating func breakBound(
    _ position: Position, _ keyword: String, _ owner: SchemaID, _ numbers: [JSONNumber], _ description: String,
    isNoted: Bool = true
  ) {
    let candidates = numbers.map(\.plain).map { Candidate(.number($0), "\($0.literal), \(description)") }
    challenge(position, keyword, owner, candidates, isNoted: isNoted)
  }
}

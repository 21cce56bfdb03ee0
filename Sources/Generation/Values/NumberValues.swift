import JSON
import JSONSchema

/// The numbers that a schema allows: bounds with the format's, and the grid they stand on.
struct NumberRange {
  /// The largest lower bound, `nil` when there is none.
  var low: JSONNumber?
  /// The smallest upper bound, `nil` when there is none.
  var high: JSONNumber?
  var excludesLow = false
  var excludesHigh = false
  /// What numbers stand on: `multipleOf`, 1 for integers, a quarter for others.
  var unit: JSONNumber

  init(_ schema: EffectiveSchema, isInteger: Bool) {
    let format = Self.bounds(of: schema)
    low = format?.low
    high = format?.high
    if let bound = schema.minimum?.value { low = low.map { max($0, bound) } ?? bound }
    if let bound = schema.exclusiveMinimum?.value, low.map({ bound >= $0 }) ?? true {
      low = bound
      excludesLow = true
    }
    if let bound = schema.maximum?.value { high = high.map { min($0, bound) } ?? bound }
    if let bound = schema.exclusiveMaximum?.value, high.map({ bound <= $0 }) ?? true {
      high = bound
      excludesHigh = true
    }
    unit = schema.multiples.map(\.value).max() ?? (isInteger ? 1 : .quarter)
    if isInteger, !unit.isInteger { unit = Self.wholeMultiple(of: unit) }
  }

  /// Whether `number` is within the bounds.
  func contains(_ number: JSONNumber) -> Bool {
    if let low, number < low || excludesLow && number == low { return false }
    if let high, number > high || excludesHigh && number == high { return false }
    return true
  }

  /// The smallest number on the grid, `nil` without a lower bound.
  var first: JSONNumber? {
    guard let low, let rounded = low.rounded(toMultipleOf: unit, up: true) else { return nil }
    return contains(rounded) || rounded > low ? rounded : rounded + unit
  }

  /// The largest number on the grid, `nil` without an upper bound.
  var last: JSONNumber? {
    guard let high, let rounded = high.rounded(toMultipleOf: unit, up: false) else { return nil }
    return contains(rounded) || rounded < high ? rounded : rounded - unit
  }

  /// The bounds that `format` states for an integer.
  static func bounds(of schema: EffectiveSchema) -> (low: JSONNumber, high: JSONNumber, owner: SchemaID)? {
    let known: [String: (String, String)] = [
      "int8": ("-128", "127"), "uint8": ("0", "255"), "int16": ("-32768", "32767"), "uint16": ("0", "65535"),
      "int32": ("-2147483648", "2147483647"), "uint32": ("0", "4294967295"),
      "int64": ("-9223372036854775808", "9223372036854775807"), "uint64": ("0", "18446744073709551615"),
      "double-int": ("-9007199254740991", "9007199254740991"), "sf-integer": ("-999999999999999", "999999999999999"),
    ]
    for format in schema.formats {
      if let bounds = known[format.value], let low = JSONNumber(literal: bounds.0),
        let high = JSONNumber(literal: bounds.1)
      {
        return (low, high, format.owner)
      }
    }
    return nil
  }

  private static func wholeMultiple(of unit: JSONNumber) -> JSONNumber {
    var multiple = unit
    for _ in 0..<10_000 {
      if multiple.isInteger { return multiple }
      multiple = multiple + unit
    }
    return 1
  }
}

extension JSONNumber {
  /// A step that decimal and binary fractions both hold exactly.
  static let quarter = JSONNumber(literal: "0.25") ?? 1

  /// Ten to the power of minus `digits`.
  static func step(fractionDigits digits: Int) -> JSONNumber { JSONNumber(literal: "1e-\(max(digits, 0))") ?? 1 }

  /// The number in plain decimals: `12.25`, not `1225e-2`, as far as that is readable.
  var plain: JSONNumber {
    guard literal.utf8.contains(where: { $0 == 0x65 || $0 == 0x45 }), let digits = fractionDigits, digits <= 20 else {
      return self
    }
    let scaled = self * (JSONNumber(literal: "1e\(digits)") ?? 1)
    guard let whole = scaled.int else { return self }
    var text = String(whole.magnitude)
    if digits > 0 {
      text = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
      text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
    }
    return JSONNumber(literal: (whole < 0 ? "-" : "") + text) ?? self
  }
}

extension ValueBuilder {
  /// Numbers within the bounds: all of them where they are few, else this payload's own first, readable ones from 1 to
  /// 1000 where that is possible.
  func numbers(
    _ schema: EffectiveSchema, isInteger: Bool, at location: Location
  ) -> (values: [JSONValue], isEverything: Bool) {
    var range = NumberRange(schema, isInteger: isInteger)
    var found: [JSONValue] = []
    for _ in 0..<4 {
      let grid = Self.grid(of: range, isInteger: isInteger)
      let start = grid.count <= 24 ? 0 : source.position(below: grid.count, at: location)
      for turn in 0..<min(grid.count, 200) {
        let number = (grid.first + range.unit * JSONNumber((start + turn) % grid.count)).plain
        if schema.multiples.allSatisfy({ number.isMultiple(of: $0.value) }) { found.append(.number(number)) }
        if found.count >= 24 { break }
      }
      if !found.isEmpty, grid.count <= 24 { return (found, true) }
      if !found.isEmpty || isInteger || !schema.multiples.isEmpty { break }
      range.unit = range.unit * JSONNumber.step(fractionDigits: 2)
    }
    found += schema.examples
    if let value = schema.defaultValue { found.append(value) }
    return (found, false)
  }

  /// The first number of the part of the grid to draw from, and how many there are from there on: at most 1000.
  private static func grid(of range: NumberRange, isInteger: Bool) -> (first: JSONNumber, count: Int) {
    let unit = range.unit
    let reach = unit * JSONNumber(999)
    let readable = unit.isInteger || range.low != nil ? unit : unit + 1
    var first: JSONNumber
    if let low = range.first {
      // Where the bounds allow it, numbers stay positive and small.
      first = low < unit && range.last.map({ $0 >= unit * 8 }) ?? true ? unit : low
    } else if let high = range.last {
      first = high >= unit ? unit : high - reach
    } else {
      first = readable.rounded(toMultipleOf: unit, up: true) ?? unit
    }
    guard range.contains(first) else { return (first, 0) }
    guard let last = range.last, last < first + reach else { return (first, 1000) }
    var (count, upper) = (1, 1000)
    while count + 1 < upper {
      let middle = (count + upper) / 2
      if first + unit * JSONNumber(middle - 1) <= last { count = middle } else { upper = middle }
    }
    return (first, count)
  }
}

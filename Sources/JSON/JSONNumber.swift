/// A JSON number: an exact decimal of any size that keeps the literal it was written as.
///
/// Equality, order and hash are those of the value: `1`, `1.0` and `10e-1` are equal, `-0` is `0`. Exponents beyond ±10¹⁸
/// are taken for ±10¹⁸.
public struct JSONNumber: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByIntegerLiteral {
  enum Value: Hashable, Sendable {
    case integer(Int)
    indirect case decimal(ExactDecimal)
  }

  /// The number as it was written, which is how it is written again.
  public let literal: String
  let value: Value

  /// An integer.
  public init(_ value: Int) {
    literal = String(value)
    self.value = .integer(value)
  }

  /// An integer.
  public init(integerLiteral value: Int) {
    self.init(value)
  }

  /// The number that `literal` says; nil when it is not exactly a JSON number (RFC 8259 §6).
  public init?(literal: String) {
    var literal = literal
    literal.makeContiguousUTF8()
    let value: JSONNumber.Value?? = literal.utf8.withContiguousStorageIfAvailable { bytes in
      JSONNumberGrammar.length(of: bytes) == bytes.count ? JSONNumberGrammar.value(of: bytes) : nil
    }
    guard let value = value ?? nil else { return nil }
    self.literal = literal
    self.value = value
  }

  /// The number of a literal that was already found to be one.
  init(grammatical bytes: UnsafeBufferPointer<UInt8>) {
    literal = String(decoding: bytes, as: UTF8.self)
    value = JSONNumberGrammar.value(of: bytes)
  }

  /// The shortest number of a decimal.
  init(_ decimal: ExactDecimal) {
    let literal = decimal.literal
    self.literal = literal
    value = .decimal(decimal)
  }

  /// The literal.
  public var description: String { literal }

  /// Whether the value has no fraction, however it is written: `1.0` and `1e3` are integers.
  public var isInteger: Bool {
    switch value {
    case .integer: true
    case .decimal(let decimal): decimal.exponent >= 0
    }
  }

  /// The value as an `Int`; nil when it has a fraction or does not fit.
  public var int: Int? {
    if case .integer(let value) = value { value } else { nil }
  }

  /// The nearest binary floating-point number; infinite when it is out of range.
  public var double: Double { Double(literal) ?? 0 }

  /// Whether the value is 0.
  public var isZero: Bool { int == 0 }

  /// Whether the value is below 0.
  public var isNegative: Bool {
    switch value {
    case .integer(let value): value < 0
    case .decimal(let decimal): decimal.isNegative
    }
  }

  /// How many digits the shortest plain spelling has after the decimal point; 0 for an integer, nil beyond 10,000.
  public var fractionDigits: Int? {
    guard case .decimal(let decimal) = value, decimal.exponent < 0 else { return 0 }
    return -decimal.exponent <= ExactDecimal.alignmentLimit ? -decimal.exponent : nil
  }

  /// The decimal of the value; nil for 0.
  var decimal: ExactDecimal? {
    switch value {
    case .integer(0): nil
    case .integer(let value): ExactDecimal(value)
    case .decimal(let decimal): decimal
    }
  }

  /// Whether both have the same value.
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    left.value == right.value
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
  }

  /// Orders by value.
  public static func < (left: JSONNumber, right: JSONNumber) -> Bool {
    if case .integer(let left) = left.value, case .integer(let right) = right.value { return left < right }
    guard let first = left.decimal else { return !right.isZero && !right.isNegative }
    guard let second = right.decimal else { return left.isNegative }
    return ExactDecimal.precedes(first, second)
  }
}

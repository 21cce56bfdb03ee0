import JSON

extension Node {
  /// The bytes of a scalar's text; empty for a collection.
  var textBytes: ArraySlice<UInt8> {
    let record = record
    guard record.kind == .plain || record.kind == .quoted else { return [] }
    return tree.contents.text[Int(record.first)..<(Int(record.first) + Int(record.second))]
  }

  /// Whether it is a scalar: neither sequence nor mapping.
  public var isScalar: Bool { record.kind == .plain || record.kind == .quoted }

  /// Whether it is a mapping.
  public var isMapping: Bool { record.kind == .mapping }

  /// Whether it is a sequence.
  public var isSequence: Bool { record.kind == .sequence }

  /// A scalar as it was written, escapes and folding resolved: `3.10`, `007`, `true`; nil for a collection.
  public var text: String? { isScalar ? String(decoding: textBytes, as: UTF8.self) : nil }

  /// The string, if it is one; a plain `3.10` is a number and `true` a boolean.
  public var string: String? { kind == .string ? text : nil }

  /// The boolean, if it is one.
  public var bool: Bool? { kind == .bool ? textBytes.count == 4 : nil }

  /// The number, if it is one, its literal as it was written or, where JSON could not say it so (`007`, `0xFF`, `+1`, `.5`),
  /// its decimal spelling.
  public var number: JSONNumber? {
    guard kind == .number else { return nil }
    let bytes = textBytes
    if let number = JSONNumber(literal: String(decoding: bytes, as: UTF8.self)) { return number }
    return CoreSchema.literal(bytes).flatMap { JSONNumber(literal: $0) }
  }

  /// The integer, if it is a number that is one and fits.
  public var int: Int? { number?.int }

  /// Whether it is null: `null`, `~` or nothing at all.
  public var isNull: Bool { kind == .null }
}

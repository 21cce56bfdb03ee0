import JSON

/// Losses that any type of value may suffer.
enum ValueLosses {
  static let specific: [Hypothesis] = [keptOldValue, nullForValue, defaultValue, otherProperty]
  static let general: [Hypothesis] = [opposite, jsonText, otherType]

  /// Empty values, which careless code takes for absent ones.
  static func isFalsy(_ value: JSONValue) -> Bool {
    switch value {
    case .null, .bool(false): true
    case .number(let number): number.isZero
    case .string(let string): string.text.isEmpty
    case .array(let array): array.isEmpty
    case .object(let object): object.isEmpty
    case .bool(true): false
    }
  }

  static func typeName(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  static let keptReason = "kept its old value"

  @Sendable static func keptOldValue(_ pair: ValuePair) -> Explanation? {
    guard let before = pair.before, before == pair.read, before != pair.sent else { return nil }
    // A boolean has no third value that could tell a frozen property from an ignored false.
    let isTelling = isFalsy(pair.sent) && pair.sent != false
    return .loss(isTelling ? "\(keptReason): an empty value seems to be ignored" : keptReason)
  }

  @Sendable static func nullForValue(_ pair: ValuePair) -> Explanation? {
    guard pair.read.isNull else { return nil }
    if pair.sent == "" { return .loss("null instead of an empty string") }
    return .loss(isFalsy(pair.sent) ? "null instead of an empty value" : "null instead of a value")
  }

  @Sendable static func defaultValue(_ pair: ValuePair) -> Explanation? {
    if let value = pair.traits.defaultValue, value == pair.read {
      return .loss(
        isFalsy(pair.sent) ? "its default instead of an empty value" : "its default instead of the value sent")
    }
    return pair.sent.isNull ? .loss("a value instead of null") : nil
  }

  /// Small values are equal by chance.
  @Sendable static func otherProperty(_ pair: ValuePair) -> Explanation? {
    switch pair.read {
    case .string(let string) where string.length > 3: break
    case .number(let number) where number.literal.utf8.count > 2: break
    default: return nil
    }
    let other = pair.siblings?.members.first { $0.value == pair.read && $0.key != pair.key }
    return other.map { .loss("value of another property, \"\($0.key)\"") }
  }

  @Sendable static func opposite(_ pair: ValuePair) -> Explanation? {
    guard case (.bool, .bool) = (pair.sent, pair.read) else { return nil }
    return .loss("the opposite")
  }

  @Sendable static func jsonText(_ pair: ValuePair) -> Explanation? {
    if let text = pair.read.string?.text, let value = try? JSONParser.parse(text).value, value == pair.sent {
      return .loss("\(typeName(pair.sent)) written as JSON text in a string")
    }
    if let text = pair.sent.string?.text, let value = try? JSONParser.parse(text).value, value == pair.read {
      return .loss("string read as JSON and stored as \(typeName(pair.read))")
    }
    return nil
  }

  @Sendable static func otherType(_ pair: ValuePair) -> Explanation? {
    let (sent, read) = (typeName(pair.sent), typeName(pair.read))
    return sent == read ? nil : .loss("\(sent) became \(read)")
  }
}

import Generation
import JSON
import SharedCorpus

/// Schemas over all keywords, made at random around a value, so that each has at least that one.
struct RandomSchemas {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A value, and a schema that it conforms to.
  mutating func next() -> (value: JSONValue, schema: JSONValue) {
    let value = object(depth: 2)
    return (value, schema(of: value, depth: 3))
  }

  // MARK: Values

  private mutating func value(depth: Int) -> JSONValue {
    switch number(depth > 0 ? 8 : 6) {
    case 0: nil
    case 1: .bool(chance(2))
    case 2: .number(JSONNumber(number(2_000) - 500))
    case 3: .number(JSONNumber(literal: "\(number(90)).\(number(9) + 1)") ?? 1)
    case 4, 5: .string(JSONString(text()))
    case 6: .array((0..<number(4)).map { _ in value(depth: depth - 1) })
    default: object(depth: depth - 1)
    }
  }

  private mutating func object(depth: Int) -> JSONValue {
    var object: JSONObject = [:]
    for name in ["alpha", "beta", "gamma", "x-delta", "Epsilon"].prefix(1 + number(5)) where chance(3, of: 4) {
      object[JSONString(name)] = value(depth: depth)
    }
    return .object(object)
  }

  private mutating func text() -> String {
    let alphabet = Array("abcdefXYZ0123456789-_ .é\u{1F600}")
    return String((0..<number(9)).map { _ in alphabet[number(alphabet.count)] })
  }

  // MARK: Schemas

  /// A schema of `value`: the keywords of its type, and now and then alternatives around them.
  private mutating func schema(of value: JSONValue, depth: Int) -> JSONValue {
    guard depth > 0 else { return .object(JSONObject([.init(key: "type", value: type(of: value))])) }
    switch number(12) {
    case 0: return ["allOf": [schema(of: value, depth: depth - 1), schema(of: value, depth: depth - 1)]]
    case 1: return ["anyOf": [stranger(to: value), schema(of: value, depth: depth - 1)]]
    case 2: return ["oneOf": [schema(of: value, depth: depth - 1), stranger(to: value)]]
    case 3:
      return [
        "if": schema(of: value, depth: 1), "then": schema(of: value, depth: depth - 1), "else": ["maxLength": 40],
      ]
    case 4: return ["if": stranger(to: value), "then": false, "else": schema(of: value, depth: depth - 1)]
    case 5: return ["allOf": [schema(of: value, depth: depth - 1)], "not": stranger(to: value)]
    case 6 where value.object == nil && value.array == nil: return ["enum": [self.value(depth: 0), value, "other"]]
    case 7 where value.object == nil && value.array == nil: return ["const": value]
    default: return .object(keywords(of: value, depth: depth))
    }
  }

  /// A schema that a value of another type conforms to, and `value` does not.
  private mutating func stranger(to value: JSONValue) -> JSONValue {
    var other = self.value(depth: 1)
    while type(of: other) == type(of: value) { other = self.value(depth: 1) }
    return .object(keywords(of: other, depth: 1, typed: true))
  }

  private mutating func keywords(of value: JSONValue, depth: Int, typed: Bool = false) -> JSONObject {
    var keywords: JSONObject = [:]
    if typed || chance(5, of: 6) { keywords["type"] = type(of: value) }
    switch value {
    case .number(let number): add(to: &keywords, number)
    case .string(let text): add(to: &keywords, text)
    case .array(let elements): add(to: &keywords, elements, depth)
    case .object(let object): add(to: &keywords, object, depth)
    case .null, .bool: break
    }
    return keywords
  }

  private func type(of value: JSONValue) -> JSONValue {
    switch value {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  private mutating func add(to keywords: inout JSONObject, _ value: JSONNumber) {
    if chance(2) { keywords["minimum"] = .number(value - JSONNumber(number(20))) }
    if chance(2) { keywords["maximum"] = .number(value + JSONNumber(number(20))) }
    if chance(4) { keywords["exclusiveMinimum"] = .number(value - JSONNumber(1 + number(20))) }
    if chance(4) { keywords["exclusiveMaximum"] = .number(value + JSONNumber(1 + number(20))) }
    if chance(4) { keywords["multipleOf"] = value.isZero || chance(2) ? .number(.step) : .number(value.magnitude) }
  }

  private mutating func add(to keywords: inout JSONObject, _ value: JSONString) {
    if chance(2) { keywords["minLength"] = .number(JSONNumber(max(0, value.length - number(4)))) }
    if chance(2) { keywords["maxLength"] = .number(JSONNumber(value.length + number(4))) }
    if chance(3) { keywords["pattern"] = .string(JSONString(pattern(of: value.text))) }
  }

  /// A pattern that the text matches: its characters by classes, with a look at what is ahead or behind.
  private mutating func pattern(of text: String) -> String {
    let classes = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "a"..."z": "[a-z]"
      case "A"..."Z": "[A-Z]"
      case "0"..."9": chance(2) ? "\\d" : "[0-9]"
      case "-", "_", " ", ".": "[-_ .]"
      default: "[^\\x00-\\x7F]"
      }
    }
    let (length, body) = (classes.count, classes.joined())
    switch number(6) {
    case 0: return "^\(body)$"
    case 1: return "^(?=.{\(length)}$)[\\s\\S]*$"
    case 2: return "^(?!nothing)\(body)"
    case 3: return "^(?:\(body)|other)$"
    case 4 where length > 0: return "(?<!\(classes[0])\(classes[0])\(classes[0]))\(classes[length - 1])$"
    default: return body
    }
  }

  private mutating func add(to keywords: inout JSONObject, _ elements: [JSONValue], _ depth: Int) {
    if chance(3) { keywords["minItems"] = .number(JSONNumber(max(0, elements.count - number(3)))) }
    if chance(3) { keywords["maxItems"] = .number(JSONNumber(elements.count + number(3))) }
    if chance(3), Set(elements).count == elements.count { keywords["uniqueItems"] = true }
    let tuple = chance(3) ? number(elements.count + 1) : 0
    if tuple > 0 { keywords["prefixItems"] = .array(elements[..<tuple].map { schema(of: $0, depth: depth - 1) }) }
    let rest = elements[tuple...]
    if rest.isEmpty {
      if chance(3) { keywords[chance(2) ? "items" : "unevaluatedItems"] = false }
    } else if chance(2) {
      keywords["items"] = ["anyOf": .array(rest.map { schema(of: $0, depth: depth - 1) })]
    }
    if let wanted = elements.last, chance(3) {
      let kind = type(of: wanted)
      keywords["contains"] = ["type": kind]
      let count = elements.count(where: { type(of: $0) == kind })
      if chance(2) { keywords["minContains"] = .number(JSONNumber(number(count + 1))) }
      if chance(2) { keywords["maxContains"] = .number(JSONNumber(count + number(2))) }
    }
  }

  private mutating func add(to keywords: inout JSONObject, _ object: JSONObject, _ depth: Int) {
    let names = object.keys
    var declared: JSONObject = [:]
    for member in object.members where chance(4, of: 5) {
      declared[member.key] = schema(of: member.value, depth: depth - 1)
    }
    if chance(2) { declared["optional"] = schema(of: value(depth: 1), depth: 1) }
    if !declared.isEmpty { keywords["properties"] = .object(declared) }
    if chance(2) { keywords["required"] = .array(names.filter { _ in chance(2) }.map { .string($0) }) }
    if chance(4) { keywords["minProperties"] = .number(JSONNumber(max(0, names.count - number(2)))) }
    if chance(4) { keywords["maxProperties"] = .number(JSONNumber(names.count + number(3))) }
    if chance(5) { keywords["patternProperties"] = ["^x-": .object(schema(ofAll: object, startingWith: "x-", depth))] }
    if names.allSatisfy({ declared[$0] != nil }) {
      if chance(3) { keywords[chance(2) ? "additionalProperties" : "unevaluatedProperties"] = false }
    } else if chance(4) {
      let undeclared = object.members.filter { declared[$0.key] == nil }.map { schema(of: $0.value, depth: depth - 1) }
      if keywords["patternProperties"] == nil { keywords["additionalProperties"] = ["anyOf": .array(undeclared)] }
    }
    if chance(6) { keywords["propertyNames"] = ["pattern": "^[A-Za-z][a-z-]*$", "maxLength": 12] }
    if let first = names.first, let last = names.last {
      if chance(5) { keywords["dependentRequired"] = .object(JSONObject([.init(key: first, value: [.string(last)])])) }
      if chance(5) {
        keywords["dependentSchemas"] = .object(JSONObject([.init(key: last, value: ["required": [.string(first)]])]))
      }
    }
  }

  private mutating func schema(ofAll object: JSONObject, startingWith prefix: String, _ depth: Int) -> JSONObject {
    let values = object.members.filter { $0.key.text.hasPrefix(prefix) }.map(\.value)
    guard !values.isEmpty else { return ["type": "string"] }
    return ["anyOf": .array(values.map { schema(of: $0, depth: depth - 1) })]
  }

  // MARK: Chance

  private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<max(limit, 1), using: &random) }

  private mutating func chance(_ count: Int, of all: Int) -> Bool { number(all) < count }

  private mutating func chance(_ all: Int) -> Bool { number(all) == 0 }
}

extension JSONNumber {
  fileprivate static let step = JSONNumber(literal: "0.1") ?? 1

  fileprivate var magnitude: JSONNumber { isNegative ? negated : self }
}

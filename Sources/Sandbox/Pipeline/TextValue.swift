import JSON
import JSONSchema
import OpenAPI

/// Reads the value of a parameter from its text (§4.8.12.2).
enum TextValue {
  /// The value of a single text; a string where the schema's types do not make it anything else.
  static func value(_ text: String, _ traits: ValueTraits?) -> JSONValue {
    let types = traits?.types ?? .any
    if !types.isDisjoint(with: [.integer, .number]), let number = JSONNumber(literal: text) { return .number(number) }
    if types.contains(.boolean), text == "true" || text == "false" { return .bool(text == "true") }
    if types == .null, text == "null" || text.isEmpty { return .null }
    return .string(JSONString(text))
  }

  /// The value of a query parameter or header out of its texts; `nil` for objects, which are not read.
  static func value(_ texts: [String], _ planned: OperationPlan.PlannedParameter) -> JSONValue? {
    if planned.parameter.mediaType != nil {
      guard let text = texts.first else { return nil }
      return (try? JSONParser.parse(text))?.value
    }
    guard planned.traits?.isObject != true else { return nil }
    if let traits = planned.traits, traits.types == .array {
      let items = traits.items.map(ValueTraits.init)
      let separator: Character =
        switch planned.parameter.style {
        case .spaceDelimited: " "
        case .pipeDelimited: "|"
        case .tabDelimited: "\t"
        case .matrix, .label, .simple, .form, .deepObject: ","
        }
      let isRepeated = planned.parameter.explode && planned.parameter.location == .query
      let parts =
        isRepeated
        ? texts : texts.flatMap { $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init) }
      return .array(parts.map { value($0, items) })
    }
    return texts.first.map { value($0, planned.traits) }
  }

  /// The text of a scalar, as it stands in a path or a query; `nil` for the others.
  static func text(of value: JSONValue?) -> String? {
    switch value {
    case .string(let string): string.text
    case .number(let number): number.literal
    case .bool(let bool): bool ? "true" : "false"
    case .null, .array, .object, nil: nil
    }
  }

  /// The object that a form's pairs make.
  static func form(_ pairs: [(name: String, value: String)], _ shape: ObjectShape?) -> JSONValue {
    var object = JSONObject()
    for (name, text) in pairs {
      let key = JSONString(name)
      guard let member = shape?[key] else {
        object[key] = .string(JSONString(text))
        continue
      }
      let traits = ValueTraits(member.schema)
      if traits.types == .array {
        let item = value(text, traits.items.map(ValueTraits.init))
        object[key] = .array((object[key]?.array ?? []) + [item])
      } else {
        object[key] = value(text, traits)
      }
    }
    return .object(object)
  }
}

import JSON
import JSONSchema

/// Scalars as text, and text as what a schema says it is.
enum TextValue {
  /// The value of a single text; a string where the schema's types do not make it anything else.
  static func value(_ text: String, _ traits: ValueTraits?) -> JSONValue {
    let types = traits?.types ?? .any
    if !types.isDisjoint(with: [.integer, .number]), let number = JSONNumber(literal: text) { return .number(number) }
    if types.contains(.boolean), text == "true" || text == "false" { return .bool(text == "true") }
    if types == .null, text == "null" || text.isEmpty { return .null }
    return .string(JSONString(text))
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
}

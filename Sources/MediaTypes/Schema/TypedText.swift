import JSON
import JSONSchema

/// Scalars as text, and text as what the schema says it is.
enum TypedText {
  /// The value of `text`: of the types that the schema allows the first that the text fits, number before boolean before
  /// string. Without a schema it is a string.
  static func value(_ text: String, _ outline: SchemaOutline?) -> JSONValue {
    let string = JSONValue.string(JSONString(text))
    guard let outline else { return string }
    if let known = outline.enumeration?.first(where: { Self.text(of: $0)?.utf8.elementsEqual(text.utf8) ?? false }) {
      return known
    }
    guard let types = outline.types else { return string }
    if !types.isDisjoint(with: [.integer, .number]), let number = JSONNumber(literal: text) { return .number(number) }
    if types.contains(.boolean), text == "true" || text == "false" { return .bool(text == "true") }
    if types == .null, text.isEmpty || text == "null" { return .null }
    return string
  }

  /// The text of a scalar; `nil` for null, arrays and objects. Integers are digits alone: `1.0` and `1e3` are JSON's ways
  /// to write them, which readers of text need not know.
  static func text(of value: JSONValue) -> String? {
    switch value {
    case .string(let string): string.text
    case .number(let number): number.int.map { String($0) } ?? number.literal
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}

import JSON

extension JSONValue {
  /// A string.
  static func text(_ text: String) -> JSONValue { .string(JSONString(text)) }

  /// A number without fraction.
  static func count(_ count: Int) -> JSONValue { .number(JSONNumber(count)) }

  /// A number whose literal is known to follow the grammar.
  static func literal(_ literal: String) -> JSONValue { .number(JSONNumber(literal: literal) ?? JSONNumber(0)) }
}

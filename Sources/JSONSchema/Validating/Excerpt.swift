import JSON

/// Values as messages show them: short.
enum Excerpt {
  static func of(_ value: JSONValue) -> String {
    switch value {
    case .array(let items): items.isEmpty ? "[]" : "an array of \(count(items.count, "item"))"
    case .object(let object): object.isEmpty ? "{}" : "an object of \(count(object.count, "property", "properties"))"
    case .number(let number): of(number)
    default: shortened(value.serialized())
    }
  }

  static func of(_ number: JSONNumber) -> String {
    shortened(number.literal)
  }

  static func list(_ values: [JSONValue]) -> String {
    let shown = values.prefix(8).map { of($0) }.joined(separator: ", ")
    return values.count > 8 ? "\(shown) … (\(values.count) in all)" : shown
  }

  static func names(_ names: [JSONString]) -> String {
    names.prefix(8).map { shortened(JSONValue.string($0).serialized()) }.joined(separator: ", ")
      + (names.count > 8 ? " … (\(names.count) in all)" : "")
  }

  static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(plural ?? noun + "s")"
  }

  private static func shortened(_ text: String) -> String {
    text.unicodeScalars.count <= 60 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(57))) + "…"
  }
}

extension JSONValue {
  /// The type with its article: `a string`.
  var typeDescription: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number(let number): number.isInteger ? "an integer" : "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension TypeSet: CustomStringConvertible {
  /// The types as a choice: `a string or null`.
  public var description: String {
    let names = names.map { name in
      switch name {
      case "null": name
      case "integer", "array", "object": "an \(name)"
      default: "a \(name)"
      }
    }
    guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}

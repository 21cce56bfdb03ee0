import Documents
import JSON

/// A schema as APIs have them, and values that it allows.
enum Sample {
  static let schema = """
    type: array
    items: {$ref: '#/$defs/order'}
    $defs:
      order:
        type: object
        required: [id, reference, status, customer, lines]
        additionalProperties: false
        properties:
          id: {type: integer, minimum: 1}
          reference: {type: string, minLength: 9, maxLength: 9, pattern: '^[A-Z]{2}-[0-9]{6}$'}
          status: {type: string, enum: [open, paid, shipped, returned]}
          placed: {type: string, format: date-time}
          customer: {$ref: '#/$defs/customer'}
          lines: {type: array, minItems: 1, maxItems: 50, items: {$ref: '#/$defs/line'}}
      customer:
        type: object
        required: [name]
        properties:
          name: {type: string, minLength: 1, maxLength: 100}
          email: {type: string, format: email}
          tags: {type: array, uniqueItems: true, items: {type: string, maxLength: 20}}
      line:
        allOf: [{$ref: '#/$defs/priced'}]
        type: object
        required: [article]
        properties:
          article: {type: string, pattern: '^[a-z0-9-]+$'}
          quantity: {type: integer, minimum: 1, exclusiveMaximum: 1000}
      priced:
        type: object
        required: [price]
        properties:
          price: {type: number, minimum: 0, multipleOf: 0.01}
          currency: {const: EUR}
    """

  static func value(records: Int) -> JSONValue {
    .array((1...records).map(order))
  }

  private static func order(_ number: Int) -> JSONValue {
    [
      "id": .number(JSONNumber(number)), "reference": .string(JSONString("AB-\(100_000 + number)")),
      "status": number.isMultiple(of: 2) ? "open" : "shipped", "placed": "2026-03-01T12:30:00Z",
      "customer": ["name": "Ada Lovelace", "email": "ada@example.com", "tags": ["early", "reads", "counts"]],
      "lines": .array((0..<3).map { line(number + $0) }),
    ]
  }

  private static func line(_ number: Int) -> JSONValue {
    [
      "article": .string(JSONString("article-\(number)")), "quantity": .number(JSONNumber(number % 999 + 1)),
      "price": .number(JSONNumber(literal: "\(number % 500).95") ?? 0), "currency": "EUR",
    ]
  }

  /// How many keywords validating a value that is valid evaluates: all of the schema's own, and those of what they apply.
  static func evaluations(of schema: Node, for value: JSONValue) -> Int {
    var count = 0
    for (key, keyword) in schema.members where key.text != "$defs" {
      count += 1
      switch (key.text ?? "", value) {
      case ("$ref", _):
        let name = keyword.text?.split(separator: "/").last.map(String.init) ?? ""
        count += schema.root["$defs"]?[name].map { evaluations(of: $0, for: value) } ?? 0
      case ("allOf", _): count += keyword.elements.map { evaluations(of: $0, for: value) }.reduce(0, +)
      case ("items", .array(let items)): count += items.map { evaluations(of: keyword, for: $0) }.reduce(0, +)
      case ("properties", .object(let object)):
        for (name, property) in keyword.members {
          guard let member = object[JSONString(name.text ?? "")] else { continue }
          count += evaluations(of: property, for: member)
        }
      default: break
      }
    }
    return count
  }
}

import Documents
import JSON
import Testing

@testable import JSONSchema

@Suite struct ViolationTests {
  @Test func aViolationSaysWhereAndWhat() throws {
    let text = """
      type: object
      properties:
        caption:
          type: string
          maxLength: 280
      """
    let schema = try CompiledText(text).schema
    let caption = String(repeating: "a", count: 281)
    let violations = schema.validate(["caption": .string(JSONString(caption))])
    let violation = try #require(violations.first)
    #expect(violations.count == 1)
    #expect(violation.instance.description == "/caption")
    #expect(violation.keyword == "maxLength")
    #expect(violation.place == Place(file: "spec.yaml", line: 5, column: 16))
    #expect(violation.schemaPointer.description == "/properties/caption/maxLength")
    #expect(violation.message == "is 281 characters long, at most 280 allowed")
  }

  @Test(arguments: [
    ("{type: [string, 'null']}", "1", "the value is an integer, must be null or a string"),
    ("{enum: [a, b]}", #""c""#, #"the value is "c", must be one of "a", "b""#),
    ("{const: 1}", "2", "the value is 2, must be 1"),
    ("{maximum: 3}", "3.5", "the value is 3.5, at most 3 allowed"),
    ("{exclusiveMinimum: 3}", "3", "the value is 3, must be more than 3"),
    ("{multipleOf: 0.01}", "0.001", "the value is 0.001, must be a multiple of 0.01"),
    ("{minLength: 2}", #""👍""#, "the value is 1 character long, at least 2 required"),
    ("{pattern: ^a}", #""b""#, #"the value is "b", must match ^a"#),
    ("{format: date}", #""2023-02-29""#, #"the value is "2023-02-29", which is not a valid date"#),
    ("{format: int32}", "2147483648", "the value is 2147483648, which does not fit into int32"),
    ("{uniqueItems: true}", "[1, 2, 1.0]", "the value has equal items at 0 and 2"),
    ("{minItems: 1}", "[]", "the value has 0 items, at least 1 required"),
    ("{contains: {type: string}}", "[1]", "the value has 0 items that `contains` asks for, at least 1 required"),
    ("{required: [a]}", "{}", #"the value lacks the required property "a""#),
    ("{additionalProperties: false}", #"{"x/y": 1}"#, "/x~1y is a property that the schema does not allow"),
    ("{unevaluatedProperties: false}", #"{"a": 1}"#, "/a is a property that the schema does not allow"),
    (
      "{propertyNames: {maxLength: 1}}", #"{"ab": 1}"#,
      #"the value has the property name "ab", which is not allowed"#
    ),
    ("{dependentRequired: {a: [b]}}", #"{"a": 1}"#, #"the value lacks the property "b", which "a" requires"#),
    ("{not: {type: string}}", #""a""#, "the value is what `not` excludes"),
    ("{items: false}", "[1]", "/0 is not allowed"),
    ("{anyOf: [{minimum: 3}, {type: 'null'}]}", "1", "the value is 1, at least 3 required"),
    (
      "{oneOf: [{title: Small, maximum: 3}, {title: Odd, not: {multipleOf: 2}}]}", "1",
      "the value fits more than one alternative, exactly one allowed: Small and Odd"
    ),
    (
      "{oneOf: [{title: A, required: [a]}, {title: B, required: [b], properties: {c: {type: string}}}]}",
      #"{"c": 1}"#,
      #"the value fits none of 2 alternatives: A (lacks the required property "a"); "#
        + #"B (lacks the required property "b", …)"#
    ),
  ])
  func messagesArePlain(text: String, value: String, message: String) throws {
    #expect(try CompiledText(text).violations(value) == [message])
  }

  @Test func allViolationsAreCollected() throws {
    let text = "{properties: {a: {type: string}, b: {minimum: 2, multipleOf: 2}}, required: [c]}"
    #expect(
      try CompiledText(text).violations(#"{"a": 1, "b": 1}"#) == [
        #"the value lacks the required property "c""#, "/a is an integer, must be a string",
        "/b is 1, at least 2 required", "/b is 1, must be a multiple of 2",
      ])
  }

  @Test func textIsComparedByCodePoint() throws {
    let schema = try CompiledText(#"{"properties": {"\u00e9": false}, "additionalProperties": true}"#)
    #expect(try !schema.isValid(#"{"\u00e9": 1}"#))
    #expect(try schema.isValid(#"{"e\u0301": 1}"#))
    let unique = try CompiledText("{uniqueItems: true}")
    #expect(try unique.isValid(#"["\u00e9", "e\u0301"]"#))
  }

  @Test func largeSchemasAndEnumsAreLookedUp() throws {
    let names = (0..<40).map { "p\($0): {const: \($0)}" }.joined(separator: ", ")
    let schema = try CompiledText(
      "{properties: {\(names)}, additionalProperties: {enum: [\(names.isEmpty ? 0 : 1), a, b, c, d, e, f, g, h, i]}}")
    #expect(try schema.isValid(#"{"p39": 39, "p0": 0, "p20": 20, "z": "i"}"#))
    #expect(try !schema.isValid(#"{"p39": 38}"#))
    #expect(try !schema.isValid(#"{"z": "j"}"#))
  }
}

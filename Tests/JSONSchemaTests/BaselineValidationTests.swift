import JSON
import Testing

@testable import JSONSchema

@Suite struct BaselineValidationTests {
  private static let text = """
    {"type": "object", "required": ["a"], "unevaluatedProperties": false,
     "properties": {
       "a": {"$ref": "#/$defs/list"},
       "b": {"anyOf": [{"$ref": "#/$defs/list"}, {"type": "object", "propertyNames": {"maxLength": 2}}]},
       "c": {"uniqueItems": true, "contains": {"$ref": "#/$defs/list"}, "items": {"not": {"type": "null"}}}},
     "$defs": {"list": {"type": "array", "maxItems": 3, "items": {"type": ["integer", "array"], "minimum": 0}}}}
    """

  @Test func judgesAsWithoutABaseline() throws {
    let schema = try CompiledText(Self.text).schema
    let baseline: JSONValue = ["a": [1, [2], 3], "b": ["x": [1], "y": [2]], "c": [[1, 2], [3], [[4, 5], 6]]]
    #expect(schema.isValid(baseline))
    let validation = BaselineValidation(of: baseline, against: schema)
    let changes: [(pointer: String, value: JSONValue?)] = [
      ("/a", nil), ("/a", [1, 2, 3, 4]), ("/a/0", -1), ("/a/1/0", "x"), ("/a/1", []), ("/b", [1]), ("/b/long", 1),
      ("/b", "x"), ("/c/1", [1, 2]), ("/c/2/0", "y"), ("/c/0", .null), ("/c", []), ("/c", [1]), ("/d", 1),
      ("/b/x", nil), ("", "no object"), ("/a/2", .null),
    ]
    for (pointer, value) in changes {
      let varied = baseline.setting(value, at: try #require(JSONPointer(text: pointer)))
      #expect(validation.isValid(varied) == schema.isValid(varied), "\(pointer)")
      #expect(broken(validation, varied) == broken(schema, varied), "\(pointer)")
    }
    #expect(validation.isValid(baseline))
  }

  @Test func whatIsWrongInTheBaselineIsFoundAgain() throws {
    let schema = try CompiledText(Self.text).schema
    let baseline: JSONValue = ["a": [1, "x"], "b": ["too long": [1]]]
    let validation = BaselineValidation(of: baseline, against: schema)
    #expect(broken(validation, baseline) == broken(schema, baseline))
    #expect(broken(validation, baseline).count > 1)
    let varied = baseline.setting([], at: try #require(JSONPointer(text: "/b")))
    #expect(broken(validation, varied) == broken(schema, varied))
    #expect(!validation.isValid(varied))
  }

  private func broken(_ validation: BaselineValidation, _ value: JSONValue) -> [String] {
    validation.brokenKeywords(in: value).map { "\($0.keyword) at \($0.instance)" }
  }

  private func broken(_ schema: Schema, _ value: JSONValue) -> [String] {
    schema.validate(value).map { "\($0.keyword) at \($0.instance)" }
  }
}

import JSON
import Testing

@testable import JSONSchema

@Suite struct LimitTests {
  @Test func circlesOfReferencesAreSaidAndEnd() throws {
    let text = """
      A: {$ref: '#/B'}
      B: {allOf: [{$ref: '#/A'}]}
      """
    let schema = try CompiledText(text, .openAPI30, at: "/A")
    #expect(schema.diagnostics.contains { $0.rule == "endless-reference" })
    #expect(try schema.violations("1") == ["the value leads the schema back to itself without an end"])
  }

  @Test func alternativesThatLeadBackAreNoTrouble() throws {
    let text = "A: {anyOf: [{type: string}, {$ref: '#/A'}]}"
    let schema = try CompiledText(text, .openAPI30, at: "/A")
    #expect(try schema.isValid("\"a\""))
    #expect(try !schema.isValid("1"))
  }

  @Test func recursiveSchemasFollowTheValue() throws {
    let text = "Tree: {type: object, properties: {children: {type: array, items: {$ref: '#/Tree'}}}}"
    let schema = try CompiledText(text, .openAPI30, at: "/Tree")
    #expect(try schema.isValid(#"{"children": [{"children": [{}]}, {}]}"#))
    #expect(try schema.violations(#"{"children": [{"children": [1]}]}"#).count == 1)
  }

  @Test func deepSchemasAndValuesAreReached() throws {
    let depth = 240
    let text =
      String(repeating: #"{"items": {"allOf": ["#, count: depth / 2) + #"{"type": "string"}"#
      + String(repeating: "]}}", count: depth / 2)
    let schema = try CompiledText(text)
    #expect(schema.schema.table.count == depth + 1)
    func value(_ leaf: String) -> String {
      String(repeating: "[", count: depth / 2) + leaf + String(repeating: "]", count: depth / 2)
    }
    #expect(try schema.isValid(value("\"a\"")))
    #expect(try !schema.isValid(value("1")))
  }

  @Test func theDeepestValueThatParsesIsValidated() throws {
    let text = "A: {type: array, items: {allOf: [{anyOf: [{$ref: '#/A'}]}]}}"
    let schema = try CompiledText(text, .openAPI30, at: "/A")
    let value = String(repeating: "[", count: 450) + String(repeating: "]", count: 450)
    #expect(try schema.isValid(value))
    let wrong = String(repeating: "[", count: 450) + "1" + String(repeating: "]", count: 450)
    #expect(try !schema.isValid(wrong))
  }

  @Test func catastrophicPatternsAreNoFalseAlarm() throws {
    let schema = try CompiledText(#"{"pattern": "^(?:(a+)\\1*)+$"}"#).schema
    let value = JSONValue.string(JSONString(String(repeating: "a", count: 5000) + "b"))
    let examination = schema.examine(value, options: ValidationOptions(patternStepLimit: 1000))
    #expect(examination.violations.isEmpty)
    #expect(examination.undecided.count == 1)
  }

  @Test func whatIsUndecidedNeverCountsAgainstAValue() throws {
    let pattern = #"{"pattern": "^(?:(a+)\\1*)+$"}"#
    let value = JSONValue.string(JSONString(String(repeating: "a", count: 5000) + "b"))
    let options = ValidationOptions(patternStepLimit: 1000)
    for text in [
      #"{"not": \#(pattern)}"#, #"{"oneOf": [\#(pattern), {"type": "string"}]}"#,
      #"{"if": \#(pattern), "then": false}"#,
    ] {
      #expect(try CompiledText(text).schema.isValid(value, options: options))
    }
  }

  @Test func stepsAreLimited() throws {
    let schema = try CompiledText("{items: {type: string}}").schema
    let value = JSONValue.array(Array(repeating: "a", count: 100) + [1])
    #expect(!schema.isValid(value))
    let examination = schema.examine(value, options: ValidationOptions(stepLimit: 50))
    #expect(examination.violations.isEmpty)
    #expect(!examination.undecided.isEmpty)
  }
}

import JSON
import Testing

@testable import JSONSchema

/// Schemas and values that would keep a validator busy for hours, or exhaust the stack.
@Suite struct EffortTests {
  /// The examination of a value, and the steps it took.
  private func examination(
    _ schema: Schema, _ value: JSONValue, _ options: ValidationOptions = ValidationOptions()
  ) -> (violations: [Violation], undecided: [Undecided], steps: Int) {
    var validator = Validator(table: schema.table, direction: .none, options: options)
    let examination = validator.examine(value, schema.id)
    return (examination.violations, examination.undecided, validator.steps)
  }

  private func nested(_ depth: Int, _ key: JSONString = "a", in leaf: JSONValue) -> JSONValue {
    (0..<depth).reduce(leaf) { value, _ in .object([key: value]) }
  }

  @Test(arguments: ["anyOf", "oneOf"])
  func alternativesThatLeadToTheSamePartsDoNotMultiply(keyword: String) throws {
    let schema = try CompiledText(
      """
      A: {type: object, \(keyword): [
        {required: [x], properties: {a: {$ref: '#/A'}}}, {required: [y], properties: {a: {$ref: '#/A'}}},
        {properties: {a: {$ref: '#/A'}}}]}
      """, .openAPI30, at: "/A"
    ).schema
    let leaf = JSONObject([.init(key: "x", value: 1), .init(key: "y", value: 2)])
    let fits = (0..<300).reduce(JSONValue.object([:])) { value, _ in .object(["a": value]) }
    #expect(schema.isValid(fits))
    let wrong = (0..<300).reduce(JSONValue.string("no object")) { value, _ in
      var object = leaf
      object["a"] = value
      return .object(object)
    }
    let (violations, undecided, steps) = examination(schema, wrong)
    #expect(!violations.isEmpty)
    #expect(undecided.isEmpty)
    #expect(steps < 1_000_000)
    #expect(!schema.isValid(wrong))
  }

  @Test func reasonsOfNestedAlternativesAreCutShort() throws {
    let branches = Array(repeating: "{properties: {a: {$ref: '#/A'}}}", count: 6).joined(separator: ", ")
    let schema = try CompiledText("A: {type: object, anyOf: [\(branches)]}", .openAPI30, at: "/A").schema
    let (violations, undecided, steps) = examination(schema, nested(40, in: 1))
    #expect(violations.count == 1)
    #expect(violations.first?.message.hasPrefix("fits none of 6 alternatives") == true)
    #expect(undecided.isEmpty)
    #expect(steps < 1_000_000)
  }

  @Test func patternsShareTheStepsOfTheirSchema() throws {
    let schema = try CompiledText(#"{"items": {"pattern": "^(a*)(a*)\\1\\2b$"}}"#).schema
    let text = JSONValue.string(JSONString(String(repeating: "a", count: 3000)))
    let options = ValidationOptions(stepLimit: 500_000)
    let (violations, undecided, steps) = examination(schema, .array(Array(repeating: text, count: 1000)), options)
    #expect(violations.isEmpty)
    #expect(steps < 1_000_000)
    #expect(undecided.allSatisfy { $0.reason == .limit })
    let first = try #require(undecided.first)
    #expect("\(first.place)" == "spec.yaml:1:23")
    #expect(first.message == #"takes more than 1000000 steps to match with ^(a*)(a*)\1\2b$"#)
  }

  @Test func manyPatternsTimesManyNamesEnd() throws {
    let patterns = (0..<300).map { #""^x\#($0)": {"type": "string"}"# }.joined(separator: ", ")
    let schema = try CompiledText(#"{"patternProperties": {\#(patterns)}}"#).schema
    let object = JSONObject((0..<20_000).map { .init(key: JSONString("y\($0)"), value: 1) })
    let (violations, undecided, _) = examination(schema, .object(object), ValidationOptions(stepLimit: 100_000))
    #expect(violations.isEmpty)
    #expect(undecided.first?.message.contains("steps") == true)
  }

  @Test func longArraysOfUniqueItemsAreDecided() throws {
    let schema = try CompiledText(#"{"uniqueItems": true}"#).schema
    let items = (0..<100_000).map { JSONValue.object(["id": .number(JSONNumber($0)), "tags": [1, 2]]) }
    #expect(schema.isValid(.array(items)))
    let (violations, undecided, _) = examination(schema, .array(items + [items[5]]))
    #expect(violations.map(\.message) == ["has equal items at 5 and 100000"])
    #expect(undecided.isEmpty)
  }

  @Test func hashingOneLargeItemForManySchemasEnds() throws {
    let unique = Array(repeating: #"{"uniqueItems": true}"#, count: 1000).joined(separator: ", ")
    let schema = try CompiledText(#"{"allOf": [\#(unique)]}"#).schema
    let large = JSONValue.array((0..<10_000).map { .number(JSONNumber($0)) })
    let (violations, undecided, steps) = examination(
      schema, .array([large, 1, 2, 3, 4]), ValidationOptions(stepLimit: 50_000))
    #expect(violations.isEmpty)
    #expect(!undecided.isEmpty)
    #expect(steps < 100_000)
  }

  @Test func unevaluatedPropertiesOfManyBranchesAreDecided() throws {
    let branches = (0..<200).map { #"{"properties": {"p\#($0)": {"type": "integer"}}}"# }.joined(separator: ", ")
    let schema = try CompiledText(#"{"anyOf": [\#(branches)], "unevaluatedProperties": false}"#).schema
    let object = JSONObject((0..<200).map { .init(key: JSONString("p\($0)"), value: 1) })
    #expect(schema.isValid(.object(object)))
    var extended = object
    extended["q"] = 1
    #expect(examination(schema, .object(extended)).violations.map(\.keyword) == ["unevaluatedProperties"])
  }

  @Test func containsOverManyItemsIsDecided() throws {
    let schema = try CompiledText(#"{"contains": {"const": [1]}, "maxContains": 3}"#).schema
    let items = [JSONValue](repeating: [0], count: 100_000)
    #expect(schema.isValid(.array(items + [[1]])))
    #expect(!schema.isValid(.array(items)))
    #expect(!schema.isValid(.array(items + [[1], [1], [1], [1]])))
  }

  @Test func longDivisorsAreNotDividedBy() throws {
    let digits = String(repeating: "7", count: 20_000)
    let schema = try CompiledText(#"{"multipleOf": \#(digits)}"#).schema
    let number = try JSONParser.parse(digits + digits).value
    let (violations, undecided, _) = examination(schema, number)
    #expect(violations.isEmpty)
    #expect(
      undecided.map(\.message) == ["has 40000 digits, too many to divide by one of 20000 digits"])
    #expect(!schema.isValid(1))
  }

  @Test(arguments: [
    ##"{"$defs": {"x": SCHEMA}, "items": {"$ref": "#/A/$defs/x"}}"##, #"{"allOf": [SCHEMA]}"#,
    #"{"anyOf": [SCHEMA, {"type": "integer"}]}"#, #"{"oneOf": [SCHEMA, {"type": "integer"}]}"#, #"{"not": SCHEMA}"#,
    #"{"if": SCHEMA, "then": true, "else": true}"#, #"{"prefixItems": [SCHEMA]}"#, #"{"contains": SCHEMA}"#,
    #"{"unevaluatedItems": SCHEMA}"#, #"{"items": SCHEMA, "unevaluatedItems": false}"#,
  ])
  func theDeepestSchemasLeaveRoomOnTheStack(step: String) throws {
    let table = try CompiledText(
      #"{"A": \#(step.replacing("SCHEMA", with: ##"{"items": {"$ref": "#/A"}}"##))}"#, at: "/A"
    ).schema
    let value = (0..<500).reduce(JSONValue.string("leaf")) { value, _ in [value] }
    _ = table.examine(value)
    _ = table.isValid(value)
  }

  @Test func aLongChainOfReferencesIsLeftUndecided() throws {
    let chain = (0..<5000).map { "s\($0): {$ref: '#/s\($0 + 1)'}" }.joined(separator: "\n")
    let schema = try CompiledText(chain + "\ns5000: {type: string}", .openAPI30, at: "/s0").schema
    let (violations, undecided, _) = examination(schema, 1)
    #expect(violations.isEmpty)
    #expect(undecided.map(\.message) == ["is validated by schemas nested more than 2000 deep"])
    #expect("\(try #require(undecided.first).place)" == "spec.yaml:2001:8")
  }

  @Test func dynamicReferencesThatLeadRoundEnd() throws {
    let schema = try CompiledText(
      ##"{"$id": "http://example.com/a", "$dynamicAnchor": "x", "anyOf": [{"$dynamicRef": "#x"}, {"type": "string"}]}"##
    )
    #expect(try schema.isValid("\"a\""))
    #expect(try !schema.isValid("1"))
  }
}

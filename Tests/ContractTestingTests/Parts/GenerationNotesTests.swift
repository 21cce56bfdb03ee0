import Documents
import OpenAPI
import Testing

@testable import ContractTesting

/// What cannot be generated is said in the plan, with the place and the reason; the plan's notes are the report's.
@Suite struct GenerationNotesTests {
  private func notes(_ schema: String, parameter: String = "{name: q, in: query, schema: {type: string}}") throws
    -> [String]
  {
    let text = """
      openapi: 3.1.0
      info: {title: Things, version: '1'}
      paths:
        /things/{id}:
          parameters:
            - {name: id, in: path, required: true, schema: {type: string}}
            - \(parameter)
          get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: object}}}}}}
          put:
            requestBody: {required: true, content: {application/json: {schema: \(schema)}}}
            responses: {'200': {description: ok}, '400': {description: bad}}
      """
    let store = DocumentStore()
    let root = try store.load(text: text, path: "things.yaml")
    let (description, diagnostics) = try APIDescription.load(root, store: store)
    let plan = try ContractTest(
      description: description, diagnostics: diagnostics, specFile: "things.yaml", store: store,
      configuration: RunConfiguration(target: "")
    ).plan()
    return try #require(plan.operations.first).notes
  }

  @Test func aSchemaWithoutValuesIsSaid() throws {
    let notes = try notes("{type: object, required: [a], properties: {a: {type: integer, minimum: 5, maximum: 3}}}")
    let note = try #require(notes.first)
    #expect(note.hasPrefix("no valid payload can be generated"))
    #expect(note.contains("things.yaml:10:") && note.contains("minimum 5 is greater than maximum 3"))
  }

  @Test func anOptionalPartWithoutValuesIsSaid() throws {
    let notes = try notes(
      "{type: object, properties: {a: {type: string}, b: {type: string, minLength: 9, maxLength: 3}}}")
    #expect(notes.count == 1)
    #expect(notes.first?.hasPrefix("not generated: things.yaml:10:") == true)
    #expect(notes.first?.hasSuffix("minLength 9 is greater than maxLength 3") == true)
  }

  @Test func aBoundaryThatIsNotSentIsSaid() throws {
    let notes = try notes("{type: object, properties: {a: {type: string, maxLength: 2000000}}}")
    #expect(notes.contains { $0.contains("maxLength 2000000 is more text than is sent") })
  }

  @Test func aConstraintThatCannotBeBrokenIsSaid() throws {
    let notes = try notes("{type: object, properties: {a: {type: string, pattern: '^.*'}}}")
    #expect(notes.contains { $0.contains("no value was found at /a that breaks `pattern`") })
  }

  @Test func aParameterWithoutValuesIsSaid() throws {
    let notes = try notes(
      "{type: object, properties: {a: {type: string}}}",
      parameter: "{name: q, in: query, required: true, schema: {type: integer, minimum: 5, maximum: 3}}")
    #expect(notes.count == 1)
    #expect(notes.first?.hasPrefix("no value can be generated for the required parameter `q`") == true)
  }

  @Test func manyReasonsAreCounted() throws {
    let properties = (1...11).map { "p\($0): {type: string, minLength: 9, maxLength: 3}" }.joined(separator: ", ")
    let notes = try notes("{type: object, properties: {\(properties)}}")
    #expect(notes.count == 9)
    #expect(notes.last == "not generated: 3 more")
  }

  @Test func nothingIsSaidOfWhatCanBeMade() throws {
    #expect(try notes("{type: object, properties: {a: {type: string, maxLength: 20}}}").isEmpty)
  }
}

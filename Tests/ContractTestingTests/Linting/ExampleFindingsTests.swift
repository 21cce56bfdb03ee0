import ContractTesting
import Documents
import OpenAPI
import Testing

/// Examples and defaults against their own schema.
@Suite struct ExampleFindingsTests {
  private func findings(_ parts: String, version: String = "3.1.0") throws -> [String] {
    let store = DocumentStore()
    let root = try store.load(
      text: "openapi: \(version)\ninfo: {title: T, version: '1'}\npaths: {}\n" + parts, path: "api.yaml")
    let (description, _) = try APIDescription.load(root, store: store)
    return SchemaFindings.findings(in: description, store: store).map {
      "\($0.place.line):\($0.place.column) \($0.rule)"
    }
  }

  @Test(arguments: [
    ("{type: string, example: 1}", ["4:51 invalid-example"]), ("{type: string, default: 1}", ["4:51 invalid-default"]),
    ("{type: string, examples: [a, 1, b, 2]}", ["4:56 invalid-example", "4:62 invalid-example"]),
    ("{type: integer, default: null}", ["4:52 invalid-default"]),
    ("{properties: {b: {maxLength: 2, example: abc}}}", ["4:68 invalid-example"]),
    ("{type: string, example: a, default: b, examples: [c]}", []), ("{type: integer, example: null}", []),
    ("{type: [integer, 'null'], default: null}", []), ("{type: integer, example: {$ref: '#/x'}}", []),
    ("{required: [r], properties: {r: {readOnly: true}}, example: {}}", []),
    ("{required: [w], properties: {w: {writeOnly: true}}, example: {}}", []),
    ("{required: [x], properties: {x: {type: string}}, example: {}}", ["4:85 invalid-example"]),
    ("{properties: {default: {type: string}, example: {type: integer}}}", []),
  ])
  func inSchemas(schema: String, expected: [String]) throws {
    #expect(try findings("components: {schemas: {A: \(schema)}}\n") == expected)
  }

  @Test func besideSchemas() throws {
    let parts = """
      components:
        parameters:
          P: {name: p, in: query, schema: {type: integer}, example: x}
      x-unused: {schema: {type: integer}, example: x}
      """
    let operation = """
      paths:
        /a/{id}:
          parameters: [{name: id, in: path, required: true, schema: {type: integer}, example: x}]
          put:
            requestBody:
              content:
                application/json:
                  schema: {type: integer}
                  examples: {good: {value: 1}, bad: {value: x}, other: {externalValue: u}}
            responses: {'200': {description: d, content: {application/json: {schema: {type: string}, example: 1}}}}

      """
    let store = DocumentStore()
    let root = try store.load(
      text: "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n" + operation + parts, path: "api.yaml")
    let (description, _) = try APIDescription.load(root, store: store)
    let found = SchemaFindings.findings(in: description, store: store)
    #expect(Set(found.map(\.place.line)) == [5, 11, 12] && found.count == 3)
    #expect(found.allSatisfy { $0.rule == "invalid-example" && $0.severity == .warning && !$0.remedy.isEmpty })
  }
}

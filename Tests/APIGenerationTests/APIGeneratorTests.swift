import APIGeneration
import ContractTesting
import Documents
import Foundation
import JSON
import JSONSchema
import OpenAPI
import Sandbox
import Testing

/// From models to a document, and from there to a run.
@Suite struct APIGeneratorTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func file(_ name: String) -> String { root.appending(path: "Fixtures/models/\(name)").path }

  private static func generate(_ text: String, _ name: String = "models.yaml") throws -> APIGenerator.Output {
    let store = DocumentStore()
    _ = try store.load(text: text, path: name)
    return try APIGenerator().generate([name], store: store)
  }

  /// The document as it was written, read again.
  private static func loaded(_ document: JSONValue) throws -> (APIDescription, DocumentStore, [Diagnostic]) {
    let store = DocumentStore()
    let root = try store.load(text: YAMLText.of(document), path: "api.yaml")
    #expect(root.value() == document, "the YAML is the document")
    let (description, diagnostics) = try APIDescription.load(root, store: store)
    let findings =
      store.diagnostics + diagnostics + SchemaFindings.findings(in: description, store: store)
      + Linter.findings(description, store: store)
    return (description, store, findings)
  }

  @Test(arguments: [["shop.yaml"], ["note.json"], ["shop.yaml", "note.json"]])
  func theDocumentIsCleanAndARunIsGreen(files: [String]) async throws {
    let output = try APIGenerator().generate(files.map(Self.file))
    let (description, store, findings) = try Self.loaded(output.document)
    #expect(findings.isEmpty, "\(findings)")
    let sandbox = try await Sandbox.start(description: description, store: store)
    let configuration = RunConfiguration(target: sandbox.baseURL)
    let report = try await ContractTest(
      description: description, diagnostics: [], specFile: "api.yaml", store: store, configuration: configuration
    ).run { _ in }
    await sandbox.stop()
    #expect(report.failures.isEmpty, "\(report.failures.map { ($0.operation, $0.check, $0.message) })")
    #expect(report.operations.allSatisfy { $0.untested == nil }, "\(report.operations.map(\.untested))")
    #expect(report.operations.count == (files.contains("shop.yaml") ? 4 : 0) + (files.contains("note.json") ? 2 : 0))
  }

  @Test func everyModelHasItsOperations() throws {
    let (description, _, _) = try Self.loaded(try APIGenerator().generate([Self.file("shop.yaml")]).document)
    #expect(
      description.operations.map(\.name) == [
        "GET /categories", "POST /categories", "PUT /categories/bulk", "GET /categories/{id}", "PUT /categories/{id}",
        "DELETE /categories/{id}", "GET /stock-items", "POST /stock-items", "PUT /stock-items/bulk",
        "GET /stock-items/{id}", "PUT /stock-items/{id}", "DELETE /stock-items/{id}",
      ])
    let list = try #require(description.operations.first { $0.name == "GET /stock-items" })
    #expect(list.parameters.map(\.name) == ["categoryId", "inStock", "state", "limit", "offset"])
  }

  @Test func whatIsAddedIsSaid() throws {
    let output = try APIGenerator().generate([Self.file("note.json")])
    #expect(output.notes == ["Note.text has no limit: the document says maxLength 10000."])
    let pointer = try #require(JSONPointer(text: "/components/schemas/Note/properties/text/maxLength"))
    #expect(output.document[pointer] == 10_000)
    #expect(output.document["components"]?["schemas"]?["NoteID"] == ["type": "string", "format": "uuid"])
    #expect(output.document["components"]?["schemas"]?["Mood"] == ["type": "string", "enum": ["calm", "busy"]])
  }

  @Test func markedComponentsOfADocumentAreModels() throws {
    let output = try Self.generate(
      """
      openapi: 3.1.0
      components:
        schemas:
          Post: { x-data-model: true, type: object, properties: { kind: { $ref: '#/components/schemas/Kind' } } }
          Kind: { type: string, enum: [a, b] }
      """)
    #expect(output.document["paths"]?.object?.keys == ["/posts", "/posts/bulk", "/posts/{id}"])
    #expect(output.document["components"]?["schemas"]?["Kind"] != nil)
  }

  @Test func theSchemaOfModelFilesKnowsThem() throws {
    let store = DocumentStore()
    let root = try store.load(path: Self.root.appending(path: "Specs/models.schema.json").path)
    var compiler = SchemaCompiler(store: store, dialect: .draft202012)
    let id = compiler.compile(root)
    #expect(compiler.diagnostics.isEmpty)
    let schema = compiler.finish().schema(id)
    for name in ["shop.yaml", "note.json"] {
      let value = try #require(try DocumentStore().load(path: Self.file(name)).value())
      #expect(schema.validate(value).isEmpty, "\(schema.validate(value))")
    }
    let wrong: [JSONValue] = [
      [:], [], ["a b": ["properties": ["a": true]]], ["Post": ["type": "object"]],
      ["Post": ["properties": ["userId": ["x-references": ["model": "User", "on-delete": "vanish"]]]]],
      ["properties": ["a": true]],
    ]
    for value in wrong { #expect(!schema.isValid(value), "\(value.serialized())") }
  }

  @Test(
    arguments: [
      ("[]", 1, 1, "The file holds no mapping."),
      ("{}", 1, 1, "The file has no model."),
      ("Post: 7", 1, 7, "The model Post is no JSON Schema object."),
      ("Post: { type: string }", 1, 7, "The model Post has no properties."),
      ("type: object\nproperties: { a: {} }", 1, 1, "The schema has no 'title', which is the model's name."),
      ("a b: { properties: { a: {} } }", 1, 1, "\"a b\" cannot name a model."),
      (
        "Fox: { properties: { a: {} } }\nfox: { properties: { a: {} } }", 2, 1,
        "There is a model \"Fox\" at models.yaml:1:1 already, whose path is /foxes."
      ),
      (
        "Post: { properties: { a: { $ref: '#/Usr' } } }\nUser: { properties: { a: {} } }", 1, 1,
        "Post refers to \"Usr\", which is in no model file."
      ),
      (
        "Post: { properties: { a: { x-references: { model: Usr } } } }\nUser: { properties: { a: {} } }", 1, 1,
        "Post.a references \"Usr\", which is no model."
      ),
    ])
  func aMistakeHasItsPlace(text: String, line: Int, column: Int, message: String) throws {
    let error = #expect(throws: ModelFileError.self) { try Self.generate(text) }
    let diagnostic = try #require(error?.diagnostics.first)
    #expect(diagnostic.message == message)
    #expect(diagnostic.place == Place(file: "models.yaml", line: line, column: column))
    #expect(!diagnostic.remedy.isEmpty)
  }

  @Test(
    arguments: [
      "null", "'true'", "'1'", "\"a\\u0000b\"", "''", "' x'", "'x '", "'a: b'", "'a #b'", "'- a'", "\"line\\nbreak\"",
      "[]", "{}", "[[1, [2, [3, [4]]]], {}]", "[{ a: [{ b: { c: { d: [] } } }] }]",
      "{ a: { b: { c: { d: { e: 1 } } } } }",
      "'yes'", "\"\\u2028\"", "'é'", "'@x'", "\"'\"", "{ '': 1, 'a b': 2, 'x: y': 3 }",
      "[1.50, -0, 1e400, 123456789012345678901]",
      "['a, b', '{c}', 'd:e', ':']", "'...'", "'---'", "'a:'", "'~'", "'0x1F'", "'1_000'", "'.5'",
    ])
  func yamlReadsBack(_ source: String) throws {
    let value = try #require(try DocumentStore().load(text: "x: " + source, path: "value.yaml").value())
    let text = YAMLText.of(value)
    #expect(try DocumentStore().load(text: text, path: "again.yaml").value() == value, "\(text)")
    let nested: JSONValue = ["list": [value, [value], ["key": value, "other": value]]]
    let deeper = YAMLText.of(nested)
    #expect(try DocumentStore().load(text: deeper, path: "deeper.yaml").value() == nested, "\(deeper)")
  }
}

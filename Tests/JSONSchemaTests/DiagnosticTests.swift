import Documents
import JSON
import Testing

@testable import JSONSchema

@Suite struct DiagnosticTests {
  @Test(arguments: [
    ("{required: true}", "malformed-keyword@1:12"),
    ("{type: 5}", "malformed-keyword@1:8"),
    ("{type: text}", "malformed-keyword@1:8"),
    ("{minLength: -1}", "malformed-keyword@1:13"),
    ("{minLength: 1.5}", "malformed-keyword@1:13"),
    ("{maximum: '3'}", "malformed-keyword@1:11"),
    ("{multipleOf: 0}", "malformed-keyword@1:14"),
    ("{enum: a}", "malformed-keyword@1:8"),
    ("{properties: [a]}", "malformed-keyword@1:14"),
    ("{items: 1}", "malformed-keyword@1:9"),
    ("{allOf: []}", "malformed-keyword@1:9"),
    ("{readOnly: 'true'}", "malformed-keyword@1:12"),
    ("{exclusiveMinimum: true}", "malformed-keyword@1:20"),
    ("{pattern: '(a'}", "malformed-pattern@1:2"),
    ("{patternProperties: {'[': {}}}", "malformed-pattern@1:22"),
    ("{discriminator: kind}", "malformed-keyword@1:17"),
    ("{items: [{type: string}]}", "items-list@1:9"),
  ])
  func malformedKeywordsAreIgnoredAndSaid(text: String, rule: String) throws {
    let schema = try CompiledText(text)
    #expect(schema.rules == [rule])
    #expect(schema.diagnostics.allSatisfy { $0.severity == .warning && !$0.remedy.isEmpty })
    #expect(try schema.isValid("{}"))
    #expect(try schema.isValid("\"a\""))
  }

  @Test func brokenReferencesAcceptAnything() throws {
    let schema = try CompiledText("{properties: {a: {$ref: '#/nowhere'}, b: {type: string}}}")
    #expect(schema.rules == ["broken-reference@1:25"])
    #expect(schema.diagnostics.first?.severity == .error)
    #expect(try schema.isValid(#"{"a": 1}"#))
    #expect(try !schema.isValid(#"{"b": 1}"#))
    let property = try #require(schema.schema.keywords.properties.first)
    #expect(schema.schema.table[property.schema].unresolved)
  }

  @Test func onlyWhatIsReachableIsCompiled() throws {
    let text = """
      A: {$ref: '#/B'}
      B: {type: string}
      C: {type: 5}
      """
    let schema = try CompiledText(text, .openAPI30, at: "/A")
    #expect(schema.schema.table.count == 2)
    #expect(schema.rules.isEmpty)
  }

  @Test func theSameNodeHasOneName() throws {
    let store = DocumentStore()
    let root = try store.load(text: "A: {items: {$ref: '#/A'}}", path: "spec.yaml")
    let node = try #require(root["A"])
    var compiler = SchemaCompiler(store: store, dialect: .openAPI30)
    let first = compiler.compile(node)
    #expect(compiler.compile(node) == first)
    #expect(compiler.finish().count == 2)
  }

  @Test func registeredDocumentsAreFoundByTheirURI() throws {
    let store = DocumentStore()
    let root = try store.load(text: "{$ref: 'urn:example:other#/$defs/a'}", path: "spec.yaml")
    let other = try store.load(text: "{$defs: {a: {type: string}}}", path: "other.yaml")
    var compiler = SchemaCompiler(store: store, dialect: .draft202012)
    compiler.register(other, as: "urn:example:other")
    let id = compiler.compile(root)
    #expect(compiler.diagnostics.isEmpty)
    #expect(!compiler.finish().schema(id).isValid(1))
  }

  @Test(arguments: ["other.yaml#/$defs/a", "other.yaml#a", "other.yaml#/$defs/b/items"])
  func otherFilesAreFound(reference: String) throws {
    let store = DocumentStore()
    let root = try store.load(text: "{items: {$ref: '\(reference)'}}", path: "spec.yaml")
    _ = try store.load(
      text: "{$defs: {a: {$anchor: a, type: string}, b: {items: {$ref: '#a'}}}}", path: "other.yaml")
    var compiler = SchemaCompiler(store: store, dialect: .draft202012)
    let id = compiler.compile(root)
    #expect(compiler.diagnostics.isEmpty)
    let schema = compiler.finish().schema(id)
    #expect(schema.isValid(["a"]))
    #expect(!schema.isValid([1]))
  }

  @Test func dynamicReferencesReachOtherFiles() throws {
    let store = DocumentStore()
    let text = "{$dynamicAnchor: node, $ref: 'tree.yaml', required: [name]}"
    let root = try store.load(text: text, path: "spec.yaml")
    _ = try store.load(
      text: "{$dynamicAnchor: node, properties: {child: {$dynamicRef: '#node'}}}", path: "tree.yaml")
    var compiler = SchemaCompiler(store: store, dialect: .draft202012)
    let schema = compiler.compile(root)
    let table = compiler.finish()
    #expect(table.schema(schema).isValid(["name": 1, "child": ["name": 2]]))
    #expect(!table.schema(schema).isValid(["name": 1, "child": [:]]))
  }
}

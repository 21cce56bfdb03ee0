import Documents
import JSON
import JSONSchema
import Testing

/// A Swagger 2.0 parameter is its own schema.
@Suite struct SwaggerParameterTests {
  @Test func requiredOfTheParameterIsNoKeyword() throws {
    let store = DocumentStore()
    let node = try store.load(text: "{name: a, in: query, required: true, type: integer, maximum: 3}", path: "a.yaml")
    var compiler = SchemaCompiler(store: store, dialect: .swagger20)
    let id = compiler.compile(node)
    #expect(compiler.diagnostics.isEmpty)
    let schema = compiler.finish().schema(id)
    #expect(schema.isValid(3, direction: .none) && !schema.isValid(4, direction: .none))
  }
}

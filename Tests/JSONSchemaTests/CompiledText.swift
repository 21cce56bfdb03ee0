import Documents
import JSON

@testable import JSONSchema

/// A schema compiled from text, for tests.
struct CompiledText {
  let schema: Schema
  let diagnostics: [Diagnostic]

  /// Compiles the text, or what `pointer` names in it.
  init(_ text: String, _ dialect: Dialect = .draft202012, at pointer: String = "") throws {
    let store = DocumentStore()
    let root = try store.load(text: text, path: "spec.yaml")
    var compiler = SchemaCompiler(store: store, dialect: dialect)
    let node = JSONPointer(text: pointer).flatMap { root[$0] } ?? root
    let id = compiler.compile(node)
    schema = compiler.finish().schema(id)
    diagnostics = compiler.diagnostics
  }

  /// `rule@line:column` of each diagnostic.
  var rules: [String] { diagnostics.map { "\($0.rule)@\($0.place.line):\($0.place.column)" } }

  func isValid(_ json: String, _ direction: Direction = .none) throws -> Bool {
    let value = try JSONParser.parse(json).value
    let isValid = schema.isValid(value, direction: direction)
    // Both ways of running must agree.
    guard schema.validate(value, direction: direction).isEmpty == isValid else { throw Disagreement(json: json) }
    return isValid
  }

  func violations(_ json: String, _ direction: Direction = .none) throws -> [String] {
    schema.validate(try JSONParser.parse(json).value, direction: direction).map(\.description)
  }

  struct Disagreement: Error {
    let json: String
  }
}

import Documents
import Foundation
import JSON
import SharedCorpus
import Testing

@testable import JSONSchema

/// Schemas as people write them: all compile, and every value can be validated against each.
@Suite(.enabled(if: SharedCorpus.has("corpus/openapi"), "\(SharedCorpus.missing)"))
struct PublicDescriptionTests {
  @Test func everySchemaCompilesAndValidates() throws {
    let folder = try #require(SharedCorpus.folder("corpus/openapi"))
    var count = 0
    for file in SharedCorpus.files(in: folder) {
      let path = folder + "/" + file
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      guard size < 200_000 else { continue }
      count += try check(path)
    }
    #expect(count > 5_000)
  }

  /// The number of schemas in the description at `path`.
  private func check(_ path: String) throws -> Int {
    let store = DocumentStore()
    let root = try store.load(path: path)
    let version = root["openapi"]?.text ?? "2.0"
    let dialect: Dialect = version == "2.0" ? .swagger20 : version.hasPrefix("3.0") ? .openAPI30 : .draft202012
    var compiler = SchemaCompiler(store: store, dialect: dialect)
    for (_, node) in (root["components"]?["schemas"] ?? root["definitions"])?.members ?? [] {
      _ = compiler.compile(node)
    }
    let table = compiler.finish()
    let values: [JSONValue] = [
      nil, true, 0, "", [], [:], [nil, [:]], ["id": nil, "name": "", "type": "", "items": [[:]]],
    ]
    for id in table.ids {
      let schema = table.schema(id)
      for value in values + schema.keywords.examples {
        let isValid = schema.isValid(value, direction: .request)
        let examination = schema.examine(value, direction: .request)
        #expect(examination.violations.isEmpty == isValid, "\(schema.keywords.node.place)")
        #expect(!examination.violations.contains { $0.message.isEmpty })
      }
    }
    return table.count
  }
}

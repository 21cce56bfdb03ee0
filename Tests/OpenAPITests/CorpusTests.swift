import Documents
import SharedCorpus
import Testing

@testable import OpenAPI

@Suite(.enabled(if: SharedCorpus.has("corpus/INDEX.tsv"), "\(SharedCorpus.missing)"))
struct CorpusTests {
  /// Where `INDEX.tsv`, counted by an OpenAPI 3.1 script, has other numbers: it leaves out 3.2's `query` method and
  /// `additionalOperations`.
  static let moreOperations = [
    "openapi/openapinet-query-and-additional-ops-3.2.yaml": 2,
    "openapi/redocly-lint-3.2.yaml": 1,
  ]

  @Test(arguments: SharedCorpus.entries("corpus/INDEX.tsv"))
  func realDocumentsLoadWithTheOperationsThatTheyHave(_ entry: SharedCorpus.Entry) throws {
    let store = DocumentStore(allowOutsideFolder: true)
    let root = try store.load(path: #require(SharedCorpus.folder("corpus/\(entry.file)")))
    let (description, diagnostics) = try APIDescription.load(root, store: store)
    let puts = description.operations.filter { $0.method == "PUT" }
    let updates = puts.filter { !$0.path.parameters.isEmpty && $0.requestBody?.json != nil }
    let more = Self.moreOperations[entry.file] ?? 0
    #expect(description.operations.count - more == entry.fields["operations"].flatMap { Int($0) })
    #expect(puts.count == entry.fields["put_all"].flatMap { Int($0) })
    #expect(updates.count == entry.fields["put_ops"].flatMap { Int($0) })
    let errors = diagnostics.filter { $0.severity == .error }
    if entry.fields["valid"] == "valid" {
      #expect(errors.map(\.brief) == [])
    } else {
      // What keeps the invalid ones from being used whole is references alone: all that lead nowhere were looked at.
      let rules = Set(errors.map(\.rule))
      #expect(rules.isSubset(of: ["remote-reference", "unresolved-reference"]))
    }
    for diagnostic in diagnostics + Linter.findings(description, store: store) {
      #expect(diagnostic.place.line > 0 && !diagnostic.message.isEmpty && !diagnostic.remedy.isEmpty)
    }
  }

  /// Whatever the text, the answer is a description or a located error.
  @Test func brokenDocumentsNeverCrash() throws {
    let folder = try #require(SharedCorpus.folder("corpus/broken"))
    let entries = SharedCorpus.entries("corpus/broken/INDEX.tsv")
    #expect(entries.count > 500)
    for entry in entries {
      let store = DocumentStore()
      do throws(DocumentError) {
        let root = try store.load(path: "\(folder)/\(entry.file)")
        let (description, diagnostics) = try APIDescription.load(root, store: store)
        let all = store.diagnostics + diagnostics + Linter.findings(description, store: store)
        #expect(all.allSatisfy { $0.place.line > 0 && !$0.remedy.isEmpty }, "\(entry.file)")
      } catch {
        #expect(error.diagnostic.place.line > 0 && !error.diagnostic.message.isEmpty, "\(entry.file)")
      }
    }
  }
}

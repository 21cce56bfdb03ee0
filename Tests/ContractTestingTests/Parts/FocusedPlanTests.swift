import Documents
import OpenAPI
import SharedCorpus
import Testing

@testable import ContractTesting

/// A plan needs less than the whole document, and is the same.
@Suite(.enabled(if: SharedCorpus.has("corpus/openapi"), "\(SharedCorpus.missing)"))
struct FocusedPlanTests {
  /// Documents with parents, lists, and changes by query.
  @Test(arguments: ["eclipse-ditto.yaml", "petstore-3.yaml"])
  func aFocusedDocumentHasTheSamePlan(name: String) throws {
    let path = try #require(SharedCorpus.folder("corpus/openapi/\(name)"))
    let focus = OperationFocus { _, _, _ in true }
    let (whole, focused) = (try plan(path, nil), try plan(path, focus))
    #expect(!whole.isEmpty)
    #expect(whole == focused)
  }

  private func plan(_ path: String, _ focus: OperationFocus?) throws -> [String] {
    let store = DocumentStore()
    let root = try store.load(path: path)
    let (description, diagnostics) = try APIDescription.load(root, store: store, focus: focus)
    var configuration = RunConfiguration(target: "")
    configuration.depth = .smoke
    let plan = try ContractTest(
      description: description, diagnostics: diagnostics, specFile: path, store: store, configuration: configuration
    ).plan()
    return plan.operations.map { "\($0)" }
  }
}

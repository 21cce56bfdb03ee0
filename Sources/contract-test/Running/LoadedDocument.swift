import ContractTesting
import Documents
import OpenAPI

/// An OpenAPI document, read.
struct LoadedDocument {
  /// The path as given.
  let file: String
  let store: DocumentStore
  let description: APIDescription
  /// What is wrong with it without keeping it from being used.
  let diagnostics: [Diagnostic]

  /// Reads the document at a path; with a `focus`, only what tells of the wanted updates.
  ///
  /// - Throws: `DocumentError` when it cannot be read or is no OpenAPI document.
  init(_ file: String, store: DocumentStore = DocumentStore(), focus: OperationFocus? = nil) throws(DocumentError) {
    self.file = file
    self.store = store
    let root = try store.load(path: file)
    let (description, diagnostics) = try APIDescription.load(root, store: store, focus: focus)
    self.description = description
    var seen: Set<Diagnostic> = []
    self.diagnostics = (store.diagnostics + diagnostics).filter { seen.insert($0).inserted }
  }

  /// Everything `lint` tells: what is wrong, in the schemas too, and what keeps updates from being tested, in the
  /// document's order.
  var findings: [Diagnostic] {
    // A reference that leads nowhere is seen when the document is read, and again when its schema is compiled.
    let known = Set(diagnostics.map { Sentence(place: $0.place, message: $0.message) })
    let inSchemas = SchemaFindings.findings(in: description, store: store)
      .filter { !known.contains(Sentence(place: $0.place, message: $0.message)) }
    var seen: Set<Diagnostic> = []
    return (diagnostics + inSchemas + Linter.findings(description, store: store)).filter { seen.insert($0).inserted }
      .sorted { left, right in
        let (left, right) = (left.place, right.place)
        return (left.file, left.line, left.column) < (right.file, right.line, right.column)
      }
  }

  private struct Sentence: Hashable {
    let place: Place
    let message: String
  }
}

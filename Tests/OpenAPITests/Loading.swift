import Documents

@testable import OpenAPI

/// A document read from text.
struct Loaded {
  let description: APIDescription
  let store: DocumentStore
  let diagnostics: [Diagnostic]

  init(_ text: String, path: String = "api.yaml", files: [String: String] = [:]) throws {
    store = DocumentStore()
    let root = try store.load(text: text, path: path)
    for (path, text) in files { _ = try store.load(text: text, path: path) }
    (description, diagnostics) = try APIDescription.load(root, store: store)
  }

  /// `line:column rule` of each diagnostic.
  var found: [String] { diagnostics.map(\.brief) }

  /// The operation with this name.
  func operation(_ name: String) -> Operation? { description.operations.first { $0.name == name } }
}

extension Diagnostic {
  /// `line:column rule`.
  var brief: String { "\(place.line):\(place.column) \(rule)" }
}

/// The diagnostic with which `text` is refused; `nil` when it is not.
func refusal(of text: String) -> Diagnostic? {
  let store = DocumentStore()
  do throws(DocumentError) {
    _ = try APIDescription.load(try store.load(text: text, path: "api.yaml"), store: store)
    return nil
  } catch {
    return error.diagnostic
  }
}

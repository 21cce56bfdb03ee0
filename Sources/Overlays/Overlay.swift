// An Overlay document comes in, and a document with its changes made goes out, whose nodes know from which of the files
// they are. The module knows nothing of what the changed document describes.

import Documents
import JSONPath

/// A list of changes to a document (OpenAPI Overlay Specification 1.0, and `copy` of 1.1).
public struct Overlay: Sendable {
  /// The Overlay document.
  let root: Node
  let actions: [Action]

  /// One change: the nodes that it is made to, and what is done with them.
  struct Action: Sendable {
    enum Change: Sendable {
      case remove
      case update(Node)
      /// Merges the one node that the query selects.
      case copy(JSONPath, Node)
      /// Nothing, for want of a change.
      case nothing
    }

    let target: JSONPath
    /// The scalar with the target's text.
    let targetNode: Node
    let change: Change
  }

  /// Reads the Overlay document at `path`.
  ///
  /// Returns it with what is odd about it. Throws when it cannot be read, is no Overlay of a version that is known, or has
  /// an action that cannot be understood.
  public static func load(path: String) throws(DocumentError) -> (overlay: Overlay, diagnostics: [Diagnostic]) {
    let store = DocumentStore()
    let root = try store.load(path: path)
    var reader = OverlayReader()
    let overlay = try reader.overlay(root)
    return (overlay, store.diagnostics + reader.diagnostics)
  }

  /// The document at `root`, which `store` loaded, with the changes made; `store` has it in the other's place then.
  ///
  /// Returns it with what the changes did not find. Throws when a change cannot be made.
  public func applied(
    to root: Node, in store: DocumentStore
  ) throws(DocumentError) -> (root: Node, diagnostics: [Diagnostic]) {
    var application = OverlayApplication(document: EditableNode(root))
    application.checkExtends(self.root["extends"], overlay: self.root, document: root)
    for action in actions { try application.apply(action) }
    return (try store.replace(with: application.document), application.diagnostics)
  }
}

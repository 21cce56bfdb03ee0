import Documents
import JSON
import JSONPath

/// Makes an Overlay's changes to a document, one after the other, each to what the one before left.
struct OverlayApplication {
  let document: EditableNode
  private(set) var diagnostics: [Diagnostic] = []

  init(document: EditableNode) {
    self.document = document
  }

  /// Notes an Overlay that was made for another document.
  mutating func checkExtends(_ extends: Node?, overlay: Node, document: Node) {
    guard let extends, let text = extends.string else { return }
    let target = URIReference(text).resolved(against: URIReference(overlay.file.location)).withoutFragment
    let own = [document.file.location, document["$self"]?.string ?? ""]
    // What an address on the network holds may be what was saved here.
    guard target.protocolName == nil, !own.contains(target.text) else { return }
    warn(
      "overlay-extends", at: extends, "The Overlay extends `\(text)`, and is applied to \(document.file.path).",
      "Correct `extends`, or leave this Overlay out.")
  }

  mutating func apply(_ action: Overlay.Action) throws(DocumentError) {
    let found = try nodes(action.target, action.targetNode)
    // A node selected twice is changed once.
    var seen: Set<ObjectIdentifier> = []
    let targets = found.filter { seen.insert(ObjectIdentifier($0)).inserted }
    guard !targets.isEmpty else {
      warn(
        "overlay-target-unmatched", at: action.targetNode,
        "`\(action.target.text)` matches nothing in \(document.origin.file.path).",
        "Correct the query, or remove the action.")
      return
    }
    switch action.change {
    case .nothing: return
    case .remove: try remove(targets, action)
    case .update(let update): for target in targets { try merge(update, into: target, action) }
    case .copy(let query, let node):
      let sources = try nodes(query, node)
      guard sources.count == 1, let source = sources.first else {
        throw OverlayReader.error(
          "overlay-copy", at: node, "`\(query.text)` selects \(sources.count) nodes, and one can be copied.",
          "Write a query that selects one node.")
      }
      let value = try source.frozen()
      for target in targets { try merge(value, into: target, action) }
    }
  }

  private func remove(_ targets: [EditableNode], _ action: Overlay.Action) throws(DocumentError) {
    for target in targets {
      guard !target.isRoot else {
        throw OverlayReader.error(
          "overlay-target", at: action.targetNode, "The document's root cannot be removed.",
          "Remove what stands in it.")
      }
      target.remove()
    }
  }

  private func merge(_ update: Node, into target: EditableNode, _ action: Overlay.Action) throws(DocumentError) {
    switch target.parts {
    case .mapping:
      guard update.isMapping else {
        throw OverlayReader.error(
          "overlay-update", at: update,
          "The update is a \(update.kind.rawValue), and the target (\(target.origin.place)) is an object.",
          "Write an object with the properties to merge.")
      }
      target.merge(update)
    case .sequence: target.append(update)
    case .scalar:
      guard update.isScalar else {
        throw OverlayReader.error(
          "overlay-target", at: action.targetNode,
          "`\(action.target.text)` selects a \(target.origin.kind.rawValue) (\(target.origin.place)), not an object or a list.",
          "Select the object that it stands in, and give the property its new value in `update`.")
      }
      target.replace(by: update)
    }
  }

  private func nodes(_ query: JSONPath, _ node: Node) throws(DocumentError) -> [EditableNode] {
    // Aliases can make a small document a large one; a query may look at each place of an honest one many times.
    guard let nodes = query.nodes(in: document, limit: 100_000 + 50 * document.origin.documentSize) else {
      throw OverlayReader.error(
        "overlay-target", at: node, "`\(query.text)` takes too many steps to evaluate in this document.",
        "Begin it nearer to what it is to select, with fewer `..` and filters within filters.")
    }
    return nodes
  }

  private mutating func warn(_ rule: String, at node: Node, _ message: String, _ remedy: String) {
    diagnostics.append(Diagnostic(.warning, rule: rule, at: node.place, message, remedy: remedy))
  }
}

extension EditableNode: JSONPathNode {
  /// Its content, for queries.
  public var content: JSONPathContent<EditableNode> {
    switch parts {
    case .scalar: .scalar(origin.value() ?? .null)
    case .sequence(let elements): .array(elements)
    case .mapping(let members): .object(members.map { ($0.name, $0.value) })
    }
  }
}

import Documents
import JSONPath

/// Reads the objects of an Overlay document.
struct OverlayReader {
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the document follows a version that has `copy`.
  private var hasCopy = false

  mutating func overlay(_ root: Node) throws(DocumentError) -> Overlay {
    guard root.isMapping, let version = root["overlay"] else {
      throw Self.error(
        "not-an-overlay", at: root, "This is no Overlay document: it has no `overlay` with a version.",
        "Name a document that begins with `overlay: 1.0.0`.")
    }
    let text = version.text ?? ""
    guard text == "1" || text.hasPrefix("1.") else {
      throw Self.error(
        "unsupported-version", at: version, "`overlay` is `\(text)`, which is no supported version.",
        "Use overlay: 1.0.0 or 1.1.0.")
    }
    hasCopy = text != "1" && text != "1.0" && !text.hasPrefix("1.0.")
    checkFields(root, ["overlay", "info", "extends", "actions"], of: "an Overlay Object")
    checkInfo(root)
    guard let actions = root["actions"], actions.isSequence else {
      throw Self.error(
        "missing-field", at: root["actions"] ?? root, "The Overlay has no list of `actions`.",
        "Add `actions` with a `target` and an `update` each.")
    }
    if actions.elements.isEmpty {
      warn("empty-field", at: actions, "The Overlay has no actions.", "Add one, or leave the Overlay out.")
    }
    var read: [Overlay.Action] = []
    for element in actions.elements { read.append(try action(element)) }
    return Overlay(root: root, actions: read)
  }

  private mutating func checkInfo(_ root: Node) {
    let info = root["info"]
    for field in ["title", "version"] where info?[field] == nil {
      warn(
        "missing-field", at: info ?? root, "The Overlay has no `\(field)` in its `info`.",
        "Add `info` with `title` and `version`.")
    }
  }

  private mutating func action(_ node: Node) throws(DocumentError) -> Overlay.Action {
    guard node.isMapping, let target = node["target"] else {
      throw Self.error("missing-field", at: node, "The action has no `target`.", "Add `target` with a JSONPath query.")
    }
    checkFields(node, ["target", "description", "update", "remove", "copy"], of: "an Action Object")
    return Overlay.Action(target: try query(target), targetNode: target, change: try change(node))
  }

  private mutating func change(_ node: Node) throws(DocumentError) -> Overlay.Action.Change {
    if let remove = node["remove"] {
      guard let removes = remove.bool else {
        throw Self.error(
          "wrong-type", at: remove, "`remove` must be true or false, and is a \(remove.kind.rawValue).",
          "Write true or false.")
      }
      if removes { return .remove }
    }
    if let copy = node["copy"] {
      if !hasCopy {
        warn(
          "unknown-field", at: copy, "`copy` belongs to Overlay 1.1; it is done all the same.", "Write overlay: 1.1.0.")
      }
      return .copy(try query(copy), copy)
    }
    if let update = node["update"] { return .update(update) }
    warn(
      "missing-field", at: node, "The action changes nothing: it has neither `update` nor `remove: true`.",
      "Add one of them.")
    return .nothing
  }

  private func query(_ node: Node) throws(DocumentError) -> JSONPath {
    guard let text = node.string else {
      throw Self.error("wrong-type", at: node, "A JSONPath query must be a string.", "Write one such as `$.paths`.")
    }
    do throws(JSONPathError) {
      return try JSONPath(text)
    } catch {
      throw Self.error(
        "invalid-jsonpath", at: node,
        "`\(text)` is no JSONPath query: at character \(error.offset + 1), \(error.message).",
        "Write it by RFC 9535, as in `$.paths['/pets/{id}'].put` or `$.paths.*.get`.")
    }
  }

  private mutating func checkFields(_ node: Node, _ known: [String], of object: String) {
    for (key, _) in node.members {
      guard let name = key.text, !name.hasPrefix("x-"), !known.contains(name) else { continue }
      let similar = Spelling.nearest(to: name, among: known)
      warn(
        "unknown-field", at: key, "`\(name)` is no field of \(object).",
        similar.map { "Did you mean `\($0)`?" } ?? "Remove it, or begin its name with `x-`.")
    }
  }

  private mutating func warn(_ rule: String, at node: Node, _ message: String, _ remedy: String) {
    diagnostics.append(Diagnostic(.warning, rule: rule, at: node.place, message, remedy: remedy))
  }

  static func error(_ rule: String, at node: Node, _ message: String, _ remedy: String) -> DocumentError {
    DocumentError(Diagnostic(.error, rule: rule, at: node.place, message, remedy: remedy))
  }
}

import OpenAPI

/// Reads from a document what an update does with properties that are not sent.
enum DocumentedSemantics {
  /// The extension that says it outright: `replace` or `merge`.
  static let extensionName = "x-update-semantics"

  /// What the configuration says, else the document: its extension, else its words.
  static func of(_ resource: UpdateResource, rules: UpdateRules) -> UpdateSemantics {
    let operation = resource.update
    if let configured = rules.semantics, configured != .documented { return configured }
    if let said = operation.extensions[extensionName]?.string.flatMap(UpdateSemantics.init(rawValue:)) { return said }
    let words = operation.documentation.lowercased()
    let replaces = ["replaces the", "full replacement", "fully replace", "replaced as a whole", "replaces all"]
    let merges = [
      "partial update", "keep their value", "keeps its value", "left unchanged", "remain unchanged", "stay as they are",
    ]
    if merges.contains(where: { words.contains($0) }) { return .merge }
    if case .changes = resource.form { return .merge }
    return replaces.contains(where: { words.contains($0) }) ? .replace : .documented
  }
}

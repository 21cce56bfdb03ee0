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

  /// The extension that says whether an update of several records is atomic.
  static let atomicExtensionName = "x-update-atomic"

  /// Whether an update of several records is said to be carried out as a whole or not at all.
  static func isAtomic(_ resource: UpdateResource, rules: UpdateRules) -> Bool {
    if let configured = rules.atomic { return configured }
    if let said = resource.update.extensions[atomicExtensionName]?.bool { return said }
    let words = resource.update.documentation.lowercased()
    return ["all or nothing", "all or none", "all of them or none", "atomic"].contains { words.contains($0) }
  }
}

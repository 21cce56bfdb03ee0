import Documents

/// A PUT for whose records there is nothing that creates or lists them.
///
/// A record to update must come from a POST on the collection, from the PUT itself (when it documents 201), from the
/// collection's list, or from the document: an example, a default or the allowed values of each path parameter.
enum NoSetUp: LintRule {
  static let id = "no-set-up"
  static let explanation =
    "Nothing creates or lists the records that a PUT updates, and the document has no example of their identifiers."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.updates.compactMap { update in
      guard let levels = subject.levelsToCollection(update) else { return nil }
      if update.describes(201...201), levels == 1 { return nil }
      if subject.operation("POST", above: levels, update) != nil { return nil }
      if subject.operation("GET", above: levels, update) != nil { return nil }
      let parameters = update.parameters.filter { $0.location == .path }
      if parameters.allSatisfy({ hasValue($0, subject) }) { return nil }
      return Diagnostic(
        .warning, rule: id, at: update.place,
        "No POST or GET on \(subject.path(above: levels, update)) creates or lists the records that \(update.name) updates.",
        remedy: "Describe a POST or GET on the collection, or give the path parameters examples.")
    }
  }

  private static func hasValue(_ parameter: Parameter, _ subject: LintSubject) -> Bool {
    if !parameter.examples.isEmpty { return true }
    guard let schema = parameter.schema.flatMap(subject.schemas.resolved) else { return false }
    return ["example", "examples", "enum", "const", "default"].contains { schema[$0] != nil }
  }
}

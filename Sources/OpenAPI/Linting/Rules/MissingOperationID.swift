import Documents

/// A PUT without an `operationId`.
///
/// Its name in reports is then its method and path, and its history ends when the path changes.
enum MissingOperationID: LintRule {
  static let id = "missing-operation-id"
  static let explanation =
    "A PUT has no operationId: its name in reports is its method and path, and its history ends when the path changes."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.puts.filter { $0.operationID == nil }.map { update in
      Diagnostic(
        .note, rule: id, at: update.place, "\(update.name) has no operationId.",
        remedy: "Add an 'operationId' that stays when the path changes.")
    }
  }
}

import Documents

/// A PUT that does not say what it answers for a record that does not exist.
///
/// Document 404, or 201 when it creates the record. A range `4XX` or a `default` response says it too.
enum UndocumentedNotFound: LintRule {
  static let id = "undocumented-not-found"
  static let explanation =
    "A PUT does not say how it answers when the record does not exist."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.updates.compactMap { update in
      guard !update.path.parameters.isEmpty, !update.describesAnyOther, !update.describes(404...404),
        !update.describes(410...410), !update.describes(201...201)
      else { return nil }
      return Diagnostic(
        .warning, rule: id, at: update.place,
        "\(update.name) does not say what it answers for a record that does not exist.",
        remedy: "Add the response '404'.")
    }
  }
}

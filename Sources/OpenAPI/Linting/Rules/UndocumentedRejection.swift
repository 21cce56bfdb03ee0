import Documents

/// A PUT with a body that does not say how it refuses an invalid one.
///
/// Document 400 or 422. A range `4XX` or a `default` response says it too.
enum UndocumentedRejection: LintRule {
  static let id = "undocumented-rejection"
  static let explanation =
    "A PUT does not say how it refuses an invalid body."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.updates.compactMap { update in
      guard !update.describesAnyOther, !update.describes(400...400),
        !update.describes(422...422)
      else { return nil }
      return Diagnostic(
        .warning, rule: id, at: update.place, "\(update.name) does not say how it refuses an invalid body.",
        remedy: "Add the response '400' or '422'.")
    }
  }
}

import Documents

/// A PUT that needs credentials and does not say how it answers without them.
///
/// Document 401 or 403. A range `4XX` or a `default` response says it too.
enum UndocumentedRefusal: LintRule {
  static let id = "undocumented-refusal"
  static let explanation =
    "A PUT needs credentials and documents neither 401 nor 403, so that the answer without them is none that is documented."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.updates.compactMap { update in
      let isOpen = update.security.contains { $0.schemes.isEmpty }
      guard !update.security.isEmpty, !isOpen, !update.describesAnyOther, !update.describes(401...401),
        !update.describes(403...403)
      else { return nil }
      return Diagnostic(
        .note, rule: id, at: update.place, "\(update.name) does not say how it answers without credentials.",
        remedy: "Add the response '401' or '403'.")
    }
  }
}

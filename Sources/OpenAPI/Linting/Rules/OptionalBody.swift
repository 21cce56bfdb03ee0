import Documents

/// A PUT whose body need not be sent.
///
/// `required` is false where nobody says otherwise, which is seldom meant: what an update without content does is then
/// open, and that it is refused cannot be tested.
enum OptionalBody: LintRule {
  static let id = "optional-body"
  static let explanation =
    "The body of a PUT need not be sent, as 'required: true' is missing, so that an update without content cannot be told to be wrong."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.bodies.compactMap { update, _ in
      guard let body = update.requestBody, !body.required else { return nil }
      return Diagnostic(
        .note, rule: id, at: body.place, "The body of \(update.name) need not be sent.",
        remedy: "Add 'required: true' to it if an update without content is refused.")
    }
  }
}

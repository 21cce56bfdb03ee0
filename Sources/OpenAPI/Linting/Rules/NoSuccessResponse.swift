import Documents

/// A PUT that documents no successful answer.
///
/// Whether an answer to a valid update is right can then not be told. Document the status it answers with: 200 with the
/// record, 204 without, 201 when it creates.
enum NoSuccessResponse: LintRule {
  static let id = "no-success-response"
  static let explanation =
    "A PUT does not say what it answers when it succeeds."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.puts.filter { !$0.describes(200...299) }.map { update in
      Diagnostic(
        .warning, rule: id, at: update.place, "\(update.name) documents no successful answer.",
        remedy: "Add the response '200', '201' or '204'.")
    }
  }
}

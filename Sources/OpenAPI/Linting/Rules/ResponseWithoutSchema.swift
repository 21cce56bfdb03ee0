import Documents

/// A PUT that answers with JSON of which nothing is said.
///
/// What it answers can then not be compared with what the document promises, nor with the record. Add the schema.
enum ResponseWithoutSchema: LintRule {
  static let id = "response-without-schema"
  static let explanation =
    "A successful answer of a PUT has JSON without a schema, so that the answer cannot be checked."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.updates.flatMap { update in
      update.responses.filter { isSuccess($0.status) }.flatMap(\.content).filter { $0.isJSON && $0.schema == nil }.map {
        media in
        Diagnostic(
          .note, rule: id, at: media.place, "The answer of \(update.name) has no schema.",
          remedy: "Add the 'schema' of what it answers.")
      }
    }
  }

  private static func isSuccess(_ status: Response.Status) -> Bool {
    switch status {
    case .exact(let status): (200...299).contains(status)
    case .range(let digit): digit == 2
    case .anyOther: false
    }
  }
}

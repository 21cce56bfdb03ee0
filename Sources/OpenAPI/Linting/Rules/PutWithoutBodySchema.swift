import Documents

/// A PUT whose body has no JSON schema: nothing can be generated for it, so it is not tested.
///
/// Describe the body under `requestBody.content.application/json.schema` (2.0: a parameter `in: body` with a `schema`).
/// For a PUT that takes no body at all this is a note: it is a command, not an update of a record's content.
enum PutWithoutBodySchema: LintRule {
  static let id = "put-without-body-schema"
  static let explanation =
    "The body of a PUT has no JSON schema, so that no update can be generated and the PUT is not tested."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.puts.compactMap { update in
      guard let body = update.requestBody else {
        return Diagnostic(
          .note, rule: id, at: update.place, "\(update.name) takes no body, so no update can be generated for it.",
          remedy: "If it takes one, describe it with its schema.")
      }
      guard let json = body.json else {
        let names = body.content.map(\.name).joined(separator: ", ")
        return Diagnostic(
          .warning, rule: id, at: body.place,
          "\(update.name) takes no JSON\(names.isEmpty ? "" : " but \(names)"), so no update can be generated for it.",
          remedy: "If it takes JSON, describe it under 'application/json'.")
      }
      guard json.schema == nil else { return nil }
      return Diagnostic(
        .warning, rule: id, at: json.place, "The body of \(update.name) has no schema, so no update can be generated.",
        remedy: "Add the 'schema' of the record.")
    }
  }
}

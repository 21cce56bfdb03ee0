import Documents

/// A PUT whose body has no schema: nothing can be generated for it, so it is not tested.
///
/// Describe the body by a `schema` under its media type (2.0: a parameter `in: body` with a `schema`). A text or a file
/// needs none.
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
      guard let first = body.json ?? body.content.first else {
        return Diagnostic(
          .warning, rule: id, at: body.place,
          "The body of \(update.name) has no media type, so no update can be generated for it.",
          remedy: "Describe it under its media type, such as 'application/json'.")
      }
      guard !body.content.contains(where: \.isDescribed) else { return nil }
      return Diagnostic(
        .warning, rule: id, at: first.place, "The body of \(update.name) has no schema, so no update can be generated.",
        remedy: "Add the 'schema' of the record.")
    }
  }
}

extension MediaType {
  /// Whether the document tells what the content is; a text or a file needs no schema for that.
  fileprivate var isDescribed: Bool {
    if schema != nil || !formFields.isEmpty { return true }
    let essence = essence
    return !isJSON && !essence.hasSuffix("xml") && !essence.contains("*") && !essence.contains("form")
  }
}

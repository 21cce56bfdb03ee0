import Documents

/// The GET that shows a PUT's effect has no schema for what it answers.
///
/// The record in its answer must then be found by its values alone. Add the schema to its successful response.
enum ReadBackWithoutSchema: LintRule {
  static let id = "read-back-without-schema"
  static let explanation =
    "The GET that shows a PUT's effect has no schema, so that the record in its answer is found by its values alone."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.updates.compactMap { update in
      guard update.requestBody?.json?.schema != nil, let get = subject.readBack(of: update) else { return nil }
      let success = get.responses.filter { response in
        switch response.status {
        case .exact(let status): (200...299).contains(status)
        case .range(let digit): digit == 2
        case .anyOther: !get.describes(200...299)
        }
      }
      guard !success.contains(where: { $0.content.contains { $0.schema != nil } }) else { return nil }
      return Diagnostic(
        .warning, rule: id, at: success.first?.place ?? get.place,
        "The answer of \(get.name), which shows what \(update.name) wrote, has no schema.",
        remedy: "Add the 'schema' of the record to its successful response.")
    }
  }
}

import Documents

/// The GET that shows a PUT's effect has no property of the PUT's body.
///
/// What was written is then looked for by its values alone, and mostly not found. Let both have the same properties, or
/// name another read-back in the configuration.
enum ReadBackUnlikeBody: LintRule {
  static let id = "read-back-unlike-body"
  static let explanation =
    "The answer of the GET that shows a PUT's effect has no property of the PUT's body, so that nothing can be compared."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.bodies.compactMap { update, schema in
      guard let get = subject.readBack(of: update) else { return nil }
      let answers = get.responses.filter { response in
        switch response.status {
        case .exact(let status): (200...299).contains(status)
        case .range(let digit): digit == 2
        case .anyOther: true
        }
      }.flatMap(\.content).compactMap(\.schema)
      let body = subject.schemas.resolved(schema)
      if answers.contains(where: { subject.schemas.resolved($0) == body }) { return nil }
      let sent = Set(subject.schemas.writableProperties(of: [schema]).map(\.name))
      let shown = Set(subject.schemas.everyProperty(of: answers).map(\.name))
      guard !sent.isEmpty, !shown.isEmpty, sent.isDisjoint(with: shown) else { return nil }
      return Diagnostic(
        .note, rule: id, at: get.place,
        "No property that \(update.name) writes is in what \(get.name) shows.",
        remedy: "Describe the same properties in both, or name another 'read-back' in the configuration.")
    }
  }
}

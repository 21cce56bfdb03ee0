import Documents

/// A record that a run creates and cannot delete.
///
/// There is a POST that creates what a PUT updates, and no DELETE at the path of the PUT: what a run creates then stays.
enum NoCleanUp: LintRule {
  static let id = "no-clean-up"
  static let explanation =
    "A POST creates the records that a PUT updates, and no DELETE removes them, so that what a run creates stays."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.bodies.compactMap { update, _ in
      guard let levels = subject.levelsToCollection(update),
        let create = subject.operation("POST", above: levels, update), subject.operation("DELETE", update) == nil
      else { return nil }
      return Diagnostic(
        .note, rule: id, at: update.place,
        "What a run creates by \(create.name) it cannot delete: \(update.path.text) has no DELETE.",
        remedy: "Describe the DELETE if there is one.")
    }
  }
}

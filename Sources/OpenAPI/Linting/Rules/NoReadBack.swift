import Documents

/// A PUT whose effect cannot be read: neither its path nor the collection above has a GET.
///
/// Without one it cannot be told whether the update was stored. Describe a GET on the same path. Where only a path
/// further above has a GET this is a note: the record may be found in what it answers.
enum NoReadBack: LintRule {
  static let id = "no-read-back"
  static let explanation =
    "Neither the path of a PUT nor one above it has a GET, so that it cannot be told whether the update was stored."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.updates.compactMap { update in
      guard subject.readBack(of: update) == nil else { return nil }
      let ancestor = (2..<max(2, update.path.segments.count)).lazy.compactMap { levels in
        subject.operation("GET", above: levels, update)
      }.first
      if let ancestor {
        return Diagnostic(
          .note, rule: id, at: update.place,
          "What \(update.name) writes can be read only if \(ancestor.name) shows it.",
          remedy: "Describe a GET on the same path.")
      }
      return Diagnostic(
        .warning, rule: id, at: update.place,
        "What \(update.name) writes cannot be read: neither its path nor one above it has a GET.",
        remedy: "Describe a GET on the same path.")
    }
  }
}

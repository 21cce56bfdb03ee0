import Documents

/// A name that stands twice in `required`; its members must be unique (JSON Schema validation §6.5.3).
///
/// One of them was probably meant to be another property, which may then be left out.
enum DuplicateRequired: LintRule {
  static let id = "duplicate-required"
  static let explanation = "A name stands twice in required; one of them was probably meant to be another."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.everySchema.flatMap { occurrence -> [Diagnostic] in
      var seen: Set<String> = []
      return (occurrence.schema["required"]?.elements ?? []).compactMap { element in
        guard let name = element.string, !seen.insert(name).inserted else { return nil }
        return Diagnostic(
          .warning, rule: id, at: element.place, "'\(name)' stands in 'required' before.",
          remedy: "Remove it, or write the name that was meant.")
      }
    }
  }
}

import Documents

/// An array in the body of a PUT that may have any number of elements.
///
/// Add `maxItems` with what the server takes, so that the longest one and the one beyond it are tested.
enum UnboundedArray: LintRule {
  static let id = "unbounded-array"
  static let explanation =
    "An array in the body of a PUT has no maxItems, so that the longest one cannot be tested."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.written.filter { $0.schema.mayBe("array") && !$0.schema.has("maxItems", "enum", "const") }.map { property in
      Diagnostic(
        .note, rule: id, at: property.key.place, "The array '\(property.name)' may have any number of elements.",
        remedy: "Add 'maxItems' with what the server takes.")
    }
  }
}

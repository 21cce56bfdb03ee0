import Documents

/// The body of a PUT may have properties that the document does not name.
///
/// That the server refuses, ignores or stores them is then all right. Where it refuses them, say
/// `additionalProperties: false` (3.1, with combinations: `unevaluatedProperties: false`), and it is tested.
enum OpenBody: LintRule {
  static let id = "open-body"
  static let explanation =
    "The body of a PUT may have properties that the document does not name, so that sending one is not tested."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.bodies.compactMap { update, schema in
      guard let schema = subject.schemas.resolved(schema), schema["properties"] != nil,
        !schema.has(
          "additionalProperties", "unevaluatedProperties", "patternProperties", "allOf", "anyOf", "oneOf",
          "discriminator")
      else { return nil }
      return Diagnostic(
        .note, rule: id, at: schema.place,
        "The body of \(update.name) may have properties that are not named here.",
        remedy: "Add 'additionalProperties: false' if the server refuses them.")
    }
  }
}

import Documents

/// A property in the body of a PUT of which nothing is said.
///
/// Any value is then valid, so that no invalid one can be sent and what comes back is all that can be compared. Add `type`.
enum UntypedProperty: LintRule {
  static let id = "untyped-property"
  static let explanation = "Nothing is said of a property in the body of a PUT, so that no invalid value can be sent."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.written.filter { isUntyped($0.schema) }.map { property in
      Diagnostic(
        .note, rule: id, at: property.key.place, "Nothing is said of the values of '\(property.name)'.",
        remedy: "Add its 'type'.")
    }
  }

  private static func isUntyped(_ schema: Node) -> Bool {
    schema.isMapping
      && !schema.has(
        "type", "enum", "const", "$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "not", "if", "properties", "items",
        "additionalProperties", "pattern", "format")
  }
}

import Documents

/// A number in the body of a PUT that may have any size.
///
/// No server stores numbers of any size, but where the limits are not said they cannot be tested. Add `minimum` and
/// `maximum`, or `format: int32` or `int64`.
enum UnboundedNumber: LintRule {
  static let id = "unbounded-number"
  static let explanation =
    "A number in the body of a PUT has neither bounds nor an integer format, so that its limits cannot be tested."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.written.filter { isUnbounded($0.schema) }.map { property in
      Diagnostic(
        .note, rule: id, at: property.key.place, "The number '\(property.name)' may have any size.",
        remedy: "Add 'minimum' and 'maximum', or 'format: int32' or 'int64'.")
    }
  }

  private static func isUnbounded(_ schema: Node) -> Bool {
    guard schema.mayBe("number") || schema.mayBe("integer") else { return false }
    if schema.has("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum", "const") { return false }
    return !["int32", "int64"].contains(schema["format"]?.string)
  }
}

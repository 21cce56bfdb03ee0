import Documents
import JSON

/// A value that stands twice in an `enum`.
///
/// Its members must be unique (JSON Schema validation §6.1.2 says they should); one of them was probably meant to be
/// another value, which is then refused.
enum DuplicateEnumValue: LintRule {
  static let id = "duplicate-enum-value"
  static let explanation = "A value stands twice in an enum; one of them was probably meant to be another."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.everySchema.flatMap { occurrence -> [Diagnostic] in
      var seen: Set<JSONValue> = []
      return (occurrence.schema["enum"]?.elements ?? []).compactMap { member in
        guard let value = member.value(limit: 1000), !seen.insert(value).inserted else { return nil }
        return Diagnostic(
          .warning, rule: id, at: member.place, "The value \(value.serialized()) stands in the enum before.",
          remedy: "Remove it, or write the value that was meant.")
      }
    }
  }
}

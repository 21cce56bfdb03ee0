import Documents

/// A string in the body of a PUT that may have any length.
///
/// No server stores strings of any length, but where the limit is not said it cannot be tested. Add `maxLength`. Strings
/// with an `enum`, a `const`, a `pattern`, or a format that bounds them are fine.
enum UnboundedString: LintRule {
  static let id = "unbounded-string"
  static let explanation =
    "A string in the body of a PUT may have any length, so that the longest one cannot be tested."

  private static let boundingFormats: Set<String> = [
    "date", "time", "date-time", "uuid", "ipv4", "ipv6", "email", "idn-email", "hostname", "idn-hostname",
  ]

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.written.filter { isUnbounded($0.schema) }.map { property in
      Diagnostic(
        .note, rule: id, at: property.key.place, "The string '\(property.name)' may have any length.",
        remedy: "Add 'maxLength' with what the server stores.")
    }
  }

  private static func isUnbounded(_ schema: Node) -> Bool {
    guard schema.mayBe("string") else { return false }
    if ["maxLength", "enum", "const", "pattern"].contains(where: { schema[$0] != nil }) { return false }
    return !boundingFormats.contains(schema["format"]?.string ?? "")
  }
}

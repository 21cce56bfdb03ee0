import Documents

/// A schema of the type `file` where there can be none (2.0).
///
/// Only a form field and a whole answer can be a file. In a body, write `type: string, format: binary` or describe a form.
enum FileSchema: LintRule {
  static let id = "file-schema"
  static let explanation = "A schema has the type file, which only form fields and whole answers can have (2.0)."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    guard subject.description.version == .swagger20 else { return [] }
    return subject.everySchema.compactMap { occurrence in
      guard let type = occurrence.schema["type"], type.string == "file",
        occurrence.schema["in"]?.string?.lowercased() != "formdata"
      else { return nil }
      return Diagnostic(
        .warning, rule: id, at: type.place, "A schema here cannot be a file.",
        remedy: "Write 'type: string', or describe a form field with 'in: formData'.")
    }
  }
}

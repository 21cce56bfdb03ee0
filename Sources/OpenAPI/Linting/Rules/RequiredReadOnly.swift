import Documents

/// A property of a PUT's body that must be sent and is `readOnly`.
///
/// Before 3.1, `required` holds for the answer only where a property is `readOnly`. From 3.1 on nothing says so: whether
/// the property may be left out of a request is a matter of opinion. Give the request a schema without it.
enum RequiredReadOnly: LintRule {
  static let id = "required-read-only"
  static let explanation =
    "A property of a PUT's body is required and readOnly; from OpenAPI 3.1 on it is not said whether a request must have it."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    guard [.openAPI31, .openAPI32].contains(subject.description.version) else { return [] }
    return subject.bodies.flatMap { update, schema -> [Diagnostic] in
      let required = subject.schemas.requiredNames(of: schema)
      let properties = subject.schemas.properties(of: schema)
      return properties.filter { $0.isReadOnly && required.contains($0.name) }.map { property in
        Diagnostic(
          .note, rule: id, at: property.key.place,
          "'\(property.name)' is required and readOnly; whether \(update.name) must send it is not said, and it is left out.",
          remedy: "Leave it out of 'required', or give the request a schema of its own.")
      }
    }
  }
}

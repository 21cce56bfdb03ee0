import Documents

/// The record's identifier stands in the body of a PUT without `readOnly`.
///
/// Whether the update may change it is then not said. Mark it `readOnly: true` when the server assigns it.
enum WritableIdentifier: LintRule {
  static let id = "writable-identifier"
  static let explanation =
    "The record's identifier can be written, while the path says which record is updated."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.updates.flatMap { update -> [Diagnostic] in
      guard let schema = update.requestBody?.json?.schema, let parameter = update.path.parameters.last else {
        return []
      }
      return subject.schemas.properties(of: schema).filter { property in
        !property.isReadOnly && (property.name == "id" || property.name == parameter)
      }.map { property in
        Diagnostic(
          .note, rule: id, at: property.key.place,
          "The identifier '\(property.name)' can be written, but the path says which record \(update.name) updates.",
          remedy: "Add 'readOnly: true' if the server assigns it.")
      }
    }
  }
}

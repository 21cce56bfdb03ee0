import Documents

/// A name in `required` that `properties` does not have.
///
/// Mostly it is misspelt, or the property was renamed: an update must then have a member of which nothing is said. Parts
/// of `allOf` and its kin are not looked at, as the property may be declared beside them.
enum UndeclaredRequired: LintRule {
  static let id = "undeclared-required"
  static let explanation = "A name in required is no property of the schema; mostly it is misspelt or was renamed."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.everySchema.filter { !$0.isPart }.flatMap { findings($0.schema) }
  }

  private static func findings(_ schema: Node) -> [Diagnostic] {
    guard let properties = schema["properties"], let required = schema["required"], required.isSequence,
      !schema.has(
        "allOf", "anyOf", "oneOf", "if", "$ref", "patternProperties", "dependentSchemas", "$dynamicRef"),
      schema["additionalProperties"].map({ $0.bool == false }) ?? true
    else { return [] }
    let names = properties.members.compactMap(\.key.text)
    return required.elements.compactMap { element in
      guard let name = element.string, properties[name] == nil else { return nil }
      let similar = Spelling.nearest(to: name, among: names)
      return Diagnostic(
        .warning, rule: id, at: element.place, "'\(name)' is required, and is none of the 'properties'.",
        remedy: similar.map { "Did you mean '\($0)'?" } ?? "Describe it there, or remove it from 'required'.")
    }
  }
}

import Documents

/// An `xml` object whose `nodeType` is none that there is (3.2 §4.26).
enum XMLNodeType: LintRule {
  static let id = "xml-node-type"
  static let explanation = "The nodeType of an xml object is none of element, attribute, text, cdata and none."

  private static let known = ["element", "attribute", "text", "cdata", "none"]

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.everySchema.compactMap { occurrence in
      guard let type = occurrence.schema["xml"]?["nodeType"], !known.contains(type.text ?? "") else { return nil }
      return Diagnostic(
        .warning, rule: id, at: type.place, "'\(type.text ?? type.kind.phrase)' is no nodeType.",
        remedy: "Write element, attribute, text, cdata or none.")
    }
  }
}

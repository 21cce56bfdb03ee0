import Documents

/// A member of an `enum` that is not of the schema's `type`, so that nothing valid can be it.
///
/// In YAML, write a string that looks like a number, `true` or `null` in quotes.
enum EnumTypeMismatch: LintRule {
  static let id = "enum-type-mismatch"
  static let explanation = "A member of an enum is not of the schema's type, so that it can never be sent."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.everySchema.flatMap { occurrence -> [Diagnostic] in
      let schema = occurrence.schema
      guard let type = schema["type"] else { return [] }
      return (schema["enum"]?.elements ?? []).filter { !isOfType($0, schema) }.map { member in
        let types = type.string ?? type.elements.compactMap(\.string).joined(separator: " or ")
        return Diagnostic(
          .warning, rule: id, at: member.place,
          "This member of the enum is \(member.kind.phrase), and the type is \(types).",
          remedy: member.isScalar && schema.mayBe("string") ? "Put it in quotes." : "Write a value of the type.")
      }
    }
  }

  private static func isOfType(_ member: Node, _ schema: Node) -> Bool {
    switch member.kind {
    // Whether null is allowed is said in several ways, and of little weight.
    case .null: true
    case .bool: schema.mayBe("boolean")
    case .number: schema.mayBe("number") || schema.mayBe("integer") && member.number?.isInteger == true
    case .string: schema.mayBe("string") || schema.mayBe("file")
    case .sequence: schema.mayBe("array")
    case .mapping: schema.mayBe("object")
    }
  }
}

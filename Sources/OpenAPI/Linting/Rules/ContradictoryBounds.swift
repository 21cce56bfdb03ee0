import Documents
import JSON

/// Two bounds of a schema that leave nothing between them, so that no value is valid.
enum ContradictoryBounds: LintRule {
  static let id = "contradictory-bounds"
  static let explanation = "Two bounds of a schema exclude each other, so that no value is valid."

  /// The pairs that must not cross, and whether they may meet.
  private static let pairs: [(low: String, high: String, mayMeet: Bool)] = [
    ("minLength", "maxLength", true), ("minItems", "maxItems", true), ("minProperties", "maxProperties", true),
    ("minimum", "maximum", true), ("exclusiveMinimum", "maximum", false), ("minimum", "exclusiveMaximum", false),
    ("exclusiveMinimum", "exclusiveMaximum", false),
  ]

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.everySchema.flatMap { findings($0.schema) }
  }

  private static func findings(_ schema: Node) -> [Diagnostic] {
    pairs.compactMap { pair in
      guard let low = schema[pair.low], let high = schema[pair.high], let least = low.number,
        let most = high.number
      else { return nil }
      // Before 3.1, a flag beside `minimum` and `maximum` excludes the bound itself.
      let isExclusive =
        pair.low == "minimum" && (schema["exclusiveMinimum"]?.bool == true || schema["exclusiveMaximum"]?.bool == true)
      guard pair.mayMeet && !isExclusive ? least > most : least >= most else { return nil }
      return Diagnostic(
        .error, rule: id, at: low.place,
        "\(pair.low) \(least.literal) and \(pair.high) \(most.literal) leave no valid value.",
        remedy: "Correct one of them.")
    }
  }
}

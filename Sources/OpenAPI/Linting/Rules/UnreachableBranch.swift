import Documents
import JSON

/// Two branches of `oneOf` that are the same, so that a value of them is valid by both and hence by neither; or two of
/// `anyOf`, of which one says nothing.
enum UnreachableBranch: LintRule {
  static let id = "unreachable-branch"
  static let explanation = "Two branches of oneOf or anyOf are the same, so that one of them can never decide."

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    subject.everySchema.flatMap { occurrence in
      ["oneOf", "anyOf"].flatMap { findings(occurrence.schema, keyword: $0, subject) }
    }
  }

  private static func findings(_ schema: Node, keyword: String, _ subject: LintSubject) -> [Diagnostic] {
    var seen: [JSONValue: Place] = [:]
    return (schema[keyword]?.elements ?? []).compactMap { branch in
      guard let value = branch.value(limit: 1000) else { return nil }
      guard let first = seen[value] else {
        seen[value] = branch.place
        return nil
      }
      let effect = keyword == "oneOf" ? "no value is valid by exactly one of them" : "it says nothing new"
      return Diagnostic(
        .warning, rule: id, at: branch.place,
        "This branch of \(keyword) is the same as that at \(first.line):\(first.column), so \(effect).",
        remedy: "Remove it, or write the branch that was meant.")
    }
  }
}

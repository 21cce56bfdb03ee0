import Documents

/// Says what keeps the updates of a document from being tested, or tested well.
///
/// What is wrong with the document itself is said by `APIDescription.load`; a linter's findings are about a document
/// that can be read. Each rule is one file in `Rules`, its doc comment is its documentation.
public struct Linter {
  /// All rules; a new one is a file and a line here.
  static var rules: [any LintRule.Type] {
    [
      ContradictoryBounds.self,
      UnknownKeyword.self,
      DuplicateEnumValue.self,
      DuplicateRequired.self,
      EnumTypeMismatch.self,
      UndeclaredRequired.self,
      UnreachableBranch.self,
      FileSchema.self,
      XMLNodeType.self,
      PutWithoutBodySchema.self,
      NoReadBack.self,
      ReadBackWithoutSchema.self,
      ReadBackUnlikeBody.self,
      NoSetUp.self,
      NoCleanUp.self,
      NoSuccessResponse.self,
      ResponseWithoutSchema.self,
      UndocumentedNotFound.self,
      UndocumentedRejection.self,
      UndocumentedRefusal.self,
      OptionalBody.self,
      OpenBody.self,
      UntypedProperty.self,
      UnboundedString.self,
      UnboundedNumber.self,
      UnboundedArray.self,
      MisspeltFormat.self,
      RequiredReadOnly.self,
      WritableIdentifier.self,
      MissingOperationID.self,
    ]
  }

  /// The rules' ids, each with what it says, in the order in which they are applied.
  public static var explanations: [(id: String, explanation: String)] { rules.map { ($0.id, $0.explanation) } }

  /// The findings of all rules in the order of their places, each place once for each rule.
  public static func findings(_ description: APIDescription, store: DocumentStore) -> [Diagnostic] {
    let subject = LintSubject(description, store: store)
    var seen: Set<Finding> = []
    let findings = rules.flatMap { $0.findings(subject) }.filter { seen.insert(Finding($0)).inserted }
    return findings.sorted { left, right in
      (left.place.file, left.place.line, left.place.column) < (right.place.file, right.place.line, right.place.column)
    }
  }

  private struct Finding: Hashable {
    let rule: String
    let place: Place

    init(_ diagnostic: Diagnostic) {
      rule = diagnostic.rule
      place = diagnostic.place
    }
  }
}

/// A rule of the linter.
protocol LintRule {
  /// The stable id that findings carry.
  static var id: String { get }
  /// What the finding means and why it matters, for lists of the rules: a sentence or two.
  static var explanation: String { get }
  /// What it finds.
  static func findings(_ subject: LintSubject) -> [Diagnostic]
}

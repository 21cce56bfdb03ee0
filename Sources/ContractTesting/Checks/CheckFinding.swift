import Documents
import JSON

/// What a check found in one case, before findings of the same defect become one failure.
struct CheckFinding: Sendable {
  /// The check's id.
  let check: String
  var verdict: Verdict
  /// The property (a JSON Pointer), status or header it is about.
  let subject: String
  /// A short name of what is wrong that stays the same from case to case: findings of one check, subject and cause are
  /// one defect.
  let cause: String
  /// One sentence for the reader.
  var message: String
  /// Further sentences.
  var details: [String] = []
  /// The line of the document that was broken.
  let place: Place
  var expected: JSONValue?
  var actual: JSONValue?
  /// The exchanges that show it, in order.
  var exchanges: [Exchange]
}

/// What a check says of one case.
enum Judgement: Sendable {
  /// The case is none of the check's business, or its precondition was not met.
  case silent
  /// The case was judged and nothing is wrong.
  case passed
  /// What is wrong.
  case found([CheckFinding])

  /// `passed` for no findings.
  init(_ findings: [CheckFinding]) {
    self = findings.isEmpty ? .passed : .found(findings)
  }
}

extension Judgement {
  /// The same, saying of a combination which differences it takes.
  func naming(_ kind: Observation.Case) -> Judgement {
    guard case .combination(let variations) = kind, case .found(let findings) = self else { return self }
    let sentence = "It takes these together: \(variations.map(\.phrase).joined(separator: "; "))."
    return .found(
      findings.map { finding in
        var named = finding
        named.details.append(sentence)
        return named
      })
  }
}

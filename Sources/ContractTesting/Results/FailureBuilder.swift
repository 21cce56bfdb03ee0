import JSON

/// Makes the report's failures out of the findings of one operation: one entry a defect, the smallest case that shows it.
struct FailureBuilder {
  let operation: String
  let redaction: Redaction
  let collector: FindingCollector

  /// The failures and warnings, failures first.
  func failures() -> [Failure] {
    let failures = defects().map(failure)
    return failures.filter { $0.verdict == .fail } + failures.filter { $0.verdict != .fail }
  }

  /// The findings of each defect; findings of one cause in many places are one.
  private func defects() -> [[CheckFinding]] {
    var merged: [[CheckFinding]] = []
    // What concerns the whole update comes first, so that its consequences for single properties join it; one case that
    // was confirmed makes a failure, whatever others were flaky.
    let defects = collector.defects.map { findings in
      findings.filter { $0.verdict == .fail } + findings.filter { $0.verdict != .fail }
    }
    let whole = defects.filter { $0.first?.subject.isEmpty ?? false }
    let parts = defects.filter { !($0.first?.subject.isEmpty ?? false) }
    for defect in whole + parts {
      guard let first = defect.first, !isConsequence(first) else { continue }
      if let home = merged.firstIndex(where: { $0.first.map { isSameCause($0, first) } ?? false }) {
        merged[home] += defect
      } else {
        merged.append(defect)
      }
    }
    return merged
  }

  /// One property that loses values in several ways has one defect; so has a server that accepts everything, or fails
  /// at every request of one kind.
  private func isSameCause(_ left: CheckFinding, _ right: CheckFinding) -> Bool {
    guard left.check == right.check, left.verdict == right.verdict else { return false }
    switch left.check {
    case Persists.id: return left.subject == right.subject || left.subject.isEmpty && left.verdict == .fail
    case BodyConforms.id: return left.subject == right.subject
    case AcceptsValid.id: return left.cause == right.cause && left.cause == "refused null"
    case RejectsInvalid.id:
      return acceptsEverything && left.verdict == .fail || RejectsInvalid.isSameHole(left, right)
    case RequiresAuthorization.id: return true
    case ResponseAgrees.id: return [left.cause, right.cause].contains(ResponseAgrees.stale)
    case StatusDocumented.id: return left.cause == right.cause && left.verdict == .warn
    default: return false
    }
  }

  /// An update that adds a record does so when it is repeated, too.
  private func isConsequence(_ finding: CheckFinding) -> Bool {
    guard finding.check == Idempotent.id, finding.subject == Isolates.count else { return false }
    return collector.defects.contains { $0.first?.check == Isolates.id && $0.first?.subject == Isolates.count }
  }

  /// Whether hardly an invalid payload was refused, so that there is no validation rather than many holes in it.
  private var acceptsEverything: Bool {
    let defects = collector.defects.filter { $0.first?.check == RejectsInvalid.id && $0.first?.verdict == .fail }
    let accepted = defects.reduce(0) { $0 + $1.count }
    // Paths and bodies as a whole are refused by frameworks before anything looks at the payload.
    let cases = collector.cases(of: RejectsInvalid.id)
    return defects.count >= 5 && accepted * 3 >= cases * 2
  }

  private func failure(_ findings: [CheckFinding]) -> Failure {
    let confirmed = findings.filter { $0.verdict == .fail }
    let grave = confirmed.isEmpty ? findings : confirmed
    let telling = grave.filter { !$0.message.contains("kept its old value") }
    let shown = (telling.isEmpty ? grave : telling).min { weight($0) < weight($1) } ?? findings[0]
    let others = findings.filter { $0.message != shown.message }
    var details = shown.details
    if shown.check == RejectsInvalid.id, acceptsEverything, shown.verdict == .fail {
      details.append("Hardly an invalid payload was refused: the request body does not seem to be validated.")
    }
    var told: Set<String> = []
    for other in others where told.insert(other.message).inserted && told.count <= 12 {
      details.append("Also: \(other.message)")
    }
    if findings.count > 1 { details.append("Seen in \(findings.count) cases.") }
    let subject = shown.subject
    return Failure(
      id: StableHash.digits(of: "\(operation)\n\(shown.check)\n\(subject)\n\(shown.cause)"),
      operation: operation, check: shown.check, verdict: collector.verdict(of: shown), subject: subject,
      message: shown.message, details: details, place: shown.place, expected: shown.expected, actual: shown.actual,
      exchanges: shown.exchanges.map(redaction.recorded), curl: shown.exchanges.map(redaction.curl))
  }

  /// Smaller requests first.
  private func weight(_ finding: CheckFinding) -> Int {
    finding.exchanges.reduce(0) { $0 + 1_000 + ($1.request.body?.count ?? 0) }
  }
}

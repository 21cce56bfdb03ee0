import JSON

/// Gathers what the checks said of one operation, and makes one failure of all findings of one defect.
struct FindingCollector: Sendable {
  /// What makes two findings the same defect.
  struct Key: Hashable, Sendable {
    let check: String
    let subject: JSONString
    let cause: JSONString
  }

  private let configuration: RunConfiguration
  private var cases: [String: Int] = [:]
  /// The defects in the order in which they were found.
  private(set) var keys: [Key] = []
  private var findings: [Key: [CheckFinding]] = [:]
  /// Whether a failure was noted.
  private(set) var hasFailure = false

  init(configuration: RunConfiguration) {
    self.configuration = configuration
  }

  /// Whether the user wants the check.
  func isSelected(_ check: String) -> Bool { configuration.level(of: check, standard: .fail) != .off }

  /// How many cases a check judged.
  func cases(of check: String) -> Int { cases[check, default: 0] }

  /// Notes what a check said.
  mutating func add(_ judgement: Judgement, of check: String) {
    switch judgement {
    case .silent: break
    case .passed: cases[check, default: 0] += 1
    case .found(let found):
      cases[check, default: 0] += 1
      for finding in found {
        let key = Key(finding)
        if findings[key] == nil { keys.append(key) }
        findings[key, default: []].append(finding)
        if verdict(of: finding) == .fail { hasFailure = true }
      }
    }
  }

  /// Whether no finding of this defect was noted yet.
  func isNew(_ finding: CheckFinding) -> Bool { findings[Key(finding)] == nil }

  /// The findings of a judgement that are new.
  func news(in judgement: Judgement) -> [CheckFinding] {
    guard case .found(let found) = judgement else { return [] }
    return found.filter(isNew)
  }

  /// The defects of a judgement's findings.
  static func keys(of judgement: Judgement) -> [Key] {
    guard case .found(let found) = judgement else { return [] }
    return found.map(Key.init)
  }

  /// All defects in the order in which they were found, each with its findings.
  var defects: [[CheckFinding]] {
    keys.compactMap { findings[$0] }
  }

  /// What the finding counts as: the user's level for the check goes before the check's own.
  func verdict(of finding: CheckFinding) -> Verdict {
    switch configuration.levels[finding.check] {
    case .fail: .fail
    case .warn: .warn
    case .off, nil: finding.verdict
    }
  }
}

extension FindingCollector.Key {
  init(_ finding: CheckFinding) {
    check = finding.check
    subject = JSONString(finding.subject)
    cause = JSONString(finding.cause)
  }
}

extension Judgement {
  /// The same with failures that are not among `confirmed` as warnings: they did not show when the case was repeated.
  func markingFlaky(unless confirmed: Set<FindingCollector.Key>) -> Judgement {
    guard case .found(let findings) = self else { return self }
    return .found(
      findings.map { finding in
        guard finding.verdict == .fail, !confirmed.contains(FindingCollector.Key(finding)) else { return finding }
        var flaky = finding
        flaky.verdict = .warn
        flaky.details.append("Flaky: this did not show again when the case was repeated.")
        return flaky
      })
  }
}

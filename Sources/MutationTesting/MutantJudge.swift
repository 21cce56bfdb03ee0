import ContractTesting
import Sandbox

/// Tells whether a run noticed a fault, by comparing it with the run against the correct server.
struct MutantJudge: Sendable {
  let clean: Report
  private let known: Set<String>

  init(clean: Report) {
    self.clean = clean
    known = Set(clean.failures.map(\.id))
  }

  /// What the run against a fault came to.
  func result(_ mutant: FaultApplicability, _ report: Report) -> FaultResult {
    let news = report.failures.filter { !known.contains($0.id) }
    let outcome: FaultResult.Outcome =
      news.contains { $0.verdict == .fail } ? .failed : news.isEmpty ? .survived : .warned
    let fault = mutant.fault
    return FaultResult(
      id: fault.id, class: fault.class, description: fault.description, trigger: fault.trigger, outcome: outcome,
      findings: news.map {
        FaultResult.Finding(
          check: $0.check, verdict: $0.verdict, operation: $0.operation, subject: $0.subject, message: $0.message)
      }, requests: report.requests, durationSeconds: report.durationSeconds,
      needs: outcome == .survived ? SurvivalReasons(clean: clean, report: report).needs(of: fault) : [])
  }
}

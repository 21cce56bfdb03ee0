import ContractTesting
import Sandbox

/// Why a fault was not found, from what the runs could not do.
struct SurvivalReasons {
  let clean: Report
  let report: Report

  /// One sentence each; at least one.
  func needs(of fault: Fault) -> [String] {
    let obstacles = report.operations.compactMap(obstacle)
    if !obstacles.isEmpty, obstacles.count == report.operations.count { return obstacles }
    let unmade = report.operations.flatMap(checksNotMade)
    return obstacles + ["No case met its trigger (\(fault.trigger)), or nothing shows what it does then."] + unmade
  }

  /// What keeps an operation from showing any fault of what is stored.
  private func obstacle(_ operation: OperationResult) -> String? {
    let name = "\(operation.method) \(operation.path)"
    if let untested = operation.untested {
      let isNew = clean.operations.first { $0.id == operation.id }?.untested == nil
      return isNew
        ? "\(name) could not be tested against it, which a run tells, but no check does: \(untested)."
        : "\(name) is not tested: \(untested)."
    }
    if operation.readback == nil {
      return "No GET shows the record of \(name), so what it stores is not seen: document one."
    }
    return nil
  }

  /// The checks that had nothing to judge, in one sentence; what they need is told by a run.
  private func checksNotMade(_ operation: OperationResult) -> [String] {
    let ids = operation.checks.filter { $0.verdict == .notTested && !Self.optional.contains($0.id) }.map(\.id)
    guard !ids.isEmpty else { return [] }
    return [
      "Not made at \(operation.method) \(operation.path), for reasons that a run tells: \(ids.joined(separator: ", "))."
    ]
  }

  /// Checks that are made only when asked for, or that tell of what is not there.
  private static let optional: Set<String> = ["response-time", "unreadable"]
}

import ContractTesting

/// An operation as JUnit sees it.
struct JUnitSuite {
  /// A check as JUnit sees it.
  struct Case {
    let check: String
    let violations: [Failure]
    let warnings: [Failure]
    let failed: Bool
    /// Why it was not run; `nil` when it was.
    let skipped: String?

    init(check: String, failures: [Failure] = [], failed: Bool = false, skipped: String? = nil) {
      self.check = check
      violations = failures.filter { $0.verdict == .fail }
      warnings = failures.filter { $0.verdict != .fail }
      self.failed = failed || !violations.isEmpty
      self.skipped = skipped
    }
  }

  let name: String
  var properties: [(name: String, value: String)] = []
  var cases: [Case] = []

  var failed: Int { cases.count { $0.failed } }
  var skipped: Int { cases.count { $0.skipped != nil } }

  /// A suite for each operation, and one for failures of no listed operation.
  static func all(of report: Report) -> [JUnitSuite] {
    var suites = report.operations.map { operation in
      JUnitSuite(operation, failures: report.failures.filter { $0.operation == operation.name })
    }
    let known = Set(report.operations.map(\.name))
    let others = report.failures.filter { !known.contains($0.operation) }
    if !others.isEmpty {
      suites.append(JUnitSuite(name: "other", cases: others.map { Case(check: $0.check, failures: [$0]) }))
    }
    return suites
  }

  private init(name: String, cases: [Case]) {
    self.name = name
    self.cases = cases
  }

  private init(_ operation: OperationResult, failures: [Failure]) {
    name = operation.name
    properties = [("operation", operation.id), ("specLocation", operation.place.description)]
    if let setup = operation.setup { properties.append(("setup", setup)) }
    if let readback = operation.readback { properties.append(("readback", readback)) }
    if let reason = operation.untested { cases.append(Case(check: "operation", skipped: reason)) }
    for check in operation.checks {
      cases.append(
        Case(
          check: check.id, failures: failures.filter { $0.check == check.id }, failed: check.verdict == .fail,
          skipped: check.verdict == .notTested ? check.reason ?? "not tested" : nil))
    }
    let known = Set(operation.checks.map(\.id))
    for failure in failures where !known.contains(failure.check) {
      cases.append(Case(check: failure.check, failures: [failure]))
    }
  }
}

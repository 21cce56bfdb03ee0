import ContractTesting

/// The counts that several formats show.
struct ReportTotals {
  /// Verdicts of checks, counted over operations.
  struct Checks: Equatable {
    var passed = 0
    var failed = 0
    var warned = 0
    var notTested = 0

    mutating func count(_ verdict: Verdict) {
      switch verdict {
      case .pass: passed += 1
      case .fail: failed += 1
      case .warn: warned += 1
      case .notTested: notTested += 1
      }
    }
  }

  let tested: Int
  let untested: Int
  let checks: Checks
  /// Entries of `failures` that are violations, and those that are warnings.
  let violations: Int
  let warnings: Int

  init(_ report: Report) {
    untested = report.operations.count { $0.untested != nil }
    tested = report.operations.count - untested
    var checks = Checks()
    for operation in report.operations {
      for check in operation.checks { checks.count(check.verdict) }
    }
    self.checks = checks
    violations = report.failures.count { $0.verdict == .fail }
    warnings = report.failures.count - violations
  }

  /// The counts of one operation.
  static func checks(of operation: OperationResult) -> Checks {
    var checks = Checks()
    for check in operation.checks { checks.count(check.verdict) }
    return checks
  }
}

extension OperationResult {
  /// `PUT /posts/{id}`, which failures name.
  var name: String { "\(method) \(path)" }
}

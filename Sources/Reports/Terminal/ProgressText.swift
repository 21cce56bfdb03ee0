import ContractTesting

/// What is shown while a run goes on.
public struct ProgressText: Sendable {
  let style: TerminalStyle

  /// Makes a writer for a terminal of that style.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// One line that is drawn over and over: `3 of 12 operations, 560 requests  PUT /posts/{id}`.
  public func status(done: Int, of total: Int, requests: Int, current: String?) -> String {
    let counts = "\(done) of \(counted(total, "operation")), \(counted(requests, "request"))"
    let line = counts + (current.map { "  " + style.shown($0) } ?? "")
    return TerminalText.cut(line, to: style.width - 1, ellipsis: style.ellipsis)
  }

  /// One line for a finished operation: `[3/12] PUT /posts/{id}: 1 failed, 14 passed`.
  public func finished(_ operation: OperationResult, number: Int, of total: Int) -> String {
    let head = "[\(number)/\(total)] \(style.shown(operation.name)): "
    if operation.untested != nil { return head + "not tested" }
    let counts = ReportTotals.checks(of: operation)
    let parts = [(counts.failed, "failed"), (counts.warned, "warned"), (counts.passed, "passed")]
    let shown = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return head + (shown.isEmpty ? "nothing tested" : shown.joined(separator: ", "))
  }

  /// A warning of the run.
  public func warning(_ text: String) -> String {
    style.paint("warning", .warning) + ": " + style.shown(text)
  }
}

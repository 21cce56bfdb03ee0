import MutationTesting

/// What is shown while mutation testing goes on.
public struct MutationProgressText: Sendable {
  let style: TerminalStyle

  /// Makes a writer for a terminal of that style.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// One line that is drawn over and over: `12 of 128 faults, 11 found  drop-field`; before the first fault it says that
  /// the correct server is tested.
  public func status(done: Int, found: Int, of total: Int, current: String?) -> String {
    let line =
      current.map { "\(done) of \(counted(total, "fault")), \(found) found  \($0)" }
      ?? "\(counted(total, "fault")) to try; testing the correct server first"
    return TerminalText.cut(line, to: style.width - 1, ellipsis: style.ellipsis)
  }

  /// One line for a finished fault: `[3/128] drop-field: found by persists`.
  public func finished(_ result: FaultResult, number: Int, of total: Int) -> String {
    let checks = result.checks.joined(separator: ", ")
    let outcome =
      switch result.outcome {
      case .failed: "found by \(checks)"
      case .warned: "found by \(checks), a warning"
      case .survived: "survived"
      }
    return "[\(number)/\(total)] \(result.id): \(outcome)"
  }
}

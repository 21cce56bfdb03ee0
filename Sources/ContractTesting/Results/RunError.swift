import Documents

/// Why a run has no report.
public enum RunError: Error, Sendable {
  /// The target cannot be reached.
  case unreachable(String)
  /// No selected operation can be tested; each with its reason.
  case nothingTestable([OperationResult])
  /// The configuration cannot be used.
  case usage(String)
  /// The document cannot be used.
  case document([Diagnostic])
}

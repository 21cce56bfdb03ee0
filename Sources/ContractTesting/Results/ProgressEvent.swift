/// What a run tells while it goes on.
public enum ProgressEvent: Sendable {
  /// So many operations are selected; each ends in one `operationFinished`.
  case started(operations: Int)
  /// An operation's turn has come; its name.
  case operationStarted(String)
  /// An operation is done.
  case operationFinished(OperationResult)
  /// So many requests have been sent in all.
  case request(total: Int)
  /// Something that the user should know at once.
  case warning(String)
}

import JSON

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
  /// An update was sent, and its record read before and after it.
  case updated(RecordUpdate)
  /// Something that the user should know at once.
  case warning(String)
}

/// An update and what it did to its record, as reading back shows it.
public struct RecordUpdate: Sendable {
  /// What reading a record back shows.
  public enum State: Sendable {
    /// The record.
    case record(JSONValue)
    /// There is no such record.
    case absent
    /// Why nothing is known.
    case unknown(String)
  }

  /// `PUT /posts/4`, the query included.
  public let request: String
  /// The status of the answer; `nil` when none came.
  public let status: Int?
  /// The record as it was read last.
  public let before: State
  /// The record as it was read back.
  public let after: State

  /// Makes an update.
  public init(request: String, status: Int?, before: State, after: State) {
    self.request = request
    self.status = status
    self.before = before
    self.after = after
  }
}

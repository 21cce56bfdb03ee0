/// What mutation testing tells while it goes on.
public enum MutationEvent: Sendable {
  /// So many faults are to be tried; each ends in one `faultFinished`.
  case started(faults: Int)
  /// A fault's turn has come; its id.
  case faultStarted(String)
  /// A fault is done.
  case faultFinished(FaultResult)
}

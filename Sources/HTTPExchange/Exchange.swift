import Synchronization

/// One request on its way: handed from the caller to the transfer thread, answered exactly once.
final class Exchange: Sendable {
  typealias Outcome = Result<HTTPResponse, TransportError>

  let request: HTTPRequest
  let freshConnection: Bool
  let timeout: Double

  private struct State {
    var answer: (@Sendable (Outcome) -> Void)?
    var isCancelled = false
  }
  private let state = Mutex(State())

  init(_ request: HTTPRequest, freshConnection: Bool, timeout: Double) {
    self.request = request
    self.freshConnection = freshConnection
    self.timeout = timeout
  }

  /// What is done with the outcome, on the transfer thread.
  func onOutcome(_ answer: @escaping @Sendable (Outcome) -> Void) {
    state.withLock { $0.answer = answer }
  }

  /// Asks for an early end; the transfer thread looks at it when woken.
  func cancel() {
    state.withLock { $0.isCancelled = true }
  }

  var isCancelled: Bool {
    state.withLock { $0.isCancelled }
  }

  /// Answers the caller; further calls do nothing.
  func finish(_ outcome: Outcome) {
    let answer = state.withLock { state in
      defer { state.answer = nil }
      return state.answer
    }
    answer?(outcome)
  }
}

import CLibcurl
import Synchronization

/// What callers and the transfer thread share: requests that wait, and the means to wake the thread.
final class TransferQueue: Sendable {
  private struct State {
    var submitted: [Exchange] = []
    var hasCancellations = false
    var isStopping = false
    /// Whether the thread waits for sockets, so that a wake-up is worth a system call.
    var isThreadWaiting = false
    /// The address of libcurl's multi handle; 0 when the thread is gone.
    var multi: UInt
  }
  private let state: Mutex<State>

  /// What the thread has to look at.
  struct Work {
    var submitted: [Exchange]
    var hasCancellations: Bool
    var isStopping: Bool
  }

  init(multi: UInt) {
    state = Mutex(State(multi: multi))
  }

  /// Hands over an exchange; false when the client was shut down.
  func submit(_ exchange: Exchange) -> Bool {
    state.withLock { state in
      if state.isStopping { return false }
      state.submitted.append(exchange)
      Self.wake(&state)
      return true
    }
  }

  /// Makes the thread look for cancelled exchanges.
  func noteCancellation() {
    state.withLock { state in
      state.hasCancellations = true
      Self.wake(&state)
    }
  }

  /// Makes the thread end all exchanges and itself.
  func stop() {
    state.withLock { state in
      state.isStopping = true
      Self.wake(&state)
    }
  }

  /// Everything new since the last call.
  func take() -> Work {
    state.withLock { state in
      state.isThreadWaiting = false
      let work = Work(
        submitted: state.submitted, hasCancellations: state.hasCancellations, isStopping: state.isStopping)
      state.submitted = []
      state.hasCancellations = false
      return work
    }
  }

  /// Whether the thread may wait for sockets: true where nothing new came in since `take`.
  func mayWait() -> Bool {
    state.withLock { state in
      state.isThreadWaiting = state.submitted.isEmpty && !state.hasCancellations && !state.isStopping
      return state.isThreadWaiting
    }
  }

  /// Called by the thread before it frees its multi handle.
  func detach() {
    state.withLock { $0.multi = 0 }
  }

  private static func wake(_ state: inout State) {
    guard state.isThreadWaiting, let multi = UnsafeMutableRawPointer(bitPattern: state.multi) else { return }
    state.isThreadWaiting = false
    curl_multi_wakeup(multi)
  }
}

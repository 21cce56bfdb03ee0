import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Work that Ctrl-C and SIGTERM cancel, and that then cleans up behind itself.
final class Interruption: Sendable {
  private struct State {
    var signal: Int32?
    /// What the first signal does, once there is work to stop.
    var stop: (@Sendable () -> Void)?
    var sources: [any DispatchSourceSignal] = []
  }

  private let state = Mutex(State())

  /// The signal that came; `nil` when none did.
  var signal: Int32? { state.withLock { $0.signal } }

  /// Listens from now on: a signal that comes before the work starts stops it when it does.
  init() {
    let queue = DispatchQueue(label: "signals")
    for number in [SIGINT, SIGTERM] {
      // The default action would end the process before the source hears of the signal.
      Self.ignore(number)
      state.withLock { state in
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler { [self] in receive(number) }
        source.resume()
        state.sources.append(source)
      }
    }
  }

  private func receive(_ number: Int32) {
    let (isFirst, stop) = state.withLock { state in
      defer { state.signal = state.signal ?? number }
      return (state.signal == nil, state.stop)
    }
    if isFirst { stop?() } else { _exit(128 + number) }
  }

  /// Runs `work`; the first signal cancels its task and calls `onSignal`, the second ends the process at once.
  func guarding<Success: Sendable>(
    _ work: @escaping @Sendable () async -> Success, onSignal: @escaping @Sendable () -> Void
  ) async -> Success {
    let task = Task { await work() }
    let stop: @Sendable () -> Void = {
      onSignal()
      task.cancel()
    }
    let came = state.withLock { state in
      state.stop = stop
      return state.signal != nil
    }
    if came { stop() }
    let success = await task.value
    state.withLock { state in
      for source in state.sources { source.cancel() }
      state.sources = []
    }
    return success
  }

  private static func ignore(_ number: Int32) {
    #if canImport(Glibc)
      _ = Glibc.signal(number, SIG_IGN)
    #else
      _ = Darwin.signal(number, SIG_IGN)
    #endif
  }
}

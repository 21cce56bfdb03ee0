import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Work that Ctrl-C and SIGTERM cancel, and that then cleans up behind itself.
final class Interruption: Sendable {
  private let received = Mutex<Int32?>(nil)

  /// The signal that came; `nil` when none did.
  var signal: Int32? { received.withLock { $0 } }

  /// Runs `work`; the first signal cancels its task and calls `onSignal`, the second ends the process at once.
  func guarding<Success: Sendable>(
    _ work: @escaping @Sendable () async -> Success, onSignal: @escaping @Sendable () -> Void
  ) async -> Success {
    let task = Task { await work() }
    let queue = DispatchQueue(label: "signals")
    let sources = [SIGINT, SIGTERM].map { number in
      // The default action would end the process before the source hears of the signal.
      Self.ignore(number)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [self] in
        let isFirst = received.withLock { received in
          defer { received = received ?? number }
          return received == nil
        }
        if isFirst {
          onSignal()
          task.cancel()
        } else {
          _exit(128 + number)
        }
      }
      source.resume()
      return source
    }
    let success = await task.value
    for source in sources { source.cancel() }
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

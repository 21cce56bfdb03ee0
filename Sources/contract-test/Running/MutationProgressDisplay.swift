import MutationTesting
import Reports
import Synchronization

/// Shows how far mutation testing is, on standard error: one line drawn over on a terminal, one line a fault elsewhere.
final class MutationProgressDisplay: Sendable {
  private struct State {
    var total = 0
    var done = 0
    var found = 0
    var current: String?
    var line: LiveLine
  }

  private let state: Mutex<State>
  private let text: MutationProgressText
  private let isShown: Bool

  /// Makes a display; with `isShown` false it shows nothing.
  init(style: TerminalStyle, isShown: Bool) {
    text = MutationProgressText(style: style)
    state = Mutex(State(line: LiveLine(isShown: isShown)))
    self.isShown = isShown
  }

  /// Takes in what mutation testing tells.
  func receive(_ event: MutationEvent) {
    state.withLock { state in
      switch event {
      case .started(let faults): state.total = faults
      case .faultStarted(let id): state.current = id
      case .faultFinished(let result):
        state.done += 1
        if result.outcome != .survived { state.found += 1 }
        if isShown && !state.line.isLive {
          Console.write(text.finished(result, number: state.done, of: state.total) + "\n", to: .error)
        }
      }
      let (done, found, total, current) = (state.done, state.found, state.total, state.current)
      state.line.draw { text.status(done: done, found: found, of: total, current: current) }
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { $0.line.erase() }
  }

  /// Says something that is no progress.
  func say(_ message: String) {
    state.withLock { state in
      state.line.erase()
      Console.write(message + "\n", to: .error)
    }
  }
}

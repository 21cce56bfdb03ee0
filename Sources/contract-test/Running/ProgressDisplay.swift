import ContractTesting
import Reports
import Synchronization

/// Shows how far a run is, on standard error: one line drawn over on a terminal, one line an operation elsewhere.
final class ProgressDisplay: Sendable {
  private struct State {
    var total = 0
    var done = 0
    var requests = 0
    var current: String?
    var drawn: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private let text: ProgressText
  private let isLive: Bool
  private let isShown: Bool

  /// Makes a display; with `isShown` false it shows warnings only.
  init(style: TerminalStyle, isShown: Bool) {
    text = ProgressText(style: style)
    isLive = isShown && Console.Stream.error.isTerminal && Console.environment("TERM") != "dumb"
    self.isShown = isShown
  }

  /// Takes in what the run tells.
  func receive(_ event: ProgressEvent) {
    state.withLock { state in
      switch event {
      case .started(let operations): state.total = operations
      case .operationStarted(let name): state.current = name
      case .operationFinished(let operation):
        state.done += 1
        if isShown && !isLive {
          Console.write(text.finished(operation, number: state.done, of: state.total) + "\n", to: .error)
        }
      case .request(let total): state.requests = max(state.requests, total)
      case .warning(let warning):
        erase()
        Console.write(text.warning(warning) + "\n", to: .error)
      }
      draw(&state)
    }
  }

  /// Says something that is no progress.
  func say(_ message: String) {
    state.withLock { _ in
      erase()
      Console.write(message + "\n", to: .error)
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { _ in erase() }
  }

  private func erase() {
    if isLive { Console.write("\r\u{1B}[2K", to: .error) }
  }

  /// Draws at most ten times a second.
  private func draw(_ state: inout State) {
    guard isLive else { return }
    let now = ContinuousClock.now
    if let drawn = state.drawn, now - drawn < .milliseconds(100) { return }
    state.drawn = now
    let line = text.status(done: state.done, of: state.total, requests: state.requests, current: state.current)
    Console.write("\r\u{1B}[2K" + line, to: .error)
  }
}

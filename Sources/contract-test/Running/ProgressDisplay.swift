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
    var line: LiveLine
  }

  private let state: Mutex<State>
  private let text: ProgressText
  private let isShown: Bool
  private let records: RecordDisplay?

  /// Makes a display; with `isShown` false it shows warnings only, with `records` also what updates did to theirs.
  init(style: TerminalStyle, isShown: Bool, records: RecordDisplay? = nil) {
    self.records = records
    text = ProgressText(style: style)
    state = Mutex(State(line: LiveLine(isShown: isShown)))
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
        if isShown && !state.line.isLive {
          Console.write(text.finished(operation, number: state.done, of: state.total) + "\n", to: .error)
        }
      case .request(let total): state.requests = max(state.requests, total)
      case .updated(let update):
        guard let records else { break }
        state.line.erase()
        records.show(update)
      case .warning(let warning):
        state.line.erase()
        Console.write(text.warning(warning) + "\n", to: .error)
      }
      draw(&state)
    }
  }

  /// Says something that is no progress.
  func say(_ message: String) {
    state.withLock { state in
      state.line.erase()
      Console.write(message + "\n", to: .error)
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { $0.line.erase() }
  }

  private func draw(_ state: inout State) {
    let (done, total, requests, current) = (state.done, state.total, state.requests, state.current)
    state.line.draw { text.status(done: done, of: total, requests: requests, current: current) }
  }
}

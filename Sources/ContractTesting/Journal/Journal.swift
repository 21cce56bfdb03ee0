import Synchronization

/// The journal of a run: what must be undone, written ahead of doing it, so that it can be undone after a kill.
public final class Journal: Sendable {
  private struct State {
    var file: JournalFile
    var lastNumber = 0
    var open: Set<Int> = []
    var failure: JournalError?
  }

  /// The file's path as the user gave it.
  public let path: String
  private let state: Mutex<State>

  /// Makes the file, or takes one over whose run has put everything back.
  ///
  /// - Throws: when it cannot be written, or holds something else or changes that are not undone yet.
  public init(path: String) throws(JournalError) {
    self.path = path
    var file: JournalFile
    do throws(JournalFile.Failure) {
      file = try JournalFile(path: path, creating: true)
    } catch {
      throw Self.unwritable(path, error)
    }
    do throws(JournalError) {
      try Self.clear(&file, path)
    } catch {
      file.shut()
      throw error
    }
    state = Mutex(State(file: file))
  }

  deinit { state.withLock { $0.file.shut() } }

  /// Why the journal could not be written any more; `nil` when it could.
  public var failure: JournalError? { state.withLock { $0.failure } }

  /// Writes the first line.
  func begin(_ header: JournalHeader) throws(JournalError) {
    try write { _ in .run(header) }
  }

  /// Writes that a request is about to be sent; its number.
  func intend(_ intent: JournalIntent) throws(JournalError) -> Int {
    try write { .intent(number: $0, intent) }
  }

  /// Writes that a record was made; its number.
  func create(_ creation: JournalCreation, by intent: Int?) throws(JournalError) -> Int {
    try write { .created(number: $0, intent: intent, creation) }
  }

  /// Writes that a record is about to be changed; its number.
  func change(_ change: JournalChange) throws(JournalError) -> Int {
    try write { .changed(number: $0, change) }
  }

  /// Writes that nothing is left to do for a line; a journal that cannot be written any more is told by `failure`.
  func finish(_ number: Int?) {
    guard let number else { return }
    _ = try? write { _ in .done(number: number) }
  }

  /// Writes that everything was put back, when it was.
  func end() {
    guard state.withLock({ $0.open.isEmpty && $0.failure == nil }) else { return }
    _ = try? write { _ in .complete }
  }

  @discardableResult
  private func write(_ entry: (Int) -> JournalEntry) throws(JournalError) -> Int {
    let result = state.withLock { state -> Result<Int, JournalError> in
      if let failure = state.failure { return .failure(failure) }
      let number = state.lastNumber + 1
      let entry = entry(number)
      do throws(JournalFile.Failure) {
        try state.file.append(Array((entry.json.serialized() + "\n").utf8), durably: entry.isAhead)
      } catch {
        let failure = Self.unwritable(path, error)
        state.failure = failure
        return .failure(failure)
      }
      switch entry {
      case .intent, .changed: state.open.insert(number)
      case .created(_, let intent, _):
        state.open.insert(number)
        if let intent { state.open.remove(intent) }
      case .done(let number): state.open.remove(number)
      case .run, .complete: break
      }
      state.lastNumber = number
      return .success(number)
    }
    return try result.get()
  }

  private static func clear(_ file: inout JournalFile, _ path: String) throws(JournalError) {
    let bytes: [UInt8]
    do throws(JournalFile.Failure) {
      bytes = try file.contents()
    } catch {
      throw unwritable(path, error)
    }
    let contents: JournalContents
    do throws(JournalError) {
      contents = try JournalContents(bytes, path: path)
    } catch {
      throw JournalError(
        "The journal \(path) is not written, as the file holds something else.",
        remedy: "Name another file with --journal FILE.")
    }
    if contents.open.contains(where: \.canBeUndone) {
      throw JournalError(
        "The journal \(path) holds changes of a run that are not put back yet.",
        remedy: "Put them back with contract-test restore \(path), remove the file, or name another one.")
    }
    do throws(JournalFile.Failure) {
      try file.truncate(to: 0)
    } catch {
      throw unwritable(path, error)
    }
  }

  private static func unwritable(_ path: String, _ failure: JournalFile.Failure) -> JournalError {
    JournalError(
      "The journal \(path) cannot be written: \(failure.sentence).", remedy: "Name another file with --journal FILE.")
  }
}

extension JournalEntry {
  /// Whether it is written ahead of a change, and so is to outlive the machine.
  fileprivate var isAhead: Bool {
    switch self {
    case .intent, .changed: true
    case .run, .created, .done, .complete: false
    }
  }
}

import HTTPExchange
import JSON

/// Puts back the records of a run that was killed, by its journal.
public struct JournalRestorer: Sendable {
  /// What became of one record.
  public struct Step: Sendable {
    /// How it ended.
    public enum Outcome: Sendable {
      /// It was put back.
      case restored
      /// There was nothing to do.
      case unchanged
      /// It could not be put back.
      case left
    }

    /// The record's address.
    public let target: String
    /// How it ended.
    public let outcome: Outcome
    /// What was done, or why it could not be.
    public let text: String
  }

  private let contents: JournalContents
  private let file: JournalFile

  /// Opens a journal.
  ///
  /// - Throws: when it cannot be read, or is in use by a run.
  public init(path: String) throws(JournalError) {
    var file: JournalFile
    let bytes: [UInt8]
    do throws(JournalFile.Failure) {
      file = try JournalFile(path: path, creating: false)
      bytes = try file.contents()
    } catch {
      throw JournalError(
        "The journal \(path) cannot be opened: \(error.sentence).",
        remedy: "Name the file that --journal of the run named.")
    }
    do throws(JournalError) {
      contents = try JournalContents(bytes, path: path)
    } catch {
      file.shut()
      throw error
    }
    // What a kill cut off would spoil the line that is appended to it.
    if contents.length < bytes.count { try? file.truncate(to: contents.length) }
    self.file = file
  }

  /// The base URL of the run; `nil` when it was killed before it sent anything.
  public var target: String? { contents.header?.target }

  /// How many records may have to be put back.
  public var count: Int { contents.open.count }

  /// The options with credentials that the run was given and `configuration` does not have.
  public func missingOptions(_ configuration: RunConfiguration) -> [String] {
    let given = Set(configuration.optionsLeftOut.map { $0.lowercased() })
    return (contents.header?.leftOut ?? []).filter { !given.contains($0.lowercased()) }
  }

  /// Undoes what is open, the last first, and tells each step.
  ///
  /// - Throws: `RunError.unreachable` when the target does not answer; what was done until then need not be done again.
  public func restore(_ configuration: RunConfiguration, tell: (Step) -> Void) async throws(RunError) {
    defer { file.shut() }
    var configuration = configuration
    let target = contents.header?.target ?? ""
    if configuration.target.isEmpty { configuration.target = target }
    let client = try HTTPClient(configuration)
    defer { client.shutdown() }
    try verify(client.configuration, against: target)
    var file = file
    var isComplete = true
    var exchange = JournalExchange(client: client, credentials: JournalCredentials(configuration: configuration))
    exchange.madeElsewhere = contents.open.compactMap(\.identity)
    for obligation in contents.open.reversed() {
      let step = try await exchange.undo(obligation)
      if step.outcome == .left {
        isComplete = false
      } else {
        // Where this cannot be noted, a second restore finds the record as it is now and does nothing.
        try? file.append(line(.done(number: obligation.number)), durably: false)
      }
      tell(step)
    }
    if isComplete, count > 0 { try? file.append(line(.complete), durably: true) }
  }

  private func line(_ entry: JournalEntry) -> [UInt8] { Array((entry.json.serialized() + "\n").utf8) }

  /// The journal's requests have whole paths: another target may be another host, and no other path.
  private func verify(_ given: HTTPClientConfiguration, against target: String) throws(RunError) {
    guard let own = try? HTTPClientConfiguration(baseURL: target), !given.basePath.isEmpty,
      given.basePath != own.basePath
    else { return }
    throw .usage(
      "The path \(given.basePath) of --target is not that of the run, whose target was \(target). Name the scheme, the "
        + "host and the port alone.")
  }
}

extension JournalContents.Obligation {
  /// The identity of a record that the run is known to have made.
  fileprivate var identity: String? {
    guard case .created(let creation) = kind else { return nil }
    return String(creation.target.prefix { $0 != "?" })
  }
}

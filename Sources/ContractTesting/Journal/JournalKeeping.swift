import HTTPExchange
import JSON
import OpenAPI

/// Keeping the ledger, and the journal along with it.
extension OperationRunner {
  /// Takes on something to undo: in the ledger first, so that it is undone also when the journal cannot be written.
  mutating func remember(_ entry: Ledger.Entry) throws(Stop) {
    ledger.entries.append(entry)
    guard let journal = workbench.journal else { return }
    let index = ledger.entries.count - 1
    switch entry {
    case .created(let delete, let path, let target):
      let intent = ledger.pending
      let isNamed = delete != nil || intent?.method != "POST" || target != intent?.target
      // Without its identity the record can be looked for as if the answer had not come.
      if !isNamed, let intent {
        ledger.numbers[index] = intent.number
      } else {
        ledger.numbers[index] = try kept { () throws(JournalError) -> Int in
          try journal.create(creation(delete, path, target), by: intent?.number)
        }
      }
      ledger.pending = nil
    case .changed(let subject, let original):
      ledger.numbers[index] = try kept { () throws(JournalError) -> Int in
        try journal.change(change(subject, original))
      }
    }
  }

  /// Writes down that a request is about to be sent, when it may make or change a record that the ledger does not have.
  mutating func announce(_ request: HTTPRequest, _ operation: Operation) throws(Stop) {
    guard let journal = workbench.journal, ["POST", "PUT"].contains(operation.method) else { return }
    if operation.method == "PUT", isCovered(request.path) { return }
    settlePending(journal)
    let intent = operation.method == "POST" ? intent(toPost: request, operation) : intent(toPut: request)
    let number = try kept { () throws(JournalError) -> Int in try journal.intend(intent) }
    ledger.pending = PendingIntent(number: number, target: request.target, method: request.method)
  }

  /// Takes note of the answer to what was announced: a refused request made nothing.
  mutating func conclude(_ exchange: Exchange) {
    guard let journal = workbench.journal, let pending = ledger.pending,
      pending.target == exchange.request.target, pending.method == exchange.request.method
    else { return }
    ledger.pending?.status = exchange.status
    guard exchange.isRefusal else { return }
    journal.finish(pending.number)
    ledger.pending = nil
  }

  /// Writes down that what was announced was not sent.
  mutating func withdraw(_ request: HTTPRequest) {
    guard let pending = ledger.pending, pending.target == request.target, pending.method == request.method else {
      return
    }
    workbench.journal?.finish(pending.number)
    ledger.pending = nil
  }

  /// Writes down that the entry at `index` of the ledger is undone.
  mutating func strikeOut(_ index: Int) {
    workbench.journal?.finish(ledger.numbers[index])
  }

  /// What a PUT made is known by now; what a POST without a proper answer made is looked for by `restore`.
  mutating func settlePending(_ journal: Journal) {
    if let pending = ledger.pending, pending.method == "PUT", pending.status != nil { journal.finish(pending.number) }
    ledger.pending = nil
  }

  /// Whether the ledger has the record that a PUT to `path` changes.
  private func isCovered(_ path: Substring) -> Bool {
    if let subject, request(resource.update, path: subject.path).path == path { return true }
    return ledger.entries.contains { entry in
      if case .created(_, _, let target) = entry { target.prefix { $0 != "?" } == path } else { false }
    }
  }

  private func kept(_ write: () throws(JournalError) -> Int) throws(Stop) -> Int {
    do throws(JournalError) {
      return try write()
    } catch {
      throw .journal(error.message)
    }
  }
}

/// A request that was announced, and of which the ledger does not know yet whether it made something.
struct PendingIntent: Sendable {
  let number: Int
  let target: String
  let method: String
  /// What it was answered, once it was.
  var status: Int?
}

extension HTTPRequest {
  /// The target without its query.
  var path: Substring { target.prefix { $0 != "?" } }
}

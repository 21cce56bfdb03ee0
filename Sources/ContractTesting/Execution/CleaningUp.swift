import HTTPExchange
import JSON
import OpenAPI

/// Putting records back: what the run made is deleted, what it changed is updated to what it was.
extension OperationRunner {
  /// Undoes everything in the ledger, the last first, and says what could not be undone.
  mutating func cleanUp() async -> [Leftover] {
    if let journal = workbench.journal { settlePending(journal) }
    guard workbench.configuration.restore else { return [] }
    var leftovers: [Leftover] = []
    for (index, entry) in ledger.entries.enumerated().reversed() {
      let count = leftovers.count
      do throws(Stop) {
        switch entry {
        case .created(let delete, let path, let target):
          if let leftover = try await remove(delete, path, target) { leftovers.append(leftover) }
        case .changed(let subject, let original):
          if let leftover = try await putBack(subject, original) { leftovers.append(leftover) }
        }
        if leftovers.count == count { strikeOut(index) }
      } catch {
        leftovers.append(Leftover(target: entry.target, reason: "not put back: \(error.sentence)"))
      }
    }
    ledger = Ledger()
    return leftovers
  }

  private mutating func remove(_ delete: Operation?, _ path: [JSONValue], _ target: String) async throws(Stop)
    -> Leftover?
  {
    guard let delete else { return Leftover(target: target, reason: "created; the document has no DELETE for it") }
    var exchange = try await exchange(request(delete, path: path), delete, .cleanUp)
    if [412, 428].contains(exchange.status) { exchange = try await removeTagged(delete, path) ?? exchange }
    if exchange.isSuccess || exchange.status == 404 || exchange.status == 410 { return nil }
    return Leftover(target: target, reason: "created, and not deleted: \(exchange.refusalSummary)")
  }

  /// Removes a record whose server wants to know which state of it is removed.
  private mutating func removeTagged(_ delete: Operation, _ path: [JSONValue]) async throws(Stop) -> Exchange? {
    guard let get = workbench.map.operation("GET", PathShape(delete.path)) else { return nil }
    let read = try await exchange(request(get, path: path), get, .cleanUp)
    guard let tag = read.response?.fields.first(named: "ETag") else { return nil }
    return try await exchange(
      request(request(delete, path: path), under: HTTPField("If-Match", tag)), delete, .cleanUp)
  }

  private mutating func putBack(_ subject: Subject, _ original: RecordState) async throws(Stop) -> Leftover? {
    guard current?.value != original.value else { return nil }
    let restoration = Restoration(of: original.value, context.properties)
    let payload = Restoration.payload(restoration.payload, nulls: restoration.nulls, current: current?.value)
    let exchange = try await exchange(
      request(resource.update, path: subject.path, body: payload), resource.update, .cleanUp)
    let target = String(exchange.request.path)
    guard exchange.isSuccess else {
      return Leftover(target: target, reason: "changed, and not put back: \(exchange.refusalSummary)")
    }
    guard case .found(let state) = try await read(subject.path, .cleanUp) else {
      return Leftover(target: target, reason: "changed, and not readable after it was put back")
    }
    let ignored = context.serverManaged.union(context.properties.topLevel.filter(\.isReadOnly).map(\.pointer))
    let rest = Restoration.differences(original.value, state.value, ignoring: ignored)
    guard !rest.isEmpty else { return nil }
    return Leftover(
      target: target, reason: "changed, and put back except for \(rest.map(\.description).joined(separator: ", "))")
  }
}

extension Ledger.Entry {
  /// Where the record is.
  fileprivate var target: String {
    switch self {
    case .created(_, _, let target): String(target.prefix { $0 != "?" })
    case .changed(_, let original): String(original.exchange.request.path)
    }
  }
}

extension Stop {
  /// Why the run ended, as the end of a sentence.
  var sentence: String {
    switch self {
    case .interrupted: "the run was interrupted"
    case .requestLimit: "the limit of requests was reached"
    case .failureFound: "a failure was found, and the run was to end with the first one"
    case .unreachable(let why): "the target is not reachable any more (\(why))"
    case .lockedOut(let status): "the server refuses the credentials since (ten answers of \(status) in a row)"
    case .recordLost: "the record could not be read any more"
    case .journal(let why): why
    }
  }
}

import HTTPExchange
import JSON

/// Undoing the obligations of a journal, each proven by reading the record afterwards.
struct JournalExchange: Sendable {
  typealias Step = JournalRestorer.Step

  let client: HTTPClient
  let credentials: JournalCredentials
  /// The paths of the records that other lines of the journal name.
  var madeElsewhere: [String] = []

  /// What reading a record came to.
  private enum Found {
    case record(JSONValue, tag: String?)
    case absent
    case unclear(String)
  }

  /// Undoes one obligation.
  func undo(_ obligation: JournalContents.Obligation) async throws(RunError) -> Step {
    switch obligation.kind {
    case .created(let creation): try await remove(creation)
    case .changed(let change): try await putBack(change)
    case .uncertain(let intent):
      if let search = intent.search {
        try await removeFound(by: search, intent)
      } else {
        try await removeRead(intent)
      }
    }
  }

  // MARK: Records that the run made

  private func remove(_ creation: JournalCreation) async throws(RunError) -> Step {
    guard let delete = creation.delete else {
      return Step(
        target: creation.target, outcome: .left, text: "made by the run, and the document has no DELETE for it")
    }
    return try await remove(creation.target, delete, creation.read)
  }

  private func remove(
    _ target: String, _ delete: JournalRequest, _ read: JournalReading?
  ) async throws(RunError) -> Step {
    let answer = try await send(delete)
    if [404, 410].contains(answer.status) { return Step(target: target, outcome: .unchanged, text: "is gone already") }
    guard answer.isSuccess else { return Step(target: target, outcome: .left, text: answer.sentence) }
    guard let read else {
      return Step(target: target, outcome: .restored, text: "deleted; the document has no way to look after it")
    }
    switch try await find(read, like: nil) {
    case .absent: return Step(target: target, outcome: .restored, text: "deleted")
    case .unclear(let why): return Step(target: target, outcome: .restored, text: "deleted; \(why)")
    case .record:
      return Step(target: target, outcome: .left, text: "\(answer.sentence), and the record can still be read")
    }
  }

  // MARK: Records that were there before

  private func putBack(_ change: JournalChange) async throws(RunError) -> Step {
    let target = change.update.target
    var current: JSONValue?
    var tag: String?
    switch try await find(change.read, like: change.original) {
    case .record(let value, let entityTag): (current, tag) = (value, entityTag)
    case .absent: break
    case .unclear(let why):
      // A record that is no JSON is put back without a look at it: there is no document here to read it by.
      guard change.update.content != nil else {
        return Step(target: target, outcome: .left, text: "cannot be read: \(why)")
      }
    }
    if let current, differences(change, current).isEmpty {
      return Step(target: target, outcome: .unchanged, text: "is as it was")
    }
    let payload = Restoration.payload(change.update.body ?? .null, nulls: change.nulls, current: current)
    let body = change.update.content ?? Array(payload.serialized().utf8)
    var answer = try await send(change.update, body: body)
    if [412, 428].contains(answer.status), let tag {
      answer = try await send(change.update, body: body, extra: [HTTPField("If-Match", tag)])
    }
    guard answer.isSuccess else { return Step(target: target, outcome: .left, text: answer.sentence) }
    switch try await find(change.read, like: change.original) {
    case .record(let value, _):
      let rest = differences(change, value).map(\.description)
      if rest.isEmpty { return Step(target: target, outcome: .restored, text: "put back") }
      return Step(target: target, outcome: .left, text: "put back except for \(rest.joined(separator: ", "))")
    case .absent: return Step(target: target, outcome: .left, text: "\(answer.sentence), and the record is not there")
    case .unclear(let why):
      guard change.update.content == nil else {
        return Step(target: target, outcome: .restored, text: "put back, and not compared: \(why)")
      }
      return Step(target: target, outcome: .left, text: "\(answer.sentence); \(why)")
    }
  }

  /// Where a record differs from what it was, in the members that an update can write.
  private func differences(_ change: JournalChange, _ now: JSONValue) -> [JSONPointer] {
    let written = Set((change.update.body?.object?.keys ?? []) + change.nulls)
    let others = ((change.original.object?.keys ?? []) + (now.object?.keys ?? [])).filter { !written.contains($0) }
    return Restoration.differences(change.original, now, ignoring: Set(others.map { JSONPointer([$0]) }))
  }

  // MARK: Requests whose answer the run did not see

  private func removeFound(by search: JournalReading, _ intent: JournalIntent) async throws(RunError) -> Step {
    let target = "\(intent.request.method) \(intent.request.target)"
    func left(_ why: String) -> Step {
      let sent = intent.request.body.map { ", which sent \($0.serialized())" } ?? ""
      return Step(target: target, outcome: .left, text: "may have made a record: \(why)\(sent)")
    }
    let answer = try await send(search.request)
    guard answer.isSuccess, let records = answer.json.flatMap(ListAnswer.records(in:)) else {
      return left("\(answer.sentence) without a list of records")
    }
    let names =
      intent.marks.isEmpty ? (intent.request.body?.object?.keys ?? []).map { JSONPointer([$0]) } : intent.marks
    let paths = Set(madeElsewhere)
    let candidates = records.filter { record in
      guard names.contains(where: { intent.request.body?[$0] != nil && intent.request.body?[$0] == record[$0] }) else {
        return names.isEmpty
      }
      let identity = RecordIdentity.value(in: record, names: search.names)
      let path = identity.flatMap { identity in (intent.read?.request ?? intent.delete)?.naming(identity).target }
      return path.map { !paths.contains(String($0.prefix { $0 != "?" })) } ?? true
    }
    if candidates.isEmpty, records.count < 20 {
      return Step(target: target, outcome: .unchanged, text: "made no record")
    }
    guard !intent.marks.isEmpty else { return left("nothing tells it from the records of others") }
    guard candidates.count == 1 else {
      return left(candidates.isEmpty ? "the list may have more pages" : "\(candidates.count) records look like it")
    }
    guard let identity = RecordIdentity.value(in: candidates[0], names: search.names) else {
      return left("the list shows it without an identity")
    }
    guard let delete = intent.delete?.naming(identity) else {
      return left("the document has no DELETE for \(identity.serialized())")
    }
    return try await remove(delete.target, delete, intent.read?.naming(identity))
  }

  private func removeRead(_ intent: JournalIntent) async throws(RunError) -> Step {
    let target = intent.request.target
    guard let read = intent.read else {
      return Step(target: target, outcome: .left, text: "may have been changed, and cannot be read")
    }
    switch try await find(read, like: intent.request.body) {
    case .absent: return Step(target: target, outcome: .unchanged, text: "made no record")
    case .unclear(let why): return Step(target: target, outcome: .left, text: "may have been made: \(why)")
    case .record(let record, _):
      let isOwn = intent.marks.contains { intent.request.body?[$0] == record[$0] }
      guard isOwn, let delete = intent.delete else {
        return Step(
          target: target, outcome: .left, text: "may have been made by the run, and could not be deleted safely")
      }
      return try await remove(target, delete, read)
    }
  }

  // MARK: Exchanges

  private func find(_ read: JournalReading, like expected: JSONValue?) async throws(RunError) -> Found {
    let answer = try await send(read.request)
    if [404, 410].contains(answer.status) { return .absent }
    guard answer.isSuccess else { return .unclear(answer.sentence) }
    guard let json = answer.json else { return .unclear("\(answer.sentence) without JSON") }
    if read.isList {
      guard let records = ListAnswer.records(in: json) else { return .unclear("\(answer.sentence) without a list") }
      let found = records.first {
        RecordIdentity.isSame(RecordIdentity.value(in: $0, names: read.names), read.identity)
      }
      return found.map { .record($0, tag: nil) } ?? .absent
    }
    guard let expected else { return .record(json, tag: answer.tag) }
    let located = RecordLocator.locate(
      expectedShape: expected, in: json, identity: read.identity,
      pointer: read.pointer.flatMap { json[$0]?.object == nil ? nil : $0 })
    guard let located else { return .unclear("\(answer.sentence), and nothing in it looks like the record") }
    return .record(located.1, tag: answer.tag)
  }

  private func send(
    _ kept: JournalRequest, body: [UInt8]? = nil, extra: [HTTPField] = []
  ) async throws(RunError) -> JournalAnswer {
    let request = credentials.request(kept, body: body, extra: extra)
    var outcome = await attempt(request, freshConnection: false)
    if case .failure(.reset) = outcome { outcome = await attempt(request, freshConnection: true) }
    if case .failure(.unreachable(let why)) = outcome {
      throw .unreachable("\(client.configuration.origin) cannot be reached: \(why).")
    }
    return JournalAnswer(request: request, outcome: outcome)
  }

  private func attempt(_ request: HTTPRequest, freshConnection: Bool) async -> Result<HTTPResponse, TransportError> {
    do throws(TransportError) {
      return .success(try await client.send(request, freshConnection: freshConnection, timeout: nil))
    } catch {
      return .failure(error)
    }
  }
}

/// What came of a request of a restore.
struct JournalAnswer: Sendable {
  let request: HTTPRequest
  let outcome: Result<HTTPResponse, TransportError>

  var response: HTTPResponse? { try? outcome.get() }
  var status: Int? { response?.status }
  var isSuccess: Bool { status.map { (200..<300).contains($0) } ?? false }
  var json: JSONValue? { response.flatMap { try? JSONParser.parse($0.body).value } }
  var tag: String? { response?.fields.first(named: "ETag") }

  /// `DELETE /posts/17 answered 401`, with what to do about it where credentials are missing.
  var sentence: String {
    switch outcome {
    case .success(let response):
      "\(request.method) \(request.path) answered \(response.status)"
        + ([401, 403].contains(response.status) ? " (give the credentials of the run again)" : "")
    case .failure(let error): "\(request.method) \(request.path): \(error.sentence)"
    }
  }
}

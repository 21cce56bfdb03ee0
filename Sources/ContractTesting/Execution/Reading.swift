import HTTPExchange
import JSON
import OpenAPI

/// Reading a record's state back.
extension OperationRunner {
  /// Reads the record at `path` in the way that works for this operation.
  mutating func read(_ path: [JSONValue], _ purpose: Exchange.Purpose) async throws(Stop) -> ReadOutcome {
    guard let readBack else { return .unavailable }
    return try await read(path, readBack, purpose)
  }

  /// Reads the record after an update, again and again until it shows what was sent or the time to settle is used up.
  mutating func readAfterUpdate(
    _ path: [JSONValue], _ kind: Observation.Case, _ update: Exchange, sent: JSONValue?, before: JSONValue?
  ) async throws(Stop) -> ReadOutcome {
    guard let readBack else { return .unavailable }
    let occasion = kind.isValidUpdate ? Occasion.reading : .readingAfterFault
    let outcome = try await settling(
      within: timeToSettle(after: update),
      until: { runner, outcome in runner.isSettled(outcome, sent: sent, after: update, before: before) }
    ) { (runner: inout OperationRunner) async throws(Stop) -> ReadOutcome in
      try await runner.read(path, readBack, .readBack, on: occasion)
    }
    if case .found(let state) = outcome { noteSeen(state) }
    return judgeable(
      outcome, after: update, isSettled: isSettled(outcome, sent: sent, after: update, before: before))
  }

  /// Finds the first way of reading back that shows the record.
  mutating func findReadBack(for subject: Subject) async throws(Stop) -> RecordState? {
    try await settling(until: { $1 != nil }) { (runner: inout OperationRunner) async throws(Stop) -> RecordState? in
      try await runner.tryReadBacks(for: subject)
    }
  }

  private mutating func tryReadBacks(for subject: Subject) async throws(Stop) -> RecordState? {
    for candidate in readBackCandidates {
      if case .found(let state) = try await read(subject.path, candidate, .readBefore) {
        readBack = candidate
        recordPointer = candidate.isList ? nil : state.pointer
        noteSeen(state)
        return state
      }
    }
    return nil
  }

  /// What the collection shows, page after page until the record is among it; `nil` when there is no list.
  mutating func readList(_ path: [JSONValue]) async throws(Stop) -> ListView? {
    guard resource.kind != .singleton, let list = resource.list else { return nil }
    let exchange = try await exchange(request(list, path: Array(path.dropLast())), list, .readOther)
    guard exchange.isSuccess, var records = exchange.json.flatMap(ListAnswer.records(in:)) else { return nil }
    var page = exchange
    for _ in 1..<Self.pageLimit where !shows(path.last, among: records) {
      guard let target = NextPage.target(after: page, origin: workbench.session.origin) else { break }
      let next = HTTPRequest(method: "GET", target: target, fields: page.request.fields)
      page = try await self.exchange(next, list, .readOther)
      guard page.isSuccess, let more = page.json.flatMap(ListAnswer.records(in:)), !more.isEmpty else { break }
      records += more
    }
    let isWhole = NextPage.target(after: page, origin: workbench.session.origin) == nil
    return ListView(exchange: page, records: records, isWhole: isWhole)
  }

  /// The most pages of a list that are read.
  private static let pageLimit = 10

  private func shows(_ identity: JSONValue?, among records: [JSONValue]) -> Bool {
    records.contains { RecordIdentity.isSame(RecordIdentity.value(in: $0, names: identityNames), identity) }
  }

  private var readBackCandidates: [ReadBack] {
    guard let name = rules.readBack else { return resource.readBacks }
    let pattern = OperationPattern(name)
    return workbench.map.all.filter { operation in
      operation.method == "GET"
        && pattern.matches(operationID: operation.operationID, method: "GET", path: operation.path.text)
    }.map { ReadBack(method: method(of: PathShape($0.path)), operation: $0) }
  }

  /// What a GET of that path answers, seen from the record.
  private func method(of shape: PathShape) -> ReadBack.Method {
    let own = resource.kind == .singleton ? resource.collection : resource.collection.item
    if shape == own { return .item }
    return shape == resource.collection ? .list : .ancestor
  }

  private mutating func read(
    _ path: [JSONValue], _ way: ReadBack, _ purpose: Exchange.Purpose, on occasion: Occasion? = nil
  ) async throws(Stop) -> ReadOutcome {
    let count = way.operation.path.parameters.count
    let exchange = try await exchange(
      request(way.operation, path: Array(path.prefix(count))), way.operation, purpose, on: occasion)
    if [404, 410].contains(exchange.status) { return .absent(exchange) }
    guard exchange.isSuccess else { return .unclear(exchange, exchange.summary) }
    guard let json = exchange.json else { return .unclear(exchange, "\(exchange.summary) without JSON") }
    switch way.method {
    case .item, .ancestor: return locate(json, identity: path.last, exchange, way)
    case .list: return find(path.last, in: json, exchange)
    }
  }

  private func locate(_ json: JSONValue, identity: JSONValue?, _ exchange: Exchange, _ way: ReadBack) -> ReadOutcome {
    let known = rules.record ?? recordPointer.flatMap { json[$0]?.object == nil ? nil : $0 }
    let located = RecordLocator.locate(
      expectedShape: shape, in: json, identity: resource.kind == .singleton ? nil : identity, pointer: known)
    // A text or a file is the whole answer: a text inside a record is another one.
    guard let located, shape.object != nil || shape.array != nil || located.0.isRoot,
      !way.isAncestor || located.0.tokens.count > 0 || sharesMembers(located.1)
    else {
      return .unclear(exchange, "\(exchange.summary), and nothing in it looks like the record")
    }
    return .found(
      RecordState(
        value: located.1, pointer: located.0, entityTag: exchange.response?.fields.first(named: "ETag"),
        exchange: exchange))
  }

  private func find(_ identity: JSONValue?, in json: JSONValue, _ exchange: Exchange) -> ReadOutcome {
    guard let records = ListAnswer.records(in: json), let identity else {
      return .unclear(exchange, "\(exchange.summary) without a list of records")
    }
    let found = records.firstIndex {
      RecordIdentity.isSame(RecordIdentity.value(in: $0, names: identityNames), identity)
    }
    guard let found else { return .absent(exchange) }
    return .found(
      RecordState(value: records[found], pointer: JSONPointer(), entityTag: nil, exchange: exchange))
  }

  /// The members that the record should have.
  private var shape: JSONValue {
    if baseline.object?.isEmpty == false { return baseline }
    if let scalar = context.requestSchema?.resolvedTypes?.sample { return scalar }
    if let payload = subject?.payload { return payload }
    return .object(
      JSONObject(
        context.properties.topLevel.compactMap { property in
          property.pointer.last.map { JSONObject.Member(key: $0, value: .null) }
        }))
  }

  private func sharesMembers(_ value: JSONValue) -> Bool {
    guard let expected = shape.object, let found = value.object else { return false }
    let shared = expected.members.count { found[$0.key] != nil }
    return shared * 2 >= expected.count && shared > 0
  }

  private mutating func noteSeen(_ state: RecordState) {
    for member in state.value.object?.members ?? [] { context.seen.insert(JSONPointer([member.key])) }
  }
}

extension ReadBack {
  /// Whether the record is a part of another one.
  var isAncestor: Bool {
    if case .ancestor = method { true } else { false }
  }
}

extension RecordIdentity {
  /// Whether both name the same record: `17` and `"17"` do, as a path cannot tell them apart.
  static func isSame(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
    guard let left, let right else { return false }
    return left == right || left.plainText == right.plainText
  }
}

extension JSONValue {
  /// A scalar as it would stand in a path; `nil` for anything else.
  var plainText: JSONString? {
    switch self {
    case .string(let string): string
    case .number(let number): JSONString(number.literal)
    case .bool(let flag): flag ? "true" : "false"
    default: nil
    }
  }
}

import Generation
import HTTPExchange
import JSON
import JSONSchema

/// The cases of updates of several records: at least two that the update is for, and others that it is not for.
extension OperationRunner {
  /// A record, and what it was when it was read last.
  typealias KnownRecord = (subject: Subject, state: RecordState)

  private static let checks = [BulkComplete.id, BulkIsolates.id, BulkAtomic.id]

  /// Updates two records with one request, then with one request of which a part cannot be carried out.
  mutating func severalRecords() async throws(Stop) {
    guard !resource.form.isRecord, Self.checks.contains(where: collector.isSelected), let second = try await companion()
    else { return }
    let observation = try await observeSeveral(second)
    try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
      try await runner.settle()
      return try await runner.observeSeveral(second)
    }
    guard case .list = resource.form, collector.isSelected(BulkAtomic.id) else { return }
    for fault in PartFault.allCases {
      try await settle()
      guard let observation = try await observePartlyWrong(fault, second) else { continue }
      try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
        try await runner.settle()
        return try await runner.observePartlyWrong(fault, second) ?? observation
      }
    }
  }

  /// A second record that one update can be for together with the record under test.
  private mutating func companion() async throws(Stop) -> Subject? {
    guard let subject, readBack != nil else { return nil }
    if case .changes = resource.form, !selectsByIdentity {
      let values = Dictionary(selection.map { (property(of: $0.parameter), $0.value) }) { first, _ in first }
      let parents = Array(subject.path.dropLast())
      guard let made = try await create(in: resource.collection, parents: parents, preferring: values),
        case .found(let state) = try await readNew(made), isSelected(state.value)
      else { return nil }
      return made
    }
    guard others.count > 1 else { return nil }
    let other = others.removeFirst().subject
    return select(also: other) ? other : nil
  }

  private mutating func observeSeveral(_ second: Subject) async throws(Stop) -> Observation {
    guard let subject, let own = current, case .found(let state) = try await read(second.path, .readBefore) else {
      throw .recordLost
    }
    let payload = alternative
    let parts: [(record: KnownRecord, sent: JSONValue)]
    let request: HTTPRequest
    if case .list = resource.form {
      let other = naming(second, shows(baseline, state.value) ? alternative : baseline)
      parts = [((subject, own), payload), ((second, state), other)]
      request = self.request(ofItems: [payload, other])
    } else {
      parts = [((subject, own), payload), ((second, state), payload)]
      request = self.request(resource.update, path: subject.path, body: payload)
    }
    return try await observe(.several, request, parts: parts)
  }

  private mutating func observePartlyWrong(
    _ fault: PartFault, _ second: Subject
  ) async throws(Stop) -> Observation? {
    guard let subject, let own = current else { throw .recordLost }
    let wrong: JSONValue
    switch fault {
    case .missingRecord:
      guard let member = context.identityMember, let identity = freeIdentity(member),
        case .absent = try await read(Array(subject.path.dropLast()) + [identity], .prove)
      else { return nil }
      wrong = baseline.setting(identity, at: JSONPointer([member]))
    case .invalidItem:
      let negatives = CaseSelection.negatives(
        generator.negatives(from: baseline, salt: salt()), context: context, depth: .smoke)
      guard let variation = negatives.first(where: { $0.pointer.last != context.identityMember }) else { return nil }
      wrong = variation.applied(to: naming(second, baseline))
      guard !generator.schema.isValid(wrong, direction: .request) else { return nil }
    }
    return try await observe(
      .partlyWrong(fault), request(ofItems: [alternative, wrong]), parts: [((subject, own), alternative)])
  }

  /// An identity that no record has, for all that is known, and that an item of the list may have where there is one.
  private mutating func freeIdentity(_ member: JSONString) -> JSONValue? {
    let pointer = JSONPointer([member])
    let fresh = freshIdentity(salt())
    if let fresh, generator.schema.isValid(baseline.setting(fresh, at: pointer), direction: .request) { return fresh }
    guard case .success(let generated) = generator.baseline(.full, salt: salt()) else { return fresh }
    return generated[pointer] ?? fresh
  }

  /// Sends an update of several records, and reads all of them and the others back.
  private mutating func observe(
    _ kind: Observation.Case, _ request: HTTPRequest, parts: [(record: KnownRecord, sent: JSONValue)]
  ) async throws(Stop) -> Observation {
    try await refreshOthers()
    let before = current
    let update = try await exchange(request, resource.update, .update, on: kind.occasion)
    var records: [AddressedRecord] = []
    for (record, sent) in parts {
      let after = try await readAfterUpdate(
        record.subject.path, kind, update, sent: sent, before: record.state.value)
      records.append(AddressedRecord(sent: sent, before: record.state, after: after))
    }
    for witness in try await observeOthers() {
      records.append(AddressedRecord(sent: nil, before: witness.before, after: witness.after))
    }
    var observation = Observation(
      kind: kind, sent: nil, update: update, before: before, after: records.first?.after ?? .unavailable)
    observation.records = records
    observation.leadIn = parts.compactMap(\.record.subject.creation)
    if update.isSuccess { lastAccepted = parts.first?.sent }
    if case .found(let state) = observation.after { current = state }
    return observation
  }

  private func request(ofItems items: [JSONValue]) -> HTTPRequest {
    var request = request(resource.update, path: subject?.path ?? [], body: baseline)
    request.body = form.codec.encode(.array(items)) ?? request.body
    return request
  }

  /// The payload with the identity of that record.
  private func naming(_ record: Subject, _ payload: JSONValue) -> JSONValue {
    guard let member = context.identityMember, let identity = record.path.last else { return payload }
    return payload.setting(identity, at: JSONPointer([member]))
  }
}

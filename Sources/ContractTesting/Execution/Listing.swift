import HTTPExchange
import JSON
import JSONSchema

/// Proving that it is the update that takes a record out of the list, and not a value that the record has since.
extension OperationRunner {
  /// When the list does not show the record after an update, sends a new record's own content back to it, and looks
  /// whether the list shows that one still.
  mutating func confirmListing(after observation: Observation) async throws(Stop) {
    guard resource.kind == .item, context.makesRecords, collector.isSelected(ListAgrees.id),
      !context.listedMembers.isEmpty,
      observation.update.isSuccess, let lists = observation.lists, let identity = context.identity,
      lists.after.records(named: identity, context).isEmpty, let unchanged = try await observeUnchanged()
    else { return }
    try await judge(unchanged) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
      try await runner.observeUnchanged() ?? unchanged
    }
  }

  private mutating func observeUnchanged() async throws(Stop) -> Observation? {
    guard let subject, let made = try await create(in: resource.collection, parents: Array(subject.path.dropLast())),
      case .found(let state) = try await readNew(made), let identity = made.path.last,
      let before = try await readList(made.path), before.records(named: identity, context).count == 1,
      let payload = ownContent(of: made, state)
    else { return nil }
    let tag = precondition(of: state)
    let plain = request(resource.update, path: made.path, body: payload)
    let update = try await exchange(request(plain, under: tag), resource.update, .update)
    let outcome = try await read(made.path, .readBack)
    let after = try await settling(until: { runner, view in
      view.map { !$0.records(named: identity, runner.context).isEmpty } ?? true
    }) { (runner: inout OperationRunner) async throws(Stop) -> ListView? in try await runner.readList(made.path) }
    guard let after else { return nil }
    var observation = Observation(kind: .unchanged, sent: payload, update: update, before: state, after: outcome)
    observation.lists = (before, after)
    observation.leadIn = made.creation.map { [$0] } ?? []
    return observation
  }

  /// A payload that leaves the record as it is: what it was made of, else what it reads as.
  private func ownContent(of record: Subject, _ state: RecordState) -> JSONValue? {
    [Projection.writable(state.value, context.properties), record.payload].compactMap { $0 }
      .first { generator.schema.isValid($0, direction: .request) }
  }
}

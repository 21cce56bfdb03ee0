import HTTPExchange
import JSON

/// The case of a record below another one, addressed through the wrong parent.
extension OperationRunner {
  /// Reads and updates the record through the path of another parent.
  mutating func foreignParent() async throws(Stop) {
    guard resource.kind == .item, collector.isSelected(TenantBoundary.id), readBack != nil,
      let (path, isOwn) = try await pathThroughAnotherParent()
    else { return }
    guard let observation = try await observe(path, isOwn: isOwn) else { return }
    try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
      try await runner.settle()
      return try await runner.observe(path, isOwn: isOwn) ?? observation
    }
    if observation.update.isSuccess { try await settle() }
  }

  /// The record's path with another value for its nearest parent, and whether the run made that one.
  private mutating func pathThroughAnotherParent() async throws(Stop) -> (path: [JSONValue], isOwn: Bool)? {
    guard let subject, let parent = resource.parents.last, subject.path.count > 1 else { return nil }
    let ancestors = Array(subject.path.dropLast(2))
    let own = subject.path[subject.path.count - 2]
    var other: JSONValue?
    var isOwn = true
    if let made = try await create(in: parent.shape, parents: ancestors) { other = made.path.last }
    if other == nil, let list = workbench.map.operation("GET", parent.shape) {
      let exchange = try await exchange(request(list, path: ancestors), list, .setUp)
      let names = RecordIdentity.candidateNames(for: parent.parameter.name, collection: parent.shape)
      other = exchange.json.flatMap(ListAnswer.records(in:))?.lazy
        .compactMap { RecordIdentity.value(in: $0, names: names) }.first { !RecordIdentity.isSame($0, own) }
      isOwn = false
    }
    guard let other, !RecordIdentity.isSame(other, own), let identity = subject.path.last else { return nil }
    return (ancestors + [other, identity], isOwn)
  }

  private mutating func observe(_ path: [JSONValue], isOwn: Bool) async throws(Stop) -> Observation? {
    guard let subject, let before = current else { throw .recordLost }
    let outcome = try await read(path, .prove)
    var shown: RecordState?
    if case .found(let state) = outcome {
      // A record of the other parent's own, which happens to have the same identity, is left alone.
      guard shows(baseline, state.value) else { return nil }
      shown = state
    }
    let payload = alternative
    let plain = request(resource.update, path: path, body: payload)
    let tag = precondition(of: before)
    let update = try await exchange(request(plain, under: tag), resource.update, .update, on: .foreignParent)
    if update.isSuccess, shown == nil {
      try remember(.created(delete: resource.delete, path: path, target: update.request.target))
    }
    let after = try await read(subject.path, .readBack)
    if case .found(let state) = after { current = state }
    var observation = Observation(
      kind: .foreignParent(ForeignParent(isOwn: isOwn, read: outcome.exchange, shown: shown)), sent: payload,
      update: update, before: before, after: after)
    observation.leadIn = subject.creation.map { [$0] } ?? []
    return observation
  }
}

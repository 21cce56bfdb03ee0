import HTTPExchange
import JSON

/// The case of a record that does not exist.
extension OperationRunner {
  /// PUTs to an identity that is proven to be free, and looks for what that made.
  mutating func missingRecord() async throws(Stop) {
    let checks = [MissingRecord.id] + (resource.createsByPut ? [CreatesOnce.id] : [])
    guard resource.kind == .item, checks.contains(where: collector.isSelected), let subject, readBack != nil else {
      return
    }
    for _ in 0..<2 {
      guard let identity = freshIdentity(salt()) else { return }
      let path = Array(subject.path.dropLast()) + [identity]
      guard case .absent(let proof) = try await read(path, .prove) else { continue }
      let payload = ownIdentity(identity)
      let observation = try await observeMissing(path, payload, proof)
      try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
        guard let another = runner.freshIdentity(runner.salt()) else { return observation }
        let path = Array(path.dropLast()) + [another]
        guard case .absent(let proof) = try await runner.read(path, .prove) else { return observation }
        return try await runner.observeMissing(path, runner.ownIdentity(another), proof)
      }
      if observation.update.isSuccess, resource.createsByPut { try await recreation() }
      return
    }
  }

  /// The same PUT to a record that it has just made, then to another one that did not exist, so that what is found
  /// shows twice.
  private mutating func recreation() async throws(Stop) {
    guard collector.isSelected(CreatesOnce.id) else { return }
    guard let observation = try await observeRecreation() else { return }
    try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
      try await runner.observeRecreation() ?? observation
    }
  }

  private mutating func observeRecreation() async throws(Stop) -> Observation? {
    guard let subject, let identity = freshIdentity(salt()) else { return nil }
    let path = Array(subject.path.dropLast()) + [identity]
    guard case .absent(let proof) = try await read(path, .prove) else { return nil }
    let payload = ownIdentity(identity)
    let listed = try await readList(path)
    let first = try await makeByPut(path, payload, .update, on: .missingRecord)
    guard first.isSuccess else { return nil }
    try remember(.created(delete: resource.delete, path: path, target: first.request.target))
    let made = try await settling(until: { _, outcome in
      if case .found = outcome { true } else { false }
    }) { (runner: inout OperationRunner) async throws(Stop) -> ReadOutcome in try await runner.read(path, .readBack) }
    guard case .found(let state) = made else { return nil }
    let tag = precondition(of: state)
    let again = request(request(resource.update, path: path, body: payload), under: tag)
    let update = try await exchange(again, resource.update, .update, on: .validUpdate)
    let after = try await read(path, .readBack)
    var observation = Observation(
      kind: .recreated, sent: payload, update: update, before: state, after: after)
    if let listed, let now = try await readList(path) { observation.lists = (listed, now) }
    observation.leadIn = [proof, first]
    return observation
  }

  private mutating func observeMissing(
    _ path: [JSONValue], _ payload: JSONValue, _ proof: Exchange
  ) async throws(Stop) -> Observation {
    let update = try await makeByPut(path, payload, .update, on: .missingRecord)
    if update.isSuccess {
      try remember(.created(delete: resource.delete, path: path, target: update.request.target))
    }
    let after = try await settling(
      within: timeToSettle(after: update),
      until: { _, outcome in
        if case .found = outcome { true } else { !update.isSuccess }
      }
    ) { (runner: inout OperationRunner) async throws(Stop) -> ReadOutcome in try await runner.read(path, .readBack) }
    if case .found = after, !update.isSuccess {
      try remember(.created(delete: resource.delete, path: path, target: update.request.target))
    }
    var observation = Observation(kind: .missing, sent: payload, update: update, before: nil, after: after)
    observation.leadIn = [proof]
    return observation
  }

  /// The alternative payload, with the path's identity where it carries one.
  private func ownIdentity(_ identity: JSONValue) -> JSONValue {
    guard let member = context.identityMember, alternative[member] != nil else { return alternative }
    return alternative.setting(identity, at: JSONPointer([member]))
  }
}

import JSON

/// The case of a record that does not exist.
extension OperationRunner {
  /// PUTs to an identity that is proven to be free, and looks for what that made.
  mutating func missingRecord() async throws(Stop) {
    guard resource.kind == .item, collector.isSelected(MissingRecord.id), let subject, readBack != nil else { return }
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
      return
    }
  }

  private mutating func observeMissing(
    _ path: [JSONValue], _ payload: JSONValue, _ proof: Exchange
  ) async throws(Stop) -> Observation {
    let update = try await exchange(
      request(resource.update, path: path, body: payload), resource.update, .update, on: .missingRecord)
    if update.isSuccess {
      try remember(.created(delete: resource.delete, path: path, target: update.request.target))
    }
    let after = try await read(path, .readBack)
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

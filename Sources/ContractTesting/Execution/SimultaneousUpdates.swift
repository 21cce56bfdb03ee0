import HTTPExchange
import JSON

/// The cases with several updates of one record: in a row, and at the same time.
extension OperationRunner {
  /// How many updates are sent at the same time.
  private static let parallelUpdates = 4
  /// How often they are sent, as a race is not lost every time.
  private static let rounds = 3

  /// Two updates in a row; the record must then be what the second one sent.
  mutating func overwritingUpdate() async throws(Stop) {
    guard collector.isSelected(LastWriteWins.id), resource.form.isRecord, readBack != nil else { return }
    let observation = try await observeOverwriting()
    try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
      try await runner.settle()
      return try await runner.observeOverwriting()
    }
    if observation.update.isSuccess, observation.state == nil { try await settle() }
  }

  /// Several updates at the same time, in rounds.
  mutating func concurrentUpdates() async throws(Stop) {
    guard collector.isSelected(ConcurrentWrites.id), resource.form.isRecord, readBack != nil else { return }
    try await simultaneousUpdates(.anyOrder)
    try await settle()
  }

  /// Rounds of updates at the same time, until one shows a defect.
  mutating func simultaneousUpdates(_ kind: Simultaneity) async throws(Stop) {
    for _ in 0..<Self.rounds {
      let observation = try await observeSimultaneous(kind)
      let isFound = findings(in: observation).contains { collector.isNew($0) }
      try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
        try await runner.observeAgain(kind)
      }
      if isFound { return }
    }
  }

  /// Repeats until something shows again, as a race is not lost every time.
  private mutating func observeAgain(_ kind: Simultaneity) async throws(Stop) -> Observation {
    var observation = try await observeSimultaneous(kind)
    for _ in 1..<Self.rounds * 2 where findings(in: observation).isEmpty {
      observation = try await observeSimultaneous(kind)
    }
    return observation
  }

  private mutating func observeOverwriting() async throws(Stop) -> Observation {
    guard let subject else { throw .recordLost }
    let (before, first, second) = (current, alternative, baseline)
    let firstUpdate = try await exchange(
      request(resource.update, path: subject.path, body: first), resource.update, .update)
    if sendsPreconditions {
      // The second update needs the tag that the first one made.
      let state = try await readAfterUpdate(subject.path, .valid, firstUpdate, sent: first, before: before?.value)
      if case .found(let state) = state { current = state }
    }
    let kind: Observation.Case = firstUpdate.isSuccess ? .overwriting(first) : .unchanged
    let update = try await exchange(
      request(resource.update, path: subject.path, body: second), resource.update, .update, on: kind.occasion)
    let after = try await readAfterUpdate(subject.path, kind, update, sent: second, before: before?.value)
    if update.isSuccess { lastAccepted = second }
    if case .found(let state) = after { current = state }
    var observation = Observation(kind: kind, sent: second, update: update, before: before, after: after)
    observation.leadIn = (subject.creation.map { [$0] } ?? []) + [firstUpdate]
    return observation
  }

  private mutating func observeSimultaneous(_ kind: Simultaneity) async throws(Stop) -> Observation {
    guard let subject, let before = current else { throw .recordLost }
    let payloads = simultaneousPayloads(kind)
    let tag = kind == .sameTag ? before.strongTag.map { HTTPField("If-Match", $0) } : nil
    let requests = payloads.map { payload in
      let plain = request(resource.update, path: subject.path, body: payload)
      return tag.map { request(plain, under: $0) } ?? plain
    }
    let exchanges = try await sendTogether(requests, on: Occasion.simultaneousUpdate)
    let sent = Array(zip(payloads, exchanges)).map { (sent: $0, exchange: $1) }
    let outcome = try await settling(until: { runner, outcome in
      guard case .found(let state) = outcome else { return false }
      return sent.contains { $0.exchange.isSuccess && runner.shows($0.sent, state.value) }
    }) { (runner: inout OperationRunner) async throws(Stop) -> ReadOutcome in
      try await runner.read(subject.path, .readBack)
    }
    if case .found(let state) = outcome { current = state }
    lastAccepted = nil
    guard let update = exchanges.last(where: \.isSuccess) ?? exchanges.last else { throw .recordLost }
    var observation = Observation(
      kind: .simultaneous(kind), sent: nil, update: update, before: before, after: outcome)
    observation.simultaneous = sent
    observation.leadIn = subject.creation.map { [$0] } ?? []
    return observation
  }

  /// Payloads that differ from each other in every property where they may. Those under one entity tag differ from the
  /// record as well: an update that changes nothing may leave the tag as it is.
  private mutating func simultaneousPayloads(_ kind: Simultaneity) -> [JSONValue] {
    var payloads = kind == .sameTag ? [] : [alternative, baseline]
    while payloads.count < (kind == .sameTag ? 2 : Self.parallelUpdates) {
      var payload = baseline
      for member in baseline.object?.members ?? [] {
        let pointer = JSONPointer([member.key])
        guard member.key != context.identityMember, !context.opaque.contains(where: { $0.starts(with: pointer) }),
          let other = generator.differing(from: member.value, at: pointer, salt: salt(), in: payload)
        else { continue }
        payload = payload.setting(other, at: pointer)
      }
      payloads.append(payload)
    }
    return payloads
  }
}

import HTTPExchange
import JSON

/// Sending one case and seeing what it did.
extension OperationRunner {
  /// Repeats a case, for findings that must show twice.
  typealias Repetition = (inout OperationRunner) async throws(Stop) -> Observation

  /// PUTs a JSON payload to the record under test and reads it back.
  mutating func observeUpdate(
    _ kind: Observation.Case, _ payload: JSONValue, watching: Bool = false,
    access: RequestBuilder.Access = .granted
  ) async throws(Stop) -> Observation {
    guard let subject else { throw .interrupted }
    let request = request(resource.update, path: subject.path, body: payload, access: access)
    return try await observe(kind, request, sent: payload, watching: watching)
  }

  /// Sends any request to the record under test and reads it back.
  mutating func observe(
    _ kind: Observation.Case, _ request: HTTPRequest, sent: JSONValue?, watching: Bool = false
  ) async throws(Stop) -> Observation {
    guard let subject else { throw .interrupted }
    let before = current
    if watching { try await refreshOthers() }
    let listed = watching ? try await readList(subject.path) : nil
    let update = try await exchange(request, resource.update, .update, on: kind.occasion)
    let after = try await readAfterUpdate(subject.path, kind, update, sent: sent, before: before?.value)
    workbench.session.tell(.updated(RecordUpdate(update, before: before, after: after)))
    var observation = Observation(kind: kind, sent: sent, update: update, before: before, after: after)
    observation.previous = lastAccepted
    if let sent, update.isSuccess { lastAccepted = sent }
    observation.leadIn = before == nil ? [] : leadIn(subject)
    if watching {
      observation.witnesses = try await observeOthers()
      if let listed, let now = try await settledList(subject.path, showing: observation.state) {
        observation.lists = (listed, now)
      }
    }
    switch after {
    case .found(let state): learn(from: observation, state)
    case .absent: current = nil
    case .unclear, .unavailable: break
    }
    return observation
  }

  /// Makes a case once and has the checks judge what it did; a repetition starts from the baseline.
  mutating func attempt(_ make: @escaping Repetition) async throws(Stop) -> Observation {
    let observation = try await make(&self)
    try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
      try await runner.settle()
      return try await make(&runner)
    }
    return observation
  }

  /// PUTs a JSON payload, has the checks judge what it did, and brings the record back to the baseline where it was taken.
  mutating func tryUpdate(
    _ kind: Observation.Case, _ payload: JSONValue, access: RequestBuilder.Access = .granted
  ) async throws(Stop) {
    let observation = try await attempt { (runner: inout OperationRunner) async throws(Stop) -> Observation in
      try await runner.observeUpdate(kind, payload, access: access)
    }
    if observation.update.isSuccess { try await settle() }
  }

  /// Sends the request that `make` puts together, has the checks judge what it did, and brings the record back to the
  /// baseline. A repetition has it made again, for the record's entity tag may be another one by then.
  mutating func tryRequest(
    _ kind: Observation.Case, sent: JSONValue?, _ make: @escaping (OperationRunner) -> HTTPRequest
  ) async throws(Stop) {
    let observation = try await attempt { (runner: inout OperationRunner) async throws(Stop) -> Observation in
      try await runner.observe(kind, make(runner), sent: sent)
    }
    if !observation.update.isRefusal { try await settle() }
  }

  /// Hands a case to the checks; findings that are new must show again when the case is repeated, else they are
  /// reported as flaky.
  mutating func judge(_ observation: Observation, repeating: Repetition?) async throws(Stop) {
    let judgements = judgements(of: observation)
    noteLost(judgements)
    let fresh = judgements.flatMap { collector.news(in: $0.judgement) }
    guard !fresh.isEmpty, let repeating else {
      for (check, judgement) in judgements { collector.add(judgement, of: check) }
      return
    }
    let again: Observation
    isRepeating = true
    defer { isRepeating = false }
    do throws(Stop) {
      again = try await repeating(&self)
    } catch {
      guard error == .recordLost else { throw error }
      // Where the case cost the record, it cannot be repeated, and is proven by that.
      for (check, judgement) in judgements { collector.add(judgement, of: check) }
      guard try await replaceLostRecord() else { throw error }
      return
    }
    let confirmed = Set(self.judgements(of: again).flatMap { FindingCollector.keys(of: $0.judgement) })
    for (check, judgement) in judgements {
      collector.add(judgement.markingFlaky(unless: confirmed), of: check)
    }
  }

  /// Notes the properties that `persists` finds lost: what shows them otherwise elsewhere has the same cause.
  private mutating func noteLost(_ judgements: [(check: String, judgement: Judgement)]) {
    for (check, judgement) in judgements where check == Persists.id {
      guard case .found(let findings) = judgement else { continue }
      context.lost.formUnion(findings.filter { $0.verdict == .fail }.map(\.subject))
    }
  }

  /// What each check says of a case.
  func judgements(of observation: Observation) -> [(check: String, judgement: Judgement)] {
    CheckCatalogue.updateChecks.filter { collector.isSelected($0.id) }.map { check in
      (check.id, check.judge(observation, context).naming(observation.kind))
    }
  }

  /// What a case would find, without noting it.
  func findings(in observation: Observation) -> [CheckFinding] {
    judgements(of: observation).flatMap { entry -> [CheckFinding] in
      if case .found(let findings) = entry.judgement { findings } else { [] }
    }
  }

  /// Reads the other records again, as earlier cases may have changed them.
  mutating func refreshOthers() async throws(Stop) {
    for index in others.indices {
      if case .found(let state) = try await read(others[index].subject.path, .readOther) { others[index].state = state }
    }
  }

  /// What the other records read as now, beside what they were.
  mutating func observeOthers() async throws(Stop) -> [Witness] {
    var witnesses: [Witness] = []
    for index in self.others.indices {
      let after = try await read(others[index].subject.path, .readOther)
      witnesses.append(Witness(before: others[index].state, after: after))
      if case .found(let state) = after { others[index].state = state }
    }
    return witnesses
  }

  /// The list, when it shows the record as it reads or the time to settle is used up.
  private mutating func settledList(
    _ path: [JSONValue], showing state: RecordState?
  ) async throws(Stop) -> ListView? {
    try await settling(until: { runner, view in
      guard let view, let state, let identity = runner.context.identity else { return true }
      let found = view.records(named: identity, runner.context)
      return found.count == 1 && ListAgrees.staleMember(of: found[0], state.value, runner.context) == nil
    }) { (runner: inout OperationRunner) async throws(Stop) -> ListView? in try await runner.readList(path) }
  }

  private func leadIn(_ subject: Subject) -> [Exchange] {
    subject.creation.map { [$0] } ?? []
  }

  /// Keeps the record's new state; members that moved though nobody wrote them are the server's own.
  private mutating func learn(from observation: Observation, _ state: RecordState) {
    if let before = observation.before, observation.update.isSuccess {
      for member in state.value.object?.members ?? [] {
        let pointer = JSONPointer([member.key])
        if before.value[member.key] != member.value { context.moved.insert(pointer) }
        let isWritten = observation.sent?[pointer] != nil
        let isManaged = context.properties[pointer]?.isReadOnly ?? true
        guard isManaged, !isWritten, before.value[member.key] != member.value else { continue }
        context.serverManaged.insert(pointer)
      }
    }
    current = state
  }
}

extension RecordUpdate {
  fileprivate init(_ update: Exchange, before: RecordState?, after: ReadOutcome) {
    let state: State =
      switch after {
      case .found(let state): .record(state.value)
      case .absent: .absent
      case .unclear(_, let why): .unknown(why)
      case .unavailable: .unknown("nothing reads it")
      }
    self.init(
      request: "\(update.request.method) \(update.request.target)", status: update.status,
      before: before.map { .record($0.value) } ?? .unknown("nothing reads it"), after: state)
  }
}

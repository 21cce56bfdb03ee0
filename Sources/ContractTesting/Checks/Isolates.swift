import JSON

/// `isolates`: an update changes its own record and no other, and neither adds nor removes records.
struct Isolates: UpdateCheck {
  static let id = "isolates"
  /// The subject of findings about records that are added or removed.
  static let count = "number of records"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard observation.isValidUpdate, observation.update.response != nil else { return .silent }
    if case .repeated = observation.kind { return .silent }
    guard !observation.witnesses.isEmpty || observation.count != nil else { return .silent }
    var findings: [CheckFinding] = []
    // Of updates of several records, `bulk-isolates` tells.
    if context.resource.form.isRecord {
      findings = observation.witnesses.flatMap { judge($0, observation, context) }
      if findings.isEmpty { findings = takenOver(observation, context) }
    }
    if let count = observation.count, count.before != count.after {
      findings.append(
        finding(
          Self.count, "count", "An update changed how many records the collection has.",
          .number(JSONNumber(count.before)), .number(JSONNumber(count.after)), observation, context))
    }
    return Judgement(findings)
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    "there is no other record of the collection to watch"
  }

  private func judge(_ witness: Witness, _ observation: Observation, _ context: CheckContext) -> [CheckFinding] {
    let record = witness.before.exchange.request.target
    switch witness.after {
    case .found(let after):
      let changed = StateEquality.differingPointers(witness.before.value, after.value, ignoring: context.serverManaged)
      guard let first = changed.first else { return [] }
      let names = changed.map(\.description).joined(separator: ", ")
      return [
        finding(
          "another record", "changed",
          "The update of \(observation.update.request.target) changed another record, \(record): \(names).",
          witness.before.value[first], after.value[first], observation, context)
      ]
    case .absent:
      return [
        finding(
          "another record", "gone",
          "After the update of \(observation.update.request.target) another record, \(record), is gone.",
          witness.before.value, nil, observation, context)
      ]
    case .unclear, .unavailable: return []
    }
  }

  /// Records of the list, beside the one that was updated, that show several of the values which were sent.
  private func takenOver(_ observation: Observation, _ context: CheckContext) -> [CheckFinding] {
    guard let lists = observation.lists, let member = context.identityMember, let own = context.identity,
      let sent = observation.sent?.object
    else { return [] }
    for before in lists.before.records {
      guard let identity = before[member], !RecordIdentity.isSame(identity, own) else { continue }
      let after = lists.after.records.first { RecordIdentity.isSame($0[member], identity) }
      let taken = sent.members.filter { before[$0.key] != $0.value && after?[$0.key] == $0.value }
      guard taken.count > 1, let first = taken.first else { continue }
      return [
        finding(
          "another record", "changed",
          "The update of \(observation.update.request.target) changed another record of the list, "
            + "\(identity.serialized()): \(taken.map { "/\($0.key)" }.joined(separator: ", ")).",
          before[first.key], after?[first.key], observation, context)
      ]
    }
    return []
  }

  private func finding(
    _ subject: String, _ cause: String, _ message: String, _ expected: JSONValue?, _ actual: JSONValue?,
    _ observation: Observation, _ context: CheckContext
  ) -> CheckFinding {
    let others = observation.witnesses.flatMap { [$0.before.exchange, $0.after.exchange].compactMap { $0 } }
    return CheckFinding(
      check: id, verdict: .fail, subject: subject, cause: cause, message: message,
      place: context.resource.update.place, expected: expected, actual: actual,
      exchanges: observation.exchanges + others)
  }
}

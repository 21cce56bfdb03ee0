import JSON

/// `bulk-isolates`: an update of several records changes none that it neither names nor selects.
struct BulkIsolates: UpdateCheck {
  static let id = "bulk-isolates"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard !context.resource.form.isRecord, observation.update.response != nil else { return .silent }
    let others: [AddressedRecord]
    switch observation.kind {
    case .several: others = observation.records.filter { $0.sent == nil }
    case .valid: others = observation.witnesses.map { AddressedRecord(sent: nil, before: $0.before, after: $0.after) }
    default: return .silent
    }
    guard !others.isEmpty else { return .silent }
    return Judgement(others.compactMap { finding($0, observation, context) })
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    context.resource.form.isRecord
      ? "the update is of one record" : "there is no other record of the collection to watch"
  }

  private func finding(_ record: AddressedRecord, _ observation: Observation, _ context: CheckContext) -> CheckFinding?
  {
    let target = observation.update.request.target
    switch record.after {
    case .found(let after):
      let changed = StateEquality.differingPointers(record.before.value, after.value, ignoring: context.serverManaged)
      guard let first = changed.first else { return nil }
      let names = changed.map(\.description).joined(separator: ", ")
      return found(
        "changed", "PUT \(target) changed \(record.target), which it does not select: \(names).",
        record.before.value[first], after.value[first], record, observation, context)
    case .absent:
      return found(
        "gone", "After PUT \(target) another record, \(record.target), is gone.", record.before.value, nil, record,
        observation, context)
    case .unclear, .unavailable: return nil
    }
  }

  private func found(
    _ cause: String, _ message: String, _ expected: JSONValue?, _ actual: JSONValue?, _ record: AddressedRecord,
    _ observation: Observation, _ context: CheckContext
  ) -> CheckFinding {
    CheckFinding(
      check: id, verdict: .fail, subject: "another record", cause: cause, message: message,
      place: context.resource.update.place, expected: expected, actual: actual,
      exchanges: observation.leadIn
        + [record.before.exchange, observation.update, record.after.exchange].compactMap { $0 })
  }
}

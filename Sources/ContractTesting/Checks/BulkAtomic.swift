import JSON

/// `bulk-atomic`: an update of several records, one of which cannot be updated, changes none of them.
///
/// It fails where the document or the configuration says that the update is all or nothing; elsewhere a partly applied
/// refusal is a warning.
struct BulkAtomic: UpdateCheck {
  static let id = "bulk-atomic"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard case .partlyWrong(let fault) = observation.kind, let status = observation.update.status else {
      return .silent
    }
    // Where the answer promises nothing, carrying out a part is the server's choice.
    guard status >= 400 || context.isAtomic else { return .silent }
    if observation.update.isSuccess, fault == .missingRecord, context.resource.createsByPut { return .silent }
    let addressed = observation.records.filter { $0.sent != nil }
    let changed = addressed.compactMap { record -> (record: AddressedRecord, state: JSONValue)? in
      guard case .found(let state) = record.after else { return nil }
      let places = StateEquality.differingPointers(record.before.value, state.value, ignoring: context.serverManaged)
      return places.isEmpty ? nil : (record, state.value)
    }
    guard let first = changed.first else { return .passed }
    let target = observation.update.request.target
    let names = changed.map(\.record.target).joined(separator: ", ")
    return .found([
      CheckFinding(
        check: id, verdict: context.isAtomic ? .fail : .warn, subject: "several records", cause: "partly applied",
        message: "PUT \(target) with \(fault.description) was answered with \(status), and a part of it was applied: "
          + "\(names) changed.",
        place: context.resource.update.place, expected: first.record.before.value, actual: first.state,
        exchanges: observation.exchangesOfRecords)
    ])
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    if context.resource.form.isRecord { return "the update is of one record" }
    if case .changes = context.resource.form { return "the body is the same for all records that are selected" }
    return "no part of an update that cannot be carried out could be made"
  }
}

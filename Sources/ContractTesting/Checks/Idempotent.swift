import JSON

/// `idempotent`: the same PUT again is accepted, changes nothing and adds no record (RFC 9110 §9.2.2).
struct Idempotent: UpdateCheck {
  static let id = "idempotent"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard case .repeated = observation.kind, let status = observation.update.status, context.canReadBack,
      let before = observation.before
    else { return .silent }
    if observation.update.isRefusal {
      guard ![401, 403, 409, 412, 423, 428, 429].contains(status) else { return .silent }
      return found(
        observation, context, "", "refused",
        "The same PUT was accepted once and answered with \(status) when repeated.",
        nil, nil)
    }
    guard observation.update.isSuccess, let after = observation.state else { return .silent }
    let changed = StateEquality.differingPointers(
      before.value, after.value, ignoring: context.serverManaged.union(context.files)
    )
    .filter { context.properties[$0].map { !$0.isReadOnly } ?? true }
    .filter { !ManagedNames.contains($0) }
    if changed.isEmpty, let count = observation.count, count.after > count.before {
      return found(
        observation, context, Isolates.count, "added", "The same PUT again added a record to the collection.",
        .number(JSONNumber(count.before)), .number(JSONNumber(count.after)))
    }
    guard let first = changed.first else { return .passed }
    return found(
      observation, context, first.withoutIndices.description, "changed",
      "The same PUT again changed the record: \(changed.map(\.description).joined(separator: ", ")).",
      before.value[first], after.value[first])
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    context.canReadBack ? "no update was accepted" : "there is no GET that shows the record"
  }

  private func found(
    _ observation: Observation, _ context: CheckContext, _ subject: String, _ cause: String, _ message: String,
    _ expected: JSONValue?, _ actual: JSONValue?
  ) -> Judgement {
    .found([
      CheckFinding(
        check: id, verdict: .fail, subject: subject, cause: cause, message: message,
        place: context.resource.update.place, expected: expected, actual: actual, exchanges: observation.exchanges)
    ])
  }
}

import JSON

/// `creates-once`: where the document has a PUT create records, it answers 201 when it does so and never else, and the same
/// PUT twice makes one record (RFC 9110 §9.3.4).
struct CreatesOnce: UpdateCheck {
  static let id = "creates-once"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard context.resource.createsByPut, let status = observation.update.status, observation.update.isSuccess else {
      return .silent
    }
    let target = observation.update.request.target
    switch observation.kind {
    case .missing:
      // 202 promises nothing yet, and what is not readable afterwards is for `missing-record` to tell.
      guard case .found = observation.after, status != 202 else { return .silent }
      guard status != 201 else { return .passed }
      return found(
        "created", "\(status) for a new record",
        "PUT \(target) made a record, and answered \(status): a new record is answered with 201.", "201",
        .number(JSONNumber(status)), observation, context)
    case .recreated:
      return judgeCount(observation, context) ?? judgeUpdate(status, target, observation, context)
    case .valid, .repeated, .boundary, .omission:
      guard observation.before != nil, observation.state != nil else { return .silent }
      return judgeUpdate(status, target, observation, context)
    default: return .silent
    }
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    context.resource.createsByPut
      ? "no record could be made with a PUT" : "the document does not say that the PUT creates records"
  }

  private func judgeUpdate(
    _ status: Int, _ target: String, _ observation: Observation, _ context: CheckContext
  ) -> Judgement {
    guard status == 201 else { return .passed }
    return found(
      "updated", "201 for an existing record",
      "PUT \(target) answered 201, though the record existed before: an update is answered with 200 or 204.", "200",
      201, observation, context)
  }

  /// The collection has one record more after two PUTs to one that it did not have.
  private func judgeCount(_ observation: Observation, _ context: CheckContext) -> Judgement? {
    guard let count = observation.count, count.after > count.before + 1 else { return nil }
    return found(
      Isolates.count, "made twice",
      "The same PUT \(observation.update.request.target) twice made \(count.after - count.before) records.",
      .number(JSONNumber(count.before + 1)), .number(JSONNumber(count.after)), observation, context)
  }

  private func found(
    _ subject: String, _ cause: String, _ message: String, _ expected: JSONValue?, _ actual: JSONValue?,
    _ observation: Observation, _ context: CheckContext
  ) -> Judgement {
    .found([
      CheckFinding(
        check: id, verdict: .fail, subject: subject, cause: cause, message: message,
        place: context.resource.update.place, expected: expected, actual: actual, exchanges: observation.exchanges)
    ])
  }
}

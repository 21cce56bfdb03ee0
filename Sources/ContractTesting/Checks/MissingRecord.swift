import JSON

/// `missing-record`: a PUT to a record that does not exist is refused, or creates it where the document says so
/// (RFC 9110 §9.3.4), and nothing in between.
struct MissingRecord: UpdateCheck {
  static let id = "missing-record"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard case .missing = observation.kind, let status = observation.update.status, status < 500 else { return .silent }
    let target = observation.update.request.target
    guard observation.update.isSuccess else {
      guard case .found(let state) = observation.after else { return .passed }
      return found(
        observation, context, .fail, "refused and created",
        "PUT \(target), which did not exist, was refused with \(status), and the record exists since.", nil, state.value
      )
    }
    switch observation.after {
    case .absent(let exchange):
      return found(
        observation, context, .fail, "phantom",
        "PUT \(target) answered \(status), though there is no such record: GET answers \(exchange.status ?? 0).", "4xx",
        .number(JSONNumber(status)))
    case .found(let state): return judgeCreation(status, state, observation, context)
    case .unclear, .unavailable:
      guard !context.resource.createsByPut, !context.createdByPut else { return .silent }
      return found(
        observation, context, .fail, "accepted", "PUT \(target) answered \(status), though there was no such record.",
        "4xx", .number(JSONNumber(status)))
    }
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    switch context.resource.kind {
    case .item: "no identity could be proven to be free"
    case .singleton: "the path names no record of a collection"
    case .collection: "the path names no single record"
    }
  }

  private func judgeCreation(
    _ status: Int, _ state: RecordState, _ observation: Observation, _ context: CheckContext
  ) -> Judgement {
    let target = observation.update.request.target
    guard context.resource.createsByPut else {
      return found(
        observation, context, context.createdByPut ? .warn : .fail, "undocumented creation",
        "PUT \(target), which did not exist, created it with \(status); the document lists no 201.", "4xx",
        .number(JSONNumber(status)))
    }
    guard let sent = observation.sent else { return .passed }
    let differences = StateComparison(traits: context.traits).differences(
      sent: context.comparable(sent, state: state.value), read: state.value, before: nil)
    guard let loss = differences.first(where: { $0.kind == .loss && !context.isLost($0.pointer) }) else {
      return .passed
    }
    return found(
      observation, context, .fail, "created otherwise",
      "PUT \(target) created the record, and \(loss.pointer) is not what was sent: \(loss.reason).", loss.expected,
      loss.actual)
  }

  private func found(
    _ observation: Observation, _ context: CheckContext, _ verdict: Verdict, _ cause: String, _ message: String,
    _ expected: JSONValue?, _ actual: JSONValue?
  ) -> Judgement {
    .found([
      CheckFinding(
        check: id, verdict: verdict, subject: "missing record", cause: cause, message: message,
        place: context.resource.update.place, expected: expected, actual: actual, exchanges: observation.exchanges)
    ])
  }
}

import JSON

/// `concurrent-writes`: after several updates at the same time, the record is what one of them sent, and no mixture.
///
/// Updates that were refused are fine: 409, 412, 423 and 429 are what servers have for that.
struct ConcurrentWrites: UpdateCheck {
  static let id = "concurrent-writes"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard case .simultaneous = observation.kind, let state = observation.state?.value else { return .silent }
    let applied = observation.simultaneous.filter(\.exchange.isSuccess)
    guard applied.count > 1, observation.simultaneous.allSatisfy({ $0.exchange.response != nil }) else {
      return .silent
    }
    // What each payload has of its own tells whose values the record has; other ones are for `persists`, as are
    // properties that no update has ever changed.
    let owners = context.comparable(applied[0].sent, state: state).object?.keys.compactMap { key -> [Int]? in
      let values = applied.map { $0.sent[key] }
      guard Set(values).count > 1, context.moved.contains(JSONPointer([key])) else { return nil }
      return values.indices.filter { values[$0] == state[key] }
    }
    let telling = (owners ?? []).filter { !$0.isEmpty }
    guard telling.count > 1 else { return .silent }
    guard !applied.indices.contains(where: { index in telling.allSatisfy { $0.contains(index) } }) else {
      return .passed
    }
    return .found([
      CheckFinding(
        check: id, verdict: .fail, subject: "simultaneous updates", cause: "mixed",
        message: "After \(applied.count) updates at the same time the record has values of several of them.",
        place: context.resource.update.place, expected: applied.last?.sent, actual: state,
        exchanges: observation.exchanges)
    ])
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    if !context.resource.form.isRecord { return "the update is of several records" }
    return context.canReadBack
      ? "of several updates at the same time no two were accepted" : "there is no GET that shows the record"
  }
}

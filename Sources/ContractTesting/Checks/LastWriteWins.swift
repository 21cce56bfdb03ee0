import JSON

/// `last-write-wins`: after two updates in order, the record is what the second one sent.
///
/// Compared is where the payloads differ: a value of the first one there means that it came after the second.
struct LastWriteWins: UpdateCheck {
  static let id = "last-write-wins"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard case .overwriting(let first) = observation.kind, observation.update.isSuccess, let sent = observation.sent,
      let state = observation.state?.value
    else { return .silent }
    let differing = context.comparable(sent, state: state).object?.members.filter { first[$0.key] != $0.value } ?? []
    guard !differing.isEmpty else { return .silent }
    let before = observation.before?.value
    let stale = differing.first { member in
      state[member.key] != member.value && state[member.key] == first[member.key]
        && before?[member.key] != first[member.key]
    }
    guard let stale else { return .passed }
    return .found([
      CheckFinding(
        check: id, verdict: .fail, subject: "second update", cause: "overwritten",
        message: "After two updates in a row the record has /\(stale.key) of the first one.",
        place: context.resource.update.place, expected: stale.value, actual: state[stale.key],
        exchanges: observation.exchanges)
    ])
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    if !context.resource.form.isRecord { return "the update is of several records" }
    return context.canReadBack ? "no two updates in a row were accepted" : "there is no GET that shows the record"
  }
}

import JSON

/// `keeps-identity`: the path says which record is updated; the body cannot redirect the update, nor change the record's
/// identity (RFC 9110 §9.3.4).
struct KeepsIdentity: UpdateCheck {
  static let id = "keeps-identity"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard context.canReadBack else { return .silent }
    if observation.isValidUpdate, observation.update.isSuccess, context.resource.kind == .item,
      case .absent(let exchange) = observation.after, let status = exchange.status, [404, 410].contains(status)
    {
      // A list that does not show it any more, where there is no other way to read it, proves nothing.
      return .found([
        finding(
          "record", "gone",
          "After an update of \(observation.update.request.target) GET answers \(status): the record is not "
            + "there any more.", expected: observation.before?.value, actual: nil, observation, context)
      ])
    }
    guard let before = observation.before else { return .silent }
    if case .foreignIdentity(let pointer, let other) = observation.kind {
      return judgeRedirection(pointer, other, before, observation, context)
    }
    guard observation.isValidUpdate, observation.update.isSuccess else { return .silent }
    guard let member = context.identityMember,
      let old = before.value[member], let state = observation.state
    else { return .silent }
    guard let new = state.value[member], new != old else { return .passed }
    return .found([
      finding(
        "/\(member)", "changed", "The update changed the record's identity /\(member).", expected: old, actual: new,
        observation, context)
    ])
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    context.canReadBack
      ? "the record's identity was not found in its representation"
      : "there is no GET that shows the record"
  }

  private func isApplied(_ observation: Observation, _ before: RecordState) -> Bool {
    guard let after = observation.state?.value else { return false }
    return (observation.sent?.object?.members ?? []).contains { member in
      before.value[member.key] != member.value && after[member.key] == member.value
        && JSONPointer([member.key]) != foreignMember(observation)
    }
  }

  private func foreignMember(_ observation: Observation) -> JSONPointer? {
    if case .foreignIdentity(let pointer, _) = observation.kind { pointer } else { nil }
  }

  private func judgeRedirection(
    _ pointer: JSONPointer, _ other: JSONValue, _ before: RecordState, _ observation: Observation,
    _ context: CheckContext
  ) -> Judgement {
    var findings: [CheckFinding] = []
    // Where the record itself took the update, a change of others is for `isolates` to tell.
    for witness in observation.witnesses where !isApplied(observation, before) {
      guard case .found(let after) = witness.after, after.value != witness.before.value else { continue }
      findings.append(
        finding(
          pointer.description, "redirected",
          "The identity in the body (\(other.shortened)) redirected the update to another record.",
          expected: witness.before.value, actual: after.value, observation, context))
    }
    guard findings.isEmpty, observation.update.isSuccess else { return Judgement(findings) }
    switch observation.after {
    case .absent:
      findings.append(
        finding(
          pointer.description, "moved", "After an update with another identity in the body, the record is gone.",
          expected: before.value, actual: nil, observation, context))
    case .found(let state):
      if let new = state.value[pointer], new == other, before.value[pointer] != other {
        findings.append(
          finding(
            pointer.description, "changed", "The record took over the identity that the body named.",
            expected: before.value[pointer], actual: new, observation, context))
      }
    case .unclear, .unavailable: return .silent
    }
    return Judgement(findings)
  }

  private func finding(
    _ subject: String, _ cause: String, _ message: String, expected: JSONValue?, actual: JSONValue?,
    _ observation: Observation, _ context: CheckContext
  ) -> CheckFinding {
    CheckFinding(
      check: id, verdict: .fail, subject: subject, cause: cause, message: message,
      place: JSONPointer(text: subject).map(context.place(of:)) ?? context.resource.update.place, expected: expected,
      actual: actual, exchanges: observation.exchanges)
  }
}

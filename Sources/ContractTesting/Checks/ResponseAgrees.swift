import HTTPExchange
import JSON

/// `response-agrees`: the record in the PUT's answer is the one that the next GET shows; an ETag in the answer promises
/// that the representation was stored as sent (RFC 9110 §9.3.4).
struct ResponseAgrees: UpdateCheck {
  static let id = "response-agrees"
  /// The cause of answers with the record as it was before the update.
  static let stale = "stale answer"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard observation.isValidUpdate, observation.update.isSuccess, context.canReadBack, !observation.isLost else {
      return .silent
    }
    if let finding = disagreeingTag(observation, context) { return .found([finding]) }
    guard
      let body = observation.update.json, let sent = observation.sent, let state = observation.state,
      let located = RecordLocator.locate(
        expectedShape: sent, in: body, identity: context.identity, pointer: nil), let answered = located.1.object
    else { return .silent }
    let shared = answered.members.filter { member in
      let pointer = JSONPointer([member.key])
      return state.value[member.key] != nil && !context.serverManaged.contains(pointer)
        && !(context.properties[pointer]?.isWriteOnly ?? false)
    }
    guard !shared.isEmpty else { return .silent }
    let differences = StateComparison(traits: context.traits).differences(
      sent: .object(JSONObject(shared)), read: state.value, before: observation.before?.value)
    // A value that is answered as it was sent and reads as before was lost: that is for `persists` to tell.
    let losses = differences.filter { difference in
      let isLost =
        difference.expected == sent[difference.pointer]
        && [observation.before?.value[difference.pointer], observation.previous?[difference.pointer]]
          .contains(difference.actual)
      return difference.kind == .loss && !isLost
    }
    guard let first = losses.first else { return .passed }
    let stale = losses.count > 1 && losses.allSatisfy { $0.expected == observation.before?.value[$0.pointer] }
    if stale {
      return .found([
        finding(
          "", Self.stale, "The PUT's answer shows the record as it was before the update.", first, observation,
          context)
      ])
    }
    return .found(
      losses.map { difference in
        finding(
          difference.pointer.withoutIndices.description, "differs",
          "The PUT's answer and the next GET differ in \(difference.pointer).", difference, observation, context)
      })
  }

  /// The answer's strong entity tag, where the next GET of the updated record has another one.
  private func disagreeingTag(_ observation: Observation, _ context: CheckContext) -> CheckFinding? {
    let answered = observation.update.response?.fields.first(named: "ETag")
    guard let answered, answered.hasPrefix("\""), let state = observation.state, let read = state.strongTag,
      answered != read
    else { return nil }
    return CheckFinding(
      check: id, verdict: .fail, subject: "ETag", cause: "another tag",
      message: "The PUT's answer has the entity tag \(answered), and the next GET has \(read).",
      place: context.resource.update.place, expected: .string(JSONString(read)),
      actual: .string(JSONString(answered)), exchanges: observation.exchanges)
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    context.canReadBack ? "the PUT's answers do not show the record" : "there is no GET that shows the record"
  }

  private func finding(
    _ subject: String, _ cause: String, _ message: String, _ difference: StateDifference, _ observation: Observation,
    _ context: CheckContext
  ) -> CheckFinding {
    CheckFinding(
      check: id, verdict: .fail, subject: subject, cause: cause, message: message,
      place: context.place(of: difference.pointer), expected: difference.expected, actual: difference.actual,
      exchanges: observation.exchanges)
  }
}

import Documents
import Generation
import JSON

/// `accepts-valid`: a payload that the document allows is accepted.
///
/// It fails only where the accepted baseline and the refused request differ by one documented constraint at its
/// boundary. The refusal of any other allowed value is a warning: servers have rules that documents do not tell.
struct AcceptsValid: UpdateCheck {
  static let id = "accepts-valid"
  /// Answers that speak of something else than the payload.
  private static let otherReasons: Set<Int> = [401, 403, 404, 405, 406, 409, 412, 423, 424, 425, 428, 429]
  /// Keywords that leave so many values open that a server may well have a reason to refuse the generated one.
  private static let openKeywords: Set<String> = ["format", "pattern", "anyOf", "oneOf", "text", "type"]

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard observation.isValidUpdate, let status = observation.update.status else { return .silent }
    if observation.update.isSuccess { return .passed }
    guard observation.update.isRefusal, !Self.otherReasons.contains(status) else { return .silent }
    switch observation.kind {
    case .boundary(let variations):
      guard let variation = variations.first, variations.count == 1,
        !context.opaque.contains(where: { variation.pointer.starts(with: $0) })
      else { return .silent }
      return refused(variation, status, observation, context)
    case .combination(let variations):
      guard let last = variations.last else { return .silent }
      return found(
        .warn, subject: variations.map(\.pointer.description).joined(separator: " "), cause: "refused together",
        "The document allows \(variations.map(\.phrase).joined(separator: ", and ")), each of which is accepted alone. "
          + "The server answered \(status).", status, last.place, observation)
    case .unnamedMember(let pointer):
      return found(
        .warn, subject: "further members", cause: "refused member",
        "The document does not rule out members that it does not name, and \(pointer) was refused with \(status): it "
          + "should say `additionalProperties: false`.", status, context.bodyPlace, observation)
    case .omission:
      return found(
        .warn, subject: "omitted properties", cause: "refused omission",
        "Every property that was left out is optional. The server answered \(status).", status,
        context.resource.update.place, observation)
    case .otherMediaType(let name):
      return found(
        status == 415 ? .fail : .warn, subject: "Content-Type", cause: "refused \(name)",
        "The document takes \(name), and the same payload was accepted before. The server answered \(status).", status,
        context.bodyPlace, observation)
    default: return .silent
    }
  }

  func reasonNotTested(_ context: CheckContext) -> String { "no valid payload was accepted to start from" }

  private func refused(
    _ variation: Variation, _ status: Int, _ observation: Observation, _ context: CheckContext
  ) -> Judgement {
    let subject = variation.pointer.isRoot ? "body" : variation.pointer.description
    if variation.change == .set(.null) {
      let isSaid = context.properties[variation.pointer]?.types != .any
      return found(
        isSaid ? .fail : .warn, subject: subject, cause: "refused null",
        "The document allows null for \(subject). The server answered \(status).", status, variation.place, observation)
    }
    let isBoundary = variation.isConstraintBoundary && !Self.openKeywords.contains(variation.keyword)
    return found(
      isBoundary ? .fail : .warn, subject: subject, cause: "refused \(variation.keyword)",
      "The document allows \(subject): \(variation.description). The server answered \(status).", status,
      variation.place, observation)
  }

  private func found(
    _ verdict: Verdict, subject: String, cause: String, _ message: String, _ status: Int, _ place: Place,
    _ observation: Observation
  ) -> Judgement {
    .found([
      CheckFinding(
        check: id, verdict: verdict, subject: subject, cause: cause, message: message, place: place, expected: "2xx",
        actual: .number(JSONNumber(status)), exchanges: observation.exchanges)
    ])
  }
}

extension Variation {
  /// `/title: the empty string`.
  var phrase: String { "\(pointer): \(description)" }
}

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

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard observation.isValidUpdate, let status = observation.update.status else { return .silent }
    if observation.update.isSuccess { return .passed }
    guard observation.update.isRefusal, !Self.otherReasons.contains(status),
      case .boundary(let variations) = observation.kind, let variation = variations.first, variations.count == 1,
      !context.opaque.contains(where: { variation.pointer.starts(with: $0) })
    else { return .silent }
    let boundary = variation.isConstraintBoundary && variation.keyword != "format"
    let subject = variation.pointer.isRoot ? "body" : variation.pointer.description
    return .found([
      CheckFinding(
        check: id, verdict: boundary ? .fail : .warn, subject: subject, cause: "refused \(variation.keyword)",
        message: "The document allows \(subject): \(variation.description). The server answered \(status).",
        place: variation.place, expected: "2xx", actual: .number(JSONNumber(status)),
        exchanges: observation.exchanges)
    ])
  }

  func reasonNotTested(_ context: CheckContext) -> String { "no valid payload was accepted to start from" }
}

import JSON
import OpenAPI

/// `honours-preconditions`: an update is applied when its If-Match names the current entity tag, and not applied when it
/// names another one or when If-None-Match forbids it (RFC 9110 §13.1.1, §13.1.2).
///
/// It fails where the document speaks of preconditions (a parameter If-Match or If-None-Match, or 412 or 428); elsewhere
/// an ignored precondition is a warning, as many servers send entity tags for caches alone.
struct HonoursPreconditions: UpdateCheck {
  static let id = "honours-preconditions"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard case .precondition(let precondition) = observation.kind, let status = observation.update.status, status < 500
    else { return .silent }
    if precondition == .current {
      guard status == 412 else { return .passed }
      return found(
        "refused", "An update whose If-Match names the current entity tag was refused with 412.", "2xx", status,
        observation, context)
    }
    guard observation.update.isSuccess || isApplied(observation, context) else { return .passed }
    return found(
      precondition.rawValue,
      "An update \(precondition.text) was answered with \(status) and "
        + (isApplied(observation, context) ? "applied." : "not refused."), "412", status, observation, context)
  }

  func reasonNotTested(_ context: CheckContext) -> String { "reading the record answers no strong entity tag" }

  private func isApplied(_ observation: Observation, _ context: CheckContext) -> Bool {
    guard let before = observation.before?.value, let after = observation.state?.value else { return false }
    return !StateEquality.differingPointers(before, after, ignoring: context.serverManaged).isEmpty
  }

  private func found(
    _ cause: String, _ message: String, _ expected: JSONValue, _ status: Int, _ observation: Observation,
    _ context: CheckContext
  ) -> Judgement {
    .found([
      CheckFinding(
        check: id, verdict: context.resource.update.speaksOfPreconditions ? .fail : .warn, subject: "preconditions",
        cause: cause, message: message, place: context.resource.update.place, expected: expected,
        actual: .number(JSONNumber(status)), exchanges: observation.exchanges)
    ])
  }
}

/// A precondition of an update.
enum Precondition: String, Hashable, Sendable, CaseIterable {
  /// If-Match with the tag that GET has just answered.
  case current
  /// If-Match with a tag that the record does not have.
  case stale
  /// If-None-Match: *, which forbids to update what exists.
  case absent

  /// `with a stale If-Match`, for messages.
  var text: String {
    switch self {
    case .current: "with the current If-Match"
    case .stale: "with a stale If-Match"
    case .absent: "with If-None-Match: * of a record that exists"
    }
  }
}

extension Operation {
  /// Whether the document says that the operation looks at preconditions.
  fileprivate var speaksOfPreconditions: Bool {
    parameters.contains { $0.location == .header && ["if-match", "if-none-match"].contains($0.name.lowercased()) }
      || responses.contains { $0.status == .exact(412) || $0.status == .exact(428) }
  }
}

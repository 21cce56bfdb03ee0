import JSON
import OpenAPI

/// `honours-preconditions`: an update is applied when its If-Match names the current entity tag, and not applied when it
/// names another one, when it has none where one is asked for, or when If-None-Match forbids it (RFC 9110 §13.1.1,
/// §13.1.2, RFC 6585 §3). Of two updates at the same time with the same entity tag one is applied.
///
/// It fails where the document speaks of preconditions (a parameter If-Match or If-None-Match, or 412 or 428), or the
/// server asked for one; elsewhere an ignored precondition is a warning, as many servers send entity tags for caches alone.
struct HonoursPreconditions: UpdateCheck {
  static let id = "honours-preconditions"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    if case .simultaneous(.sameTag) = observation.kind { return judgeRace(observation, context) }
    guard case .precondition(let precondition) = observation.kind, let status = observation.update.status, status < 500
    else { return .silent }
    if precondition == .malformed { return .passed }
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
        + (isApplied(observation, context) ? "applied." : "not refused."), precondition == .missing ? "428" : "412",
      status, observation, context)
  }

  /// Two updates were sent at the same time, each with the entity tag that the record had before.
  private func judgeRace(_ observation: Observation, _ context: CheckContext) -> Judgement {
    let applied = observation.simultaneous.filter(\.exchange.isSuccess)
    guard observation.simultaneous.allSatisfy({ $0.exchange.response != nil }), let before = observation.before?.value,
      !observation.simultaneous.contains(where: { before.covers($0.sent) }),
      Set(observation.simultaneous.map(\.sent)).count == observation.simultaneous.count
    else { return .silent }
    guard applied.count > 1, let status = applied.last?.exchange.status else { return .passed }
    return found(
      "both applied",
      "\(applied.count) updates at the same time with the same If-Match were all answered with 2xx: all but one are lost.",
      "412", status, observation, context)
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
        check: id,
        verdict: context.resource.update.speaksOfPreconditions || context.asksForPreconditions ? .fail : .warn,
        subject: "preconditions",
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
  /// None, where the document or the server asks for one.
  case missing
  /// If-None-Match: *, which forbids to update what exists.
  case absent
  /// If-Match with what is neither an entity tag nor `*`: what it means is open, and no reason to break.
  case malformed

  /// `with a stale If-Match`, for messages.
  var text: String {
    switch self {
    case .current: "with the current If-Match"
    case .stale: "with a stale If-Match"
    case .missing: "without If-Match, which is asked for,"
    case .absent: "with If-None-Match: * of a record that exists"
    case .malformed: "with a malformed If-Match"
    }
  }
}

extension Operation {
  /// Whether the document says that every update must have a precondition.
  var asksForPreconditions: Bool {
    responses.contains { $0.status == .exact(428) }
      || parameters.contains { $0.required && $0.isPrecondition && $0.name.lowercased() == "if-match" }
  }

  /// Whether the document says that the operation looks at preconditions.
  var speaksOfPreconditions: Bool {
    parameters.contains(where: \.isPrecondition)
      || responses.contains { $0.status == .exact(412) || $0.status == .exact(428) }
  }
}

extension Parameter {
  /// Whether it is a header field with a precondition of updates.
  var isPrecondition: Bool { location == .header && ["if-match", "if-none-match"].contains(name.lowercased()) }
}

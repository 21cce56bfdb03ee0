import JSON

/// `tenant-boundary`: a record is neither shown nor updated under the path of another parent.
///
/// It fails where the run made the other parent, which can have no share in the record; where it was there before, a record
/// of both is possible, and it is a warning.
struct TenantBoundary: UpdateCheck {
  static let id = "tenant-boundary"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard case .foreignParent(let foreign) = observation.kind, let before = observation.before else { return .silent }
    let path = observation.update.request.target
    let own = before.exchange.request.target
    if let sent = observation.sent, let after = observation.state?.value, isApplied(sent, before.value, after, context)
    {
      return found(
        "updated", "PUT \(path), through another parent, updated \(own).", before.value, after, foreign, observation,
        context)
    }
    if let shown = foreign.shown {
      return found(
        "shown", "GET \(shown.exchange.request.target), through another parent, shows the record of \(own).", "404",
        shown.value, foreign, observation, context)
    }
    return .passed
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    if context.resource.parents.isEmpty { return "the path goes through no other record" }
    if context.resource.kind != .item { return "the path names no single record" }
    return context.canReadBack ? "there is no second parent" : "there is no GET that shows the record"
  }

  /// Whether a value that was sent is in the record now.
  private func isApplied(
    _ sent: JSONValue, _ before: JSONValue, _ after: JSONValue, _ context: CheckContext
  ) -> Bool {
    let changed = StateEquality.differingPointers(before, after, ignoring: context.serverManaged)
    return changed.contains { sent[$0] != nil && sent[$0] == after[$0] }
  }

  private func found(
    _ cause: String, _ message: String, _ expected: JSONValue?, _ actual: JSONValue?, _ foreign: ForeignParent,
    _ observation: Observation, _ context: CheckContext
  ) -> Judgement {
    .found([
      CheckFinding(
        check: id, verdict: foreign.isOwn ? .fail : .warn, subject: "another parent", cause: cause, message: message,
        place: context.resource.parents.last?.parameter.place ?? context.resource.update.place, expected: expected,
        actual: actual,
        exchanges: observation.leadIn
          + [observation.before?.exchange, foreign.read, observation.update, observation.after.exchange]
          .compactMap { $0 })
    ])
  }
}

/// What the path through another parent shows of the record.
struct ForeignParent: Sendable {
  /// Whether the run made the other parent.
  let isOwn: Bool
  /// The GET through it.
  let read: Exchange?
  /// The record, where that shows it.
  let shown: RecordState?
}

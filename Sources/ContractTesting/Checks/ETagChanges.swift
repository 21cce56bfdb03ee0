import JSON

/// `etag-changes`: a strong entity tag changes when the representation does, and only then (RFC 9110 §8.8.3).
struct ETagChanges: UpdateCheck {
  static let id = "etag-changes"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard let before = observation.before, let after = observation.state, let old = before.strongTag,
      let new = after.strongTag, before.pointer == after.pointer, let first = before.exchange.json,
      let second = after.exchange.json
    else { return .silent }
    if first != second, old == new {
      return found(
        "kept", "The entity tag \(old) stayed the same, though the record changed.", old, new, observation, context)
    }
    if first == second, old != new, !observation.update.isSuccess {
      return found(
        "changed", "The entity tag changed, though the record did not: an update was refused.", old, new, observation,
        context)
    }
    return .passed
  }

  func reasonNotTested(_ context: CheckContext) -> String { "reading the record answers no strong entity tag" }

  private func found(
    _ cause: String, _ message: String, _ old: String, _ new: String, _ observation: Observation,
    _ context: CheckContext
  ) -> Judgement {
    .found([
      CheckFinding(
        check: id, verdict: .fail, subject: "ETag", cause: cause, message: message,
        place: context.resource.readBacks.first?.operation.place ?? context.resource.update.place,
        expected: cause == "kept" ? nil : .string(JSONString(old)), actual: .string(JSONString(new)),
        exchanges: observation.exchanges)
    ])
  }
}

extension RecordState {
  /// The entity tag, when it promises the same bytes.
  var strongTag: String? { entityTag.flatMap { $0.hasPrefix("\"") ? $0 : nil } }
}

import JSON

/// `singleton`: a record that there is one of, such as settings, is there after every update, and is still the same one.
///
/// Whether it is stored as it was sent, replaced and validated is for the other checks, which need no identity here.
struct Singleton: UpdateCheck {
  static let id = "singleton"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard context.resource.kind == .singleton, observation.isValidUpdate, observation.update.isSuccess,
      context.canReadBack
    else { return .silent }
    switch observation.after {
    case .absent(let exchange):
      return found(
        "gone", "After an update \(context.readName) answers \(exchange.status ?? 0): the only record is gone.",
        observation.before?.value, nil, observation, context)
    case .found(let after):
      let identity = context.readProperties.first { property in
        property.isReadOnly && property.pointer.tokens.count == 1
          && ["id", "uuid", "_id", "key"].contains(property.pointer.last?.text.lowercased())
      }?.pointer
      guard let identity, let old = observation.before?.value[identity], let new = after.value[identity], old != new
      else {
        return .passed
      }
      return found(
        "another", "After an update \(context.readName) shows another record: \(identity) changed.", old, new,
        observation, context)
    case .unclear, .unavailable: return .silent
    }
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    context.resource.kind == .singleton
      ? "no update was accepted and read back" : "the path names records of a collection"
  }

  private func found(
    _ cause: String, _ message: String, _ expected: JSONValue?, _ actual: JSONValue?, _ observation: Observation,
    _ context: CheckContext
  ) -> Judgement {
    .found([
      CheckFinding(
        check: id, verdict: .fail, subject: "the record", cause: cause, message: message,
        place: context.resource.update.place, expected: expected, actual: actual, exchanges: observation.exchanges)
    ])
  }
}

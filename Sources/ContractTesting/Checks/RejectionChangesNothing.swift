import JSON

/// `rejection-changes-nothing`: after a 4xx or 5xx the record is as before (RFC 9110 §15.5).
///
/// It fails when the record took a value that the refused request sent; any other change is a warning, as somebody else
/// may have made it.
struct RejectionChangesNothing: UpdateCheck {
  static let id = "rejection-changes-nothing"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard let status = observation.update.status, status >= 400, context.canReadBack, let before = observation.before
    else { return .silent }
    switch observation.kind {
    case .missing, .unauthorized, .invalidPath, .several, .partlyWrong, .simultaneous, .foreignParent: return .silent
    default: break
    }
    switch observation.after {
    case .unavailable: return .silent
    case .unclear(let exchange, let why):
      guard let code = exchange.status, code >= 500 else { return .silent }
      return found(
        observation, context, .fail, "", "unreadable",
        "The request was answered with \(status), and the record cannot be read since: \(why).", before.value, nil)
    case .absent:
      return found(
        observation, context, .fail, "", "gone", "The request was answered with \(status), and the record is gone.",
        before.value, nil)
    case .found(let after):
      let changed = StateEquality.differingPointers(before.value, after.value, ignoring: context.serverManaged)
      guard let first = changed.first else { return .passed }
      let applied = changed.first { pointer in
        observation.sent.map { $0[pointer] == after.value[pointer] } ?? false
      }
      let pointer = applied ?? first
      let names = changed.map(\.description).joined(separator: ", ")
      return found(
        observation, context, applied == nil ? .warn : .fail, "refused update", applied == nil ? "changed" : "applied",
        applied == nil
          ? "The request was answered with \(status), and the record changed all the same: \(names)."
          : "The request was refused with \(status) and applied all the same: \(names).",
        before.value[pointer], after.value[pointer])
    }
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    context.canReadBack ? "no request was refused" : "there is no GET that shows the record"
  }

  private func found(
    _ observation: Observation, _ context: CheckContext, _ verdict: Verdict, _ subject: String, _ cause: String,
    _ message: String, _ expected: JSONValue?, _ actual: JSONValue?
  ) -> Judgement {
    .found([
      CheckFinding(
        check: id, verdict: verdict, subject: subject, cause: cause, message: message,
        place: context.resource.update.place, expected: expected, actual: actual, exchanges: observation.exchanges)
    ])
  }
}

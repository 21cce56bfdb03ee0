import JSON

/// `requires-authorization`: an operation with `security` refuses requests without valid credentials, and does not apply
/// them (OpenAPI §4.8.30, RFC 9110 §15.5.2).
struct RequiresAuthorization: UpdateCheck {
  static let id = "requires-authorization"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard case .unauthorized(let access) = observation.kind, let status = observation.update.status, status < 500
    else { return .silent }
    let how = access == .anonymous ? "without credentials" : "with corrupted credentials"
    let applied = isApplied(observation, context)
    guard observation.update.isSuccess || applied else { return .passed }
    let text =
      applied
      ? "A PUT \(how) was answered with \(status) and applied." : "A PUT \(how) was answered with \(status)."
    return .found([
      CheckFinding(
        check: id, verdict: .fail, subject: how, cause: applied ? "applied" : "accepted",
        message: text, place: context.resource.update.place, expected: "401", actual: .number(JSONNumber(status)),
        exchanges: observation.exchanges)
    ])
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    let security = context.resource.update.security
    if security.isEmpty || security.contains(where: \.schemes.isEmpty) {
      return "the document asks for no credentials here"
    }
    return context.hasCredentials ? "no update was accepted with the credentials" : "no credentials were given"
  }

  private func isApplied(_ observation: Observation, _ context: CheckContext) -> Bool {
    guard let before = observation.before?.value, let after = observation.state?.value else { return false }
    return !StateEquality.differingPointers(before, after, ignoring: context.serverManaged).isEmpty
  }
}

/// `unreadable`: says what could not be verified because no GET shows the record. Information, never a failure.
struct Unreadable: UpdateCheck {
  static let id = "unreadable"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard case .valid = observation.kind, observation.update.isSuccess else { return .silent }
    guard !context.canReadBack else { return .passed }
    return .found([
      CheckFinding(
        check: id, verdict: .warn, subject: "read-back", cause: "none",
        message: "No GET shows the record, so what \(context.operationName) stores could not be verified; "
          + "name one as readBack in the configuration, or document GET \(context.resource.update.path.text).",
        place: context.resource.update.place, exchanges: [observation.update])
    ])
  }

  func reasonNotTested(_ context: CheckContext) -> String { "no update was accepted" }
}

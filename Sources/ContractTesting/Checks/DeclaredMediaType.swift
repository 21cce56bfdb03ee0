import JSON

/// `media-type`: content of a media type that the document does not have for the operation is not applied
/// (OpenAPI §4.8.13, RFC 9110 §15.5.16).
///
/// It fails where the document lists 415 for the operation and the content was applied all the same. Elsewhere it is a
/// warning: many servers read whatever comes as JSON, and the document promises nothing about it.
struct DeclaredMediaType: UpdateCheck {
  static let id = "media-type"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard case .undeclaredMediaType(let name) = observation.kind, let status = observation.update.status, status < 500
    else { return .silent }
    guard observation.update.isSuccess else { return .passed }
    let isApplied = observation.before.map { before in
      observation.state.map {
        !StateEquality.differingPointers(before.value, $0.value, ignoring: context.serverManaged).isEmpty
      } ?? false
    }
    let isPromised = context.resource.update.responses.contains { $0.status == .exact(415) }
    let fate = isApplied == true ? "and applied it" : "to it"
    return .found([
      CheckFinding(
        check: id, verdict: isPromised && isApplied == true ? .fail : .warn, subject: "Content-Type", cause: "accepted",
        message: "The document does not take \(name). The server answered \(status) \(fate).",
        place: context.resource.update.requestBody?.place ?? context.resource.update.place, expected: "415",
        actual: .number(JSONNumber(status)), exchanges: observation.exchanges)
    ])
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    "the document takes any media type, or the server failed at this one"
  }
}

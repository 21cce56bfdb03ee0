import Documents

/// `content-type-documented`: the answer's media type is one that the document has for its status (OpenAPI §4.8.17).
struct ContentTypeDocumented: ResponseCheck {
  static let id = "content-type-documented"
  let reasonNotTested = "no answer with a documented body came"

  func judge(_ exchange: Exchange, on occasion: Occasion, _ context: CheckContext) -> Judgement {
    guard let response = exchange.response, !response.body.isEmpty,
      let documented = exchange.operation.response(for: response.status), !documented.content.isEmpty
    else { return .silent }
    let names = documented.content.map(\.name).joined(separator: ", ")
    guard let mediaType = exchange.mediaType else {
      return found(
        exchange, response.status, "no Content-Type", "has no Content-Type; the document has \(names).",
        documented.place)
    }
    if documented.content.contains(where: { MediaTypeName.range($0.essence, covers: mediaType) }) { return .passed }
    return found(exchange, response.status, mediaType, "is \(mediaType); the document has \(names).", documented.place)
  }

  private func found(
    _ exchange: Exchange, _ status: Int, _ cause: String, _ text: String, _ place: Place
  ) -> Judgement {
    .found([
      CheckFinding(
        check: id, verdict: .fail, subject: "\(exchange.operation.name) \(status)", cause: cause,
        message: "The \(status) answer of \(exchange.operation.name) \(text)", place: place, exchanges: [exchange])
    ])
  }
}

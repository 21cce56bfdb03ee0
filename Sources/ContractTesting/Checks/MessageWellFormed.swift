import HTTPExchange
import JSON

/// `message-well-formed`: an answer is what its Content-Type and Content-Length say (RFC 9110 §8, RFC 9112 §6.3).
struct MessageWellFormed: ResponseCheck {
  static let id = "message-well-formed"
  let reasonNotTested = "no answer came"

  func judge(_ exchange: Exchange, on occasion: Occasion, _ context: CheckContext) -> Judgement {
    let name = exchange.operation.name
    switch exchange.outcome {
    case .failure(.truncated(let partial)):
      return found(
        exchange, "truncated",
        "The \(partial.status) answer of \(name) ended after \(partial.body.count) bytes, before its declared length.")
    case .failure(.malformed(let text)):
      return found(exchange, "no HTTP", "The answer of \(name) is not well-formed HTTP: \(text).")
    case .failure:
      return .silent
    case .success(let response):
      if case .malformed(let format, let problem) = exchange.content {
        return found(
          exchange, "invalid \(format)",
          "The \(response.status) answer of \(name) says that it is \(format) and is not: \(problem).")
      }
      if exchange.content.isMissing, let media = exchange.mediaType, MediaTypeName.isJSON(media),
        response.status != 204, response.status != 304, exchange.request.method != "HEAD"
      {
        return found(
          exchange, "empty JSON", "The \(response.status) answer of \(name) says that it is JSON and is empty.")
      }
      return .passed
    }
  }

  private func found(_ exchange: Exchange, _ cause: String, _ message: String) -> Judgement {
    .found([
      CheckFinding(
        check: id, verdict: .fail, subject: exchange.operation.name, cause: cause, message: message,
        place: exchange.operation.place, exchanges: [exchange])
    ])
  }
}

extension Exchange.Content {
  /// Whether there is no content at all.
  var isMissing: Bool {
    if case .empty = self { true } else { false }
  }
}

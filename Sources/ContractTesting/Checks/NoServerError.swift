/// `no-server-error`: no request makes the server fail: no 5xx (RFC 9110 §15.6), no broken connection, no hang.
struct NoServerError: ResponseCheck {
  static let id = "no-server-error"
  let reasonNotTested = "no request was sent"

  func judge(_ exchange: Exchange, on occasion: Occasion, _ context: CheckContext) -> Judgement {
    let name = exchange.operation.name
    switch exchange.outcome {
    case .success(let response) where response.status >= 500:
      return found(
        exchange, "\(response.status)", occasion, "\(name) answered \(response.status) \(occasion.rawValue).")
    case .failure(.reset):
      return found(
        exchange, "reset", occasion,
        "\(name): the server closed the connection without an answer, twice, \(occasion.rawValue).")
    case .failure(.timeout(let seconds)):
      return found(exchange, "hang", occasion, "\(name): no complete answer within \(seconds) s \(occasion.rawValue).")
    default:
      return .passed
    }
  }

  private func found(_ exchange: Exchange, _ cause: String, _ occasion: Occasion, _ message: String) -> Judgement {
    .found([
      CheckFinding(
        check: id, verdict: .fail, subject: exchange.operation.name, cause: "\(cause) \(occasion.rawValue)",
        message: message, place: exchange.operation.place, exchanges: [exchange])
    ])
  }
}

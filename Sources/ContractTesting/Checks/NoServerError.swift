/// `no-server-error`: no request makes the server fail: no 5xx (RFC 9110 §15.6), no broken connection, no hang.
struct NoServerError: ResponseCheck {
  static let id = "no-server-error"
  let reasonNotTested = "no request was sent"

  func judge(_ exchange: Exchange, provoked: Bool, _ context: CheckContext) -> Judgement {
    let name = exchange.operation.name
    switch exchange.outcome {
    case .success(let response) where response.status >= 500:
      return found(
        exchange, cause: "\(response.status)", "\(name) answered \(response.status), a failure of the server.")
    case .failure(.reset):
      return found(exchange, cause: "reset", "\(name): the server closed the connection without an answer, twice.")
    case .failure(.timeout(let seconds)):
      return found(exchange, cause: "hang", "\(name): no complete answer within \(seconds) s.")
    default:
      return .passed
    }
  }

  private func found(_ exchange: Exchange, cause: String, _ message: String) -> Judgement {
    .found([
      CheckFinding(
        check: id, verdict: .fail, subject: exchange.operation.name, cause: cause, message: message,
        place: exchange.operation.place, exchanges: [exchange])
    ])
  }
}

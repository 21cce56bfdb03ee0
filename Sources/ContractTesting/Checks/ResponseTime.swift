/// `response-time`: no answer takes longer than the configuration allows. Off unless a limit is set.
struct ResponseTime: ResponseCheck {
  static let id = "response-time"
  let reasonNotTested = "no limit is set"

  func judge(_ exchange: Exchange, on occasion: Occasion, _ context: CheckContext) -> Judgement {
    guard let limit = context.responseTimeLimit, exchange.response != nil else { return .silent }
    guard exchange.seconds > limit else { return .passed }
    return .found([
      CheckFinding(
        check: id, verdict: .fail, subject: exchange.operation.name, cause: "slow",
        message:
          "\(exchange.operation.name) answered after \(Self.milliseconds(exchange.seconds)) ms; the limit is \(Self.milliseconds(limit)) ms.",
        place: exchange.operation.place, exchanges: [exchange])
    ])
  }

  private static func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }
}

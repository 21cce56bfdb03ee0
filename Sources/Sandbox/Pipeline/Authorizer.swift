import Generation
import OpenAPI

/// Decides whether a request carries the credentials that its operation needs.
struct Authorizer: Sendable {
  let schemes: [String: SecurityScheme]
  let credentials: [String]

  /// Whether one of the operation's alternatives is met; credentials that are sent must be right.
  func allows(_ exchange: Exchange) -> Bool {
    let security = exchange.plan.operation.security
    guard !security.isEmpty else { return true }
    return security.contains { requirement in
      requirement.schemes.allSatisfy { isMet($0, exchange.request) }
    }
  }

  /// The refusal, with the challenge that RFC 9110 §11.6.1 asks for.
  func refusal(_ plan: OperationPlan) -> Refusal {
    let names = plan.operation.security.flatMap(\.schemes)
    let isBasic = names.contains { if case .basic? = schemes[$0]?.kind { true } else { false } }
    return Refusal(
      statuses: [401, 403], detail: "Credentials are missing or wrong.",
      fields: [("WWW-Authenticate", isBasic ? #"Basic realm="sandbox""# : #"Bearer realm="sandbox""#)])
  }

  private func isMet(_ name: String, _ request: IncomingRequest) -> Bool {
    guard let scheme = schemes[name] else { return true }
    switch scheme.kind {
    case .apiKey(let name, let location):
      let value: String? =
        switch location {
        case .header: request.field(name.lowercased())
        case .query: request.queryValues(name).first
        case .cookie: request.field("cookie").flatMap { Self.cookie(name, in: $0) }
        case .path, .querystring: nil
        }
      return isAccepted(value)
    case .bearer:
      return isAccepted(secret("bearer", request))
    case .basic:
      guard let encoded = secret("basic", request), let bytes = Base64.decode(encoded),
        let text = String(validating: bytes, as: UTF8.self)
      else { return false }
      return isAccepted(
        text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).last.map(String.init))
    case .http(let scheme):
      return isAccepted(secret(scheme, request))
    case .mutualTLS, .unknown:
      return true
    }
  }

  private func isAccepted(_ secret: String?) -> Bool {
    guard let secret else { return false }
    return credentials.contains { $0.utf8.elementsEqual(secret.utf8) }
  }

  /// What follows the scheme's name in `Authorization`.
  private func secret(_ scheme: String, _ request: IncomingRequest) -> String? {
    guard let value = request.field("authorization") else { return nil }
    let parts = value.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == scheme else { return nil }
    return String(parts[1].drop { $0 == " " })
  }

  private static func cookie(_ name: String, in field: String) -> String? {
    for pair in field.split(separator: ";") {
      let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, parts[0] == name { return String(parts[1]) }
    }
    return nil
  }
}

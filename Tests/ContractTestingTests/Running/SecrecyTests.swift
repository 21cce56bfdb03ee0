import JSON
import Testing

@testable import ContractTesting

@Suite struct SecrecyTests {
  private static let secret = "Zx9-very-secret-77"

  /// Every text of a report.
  private func texts(_ report: Report) -> [String] {
    var texts: [String] = []
    for failure in report.failures {
      texts += [
        failure.message, failure.subject, failure.expected?.serialized() ?? "", failure.actual?.serialized() ?? "",
      ]
      texts += failure.details + failure.curl
      for exchange in failure.exchanges {
        texts += [exchange.url, exchange.requestBody ?? "", exchange.responseBody ?? "", exchange.transportError ?? ""]
        texts += (exchange.requestFields + exchange.responseFields).map { "\($0.name): \($0.value)" }
      }
    }
    for operation in report.operations { texts += operation.notes + [operation.untested ?? ""] }
    return texts + report.leftovers.map { $0.target + $0.reason } + report.diagnostics.map(\.message)
  }

  @Test func noBearerTokenIsInTheReport() async throws {
    let server = try RecordServer {
      $0.token = Self.secret
      $0.storesRefused = true
      $0.isGuarded = { !$0.isUpdate }
    }
    let run = try await ContractRun(RequiresAuthorizationTests.text, server) { $0.credentials.bearer = Self.secret }
    let texts = texts(run.report)
    #expect(!run.report.failures.isEmpty)
    #expect(texts.contains { $0.contains("Authorization: $AUTHORIZATION") })
    #expect(texts.contains { $0 == "Authorization: [redacted]" })
    #expect(!texts.contains { $0.contains(Self.secret) })
  }

  @Test(arguments: ["in: query, name: api_key", "in: header, name: X-Api-Key", "in: cookie, name: sid"])
  func noKeyIsInTheReport(_ place: String) async throws {
    let text = RequiresAuthorizationTests.text.changing("type: http, scheme: bearer", to: "type: apiKey, \(place)")
    let server = try RecordServer { $0.storesRefused = true }
    let run = try await ContractRun(text, server) { $0.credentials.apiKey = Self.secret }
    #expect(!run.report.failures.isEmpty)
    let request = try #require(server.calls.first?.request)
    let sent = "\(request.target) \(request.fields)"
    #expect(sent.contains(Self.secret))
    #expect(!texts(run.report).contains { $0.contains(Self.secret) })
  }

  @Test func noSecretHeaderIsInTheReport() async throws {
    let server = try RecordServer { $0.storesRefused = true }
    let run = try await ContractRun(articlesText, server) {
      $0.headers = [(name: "X-Session-Token", value: Self.secret)]
    }
    #expect(!run.report.failures.isEmpty)
    #expect(server.calls.allSatisfy { $0["X-Session-Token"] == Self.secret })
    #expect(!texts(run.report).contains { $0.contains(Self.secret) })
  }
}

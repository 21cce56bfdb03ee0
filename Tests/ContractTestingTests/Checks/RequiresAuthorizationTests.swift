import JSON
import Testing

@testable import ContractTesting

@Suite struct RequiresAuthorizationTests {
  /// The articles for bearers of a token.
  static let text =
    articlesText.changing("paths:\n", to: "security: [{ token: [] }]\npaths:\n")
    .changing("components:\n", to: "components:\n  securitySchemes: { token: { type: http, scheme: bearer } }\n")
    .changing(
      "\"400\": { description: malformed }",
      to: "\"400\": { description: malformed }\n        \"401\": { description: who }")
  private static let token = "s3cr3tT0ken42"

  private func run(_ server: RecordServer) async throws -> ContractRun {
    try await ContractRun(Self.text, server) { $0.credentials.bearer = Self.token }
  }

  @Test func aGuardedUpdatePasses() async throws {
    let server = try RecordServer { $0.token = Self.token }
    let run = try await run(server)
    run.expect([])
    #expect(run.verdict("requires-authorization") == .pass)
    #expect(server.records().isEmpty)
  }

  @Test func anUpdateForEverybodyIsAFailure() async throws {
    let server = try RecordServer {
      $0.token = Self.token
      $0.isGuarded = { !$0.isUpdate }
    }
    let run = try await run(server)
    run.expect(["requires-authorization fail"])
    let failure = try run.only("requires-authorization")
    #expect(failure.message.contains("without credentials"))
    #expect(failure.place.line == Self.text.line(of: "put:"))
  }

  @Test func anUpdateForAnyTokenIsAFailure() async throws {
    let server = try RecordServer {
      $0.token = Self.token
      $0.isGuarded = { !$0.isUpdate || $0["Authorization"] == nil }
    }
    let run = try await run(server)
    run.expect(["requires-authorization fail"])
    #expect(try run.only("requires-authorization").message.contains("corrupted"))
  }

  @Test func anUpdateThatIsRefusedAndAppliedIsAFailure() async throws {
    let server = try RecordServer {
      $0.token = Self.token
      $0.isGuarded = { !$0.isUpdate }
      $0.afterwards = { call, answer, _ in
        if call.isUpdate, call["Authorization"] == nil { answer.becomeEmpty(401) }
      }
    }
    let run = try await run(server)
    #expect(run.verdict("requires-authorization") == .fail)
    #expect(run.failures("requires-authorization").contains { $0.message.contains("401 and applied") }, "\(run.story)")
  }

  @Test func withoutCredentialsItIsNotTested() async throws {
    let run = try await ContractRun(Self.text, try RecordServer())
    run.expect([])
    #expect(run.verdict("requires-authorization") == .notTested)
    #expect(run.reason("requires-authorization") == "no credentials were given")
  }
}

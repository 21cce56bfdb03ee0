import JSON
import Testing

@testable import ContractTesting

@Suite struct AcceptsValidTests {
  /// A server that refuses values of one field on top of its rule.
  private func refusing(_ name: JSONString, _ refuses: @escaping @Sendable (JSONValue) -> Bool) throws -> RecordServer {
    try RecordServer { $0.admits = { field, value in field.admits(value) && !(field.name == name && refuses(value)) } }
  }

  @Test func aRefusedLongestTextIsAFailure() async throws {
    let run = try await ContractRun(articlesText, try refusing("title") { $0.string?.length == 40 })
    run.expect(["accepts-valid fail"])
    let failure = try run.only("accepts-valid")
    #expect(failure.subject == "/title")
    #expect(failure.message.contains("40"))
    #expect(failure.actual == 422)
    #expect(failure.place.line == articlesText.line(of: "title: {"))
  }

  @Test func aRefusedHighestNumberIsAFailure() async throws {
    let run = try await ContractRun(articlesText, try refusing("views") { $0 == 1000 })
    run.expect(["accepts-valid fail"])
    #expect(try run.only("accepts-valid").subject == "/views")
  }

  @Test func twoDefectsAreTwoFailures() async throws {
    let server = try RecordServer {
      $0.admits = { field, value in
        field.admits(value) && !(field.name == "title" && value.string?.length == 40)
          && !(field.name == "views" && value == 1000)
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["accepts-valid fail"])
    #expect(Set(run.failures("accepts-valid").map(\.subject)) == ["/title", "/views"])
    #expect(run.failures("accepts-valid").count == 2)
  }

  @Test func aRefusedUnconstrainedTextIsAWarning() async throws {
    let server = try refusing("note") { value in
      value.string?.text.unicodeScalars.contains { $0.value > 0xFFFF } ?? false
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["accepts-valid warn"])
    #expect(run.failures("accepts-valid").allSatisfy { $0.subject == "/note" && $0.verdict == .warn })
  }

  @Test func refusedMembersThatTheDocumentLeavesOpenAreOneWarning() async throws {
    let run = try await ContractRun(articlesText, try RecordServer { $0.refusesUnknown = true })
    run.expect(["accepts-valid warn"])
    let warning = try run.only("accepts-valid")
    #expect(warning.message.contains("additionalProperties: false"))
    #expect(warning.place.line == articlesText.line(of: "required: true", after: "put:"))
  }
}

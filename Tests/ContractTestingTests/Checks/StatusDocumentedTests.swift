import Testing

@testable import ContractTesting

@Suite struct StatusDocumentedTests {
  @Test func anUndocumentedSuccessIsAFailure() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, _ in if call.isUpdate, answer.status == 200 { answer.status = 202 } }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["status-documented fail"])
    let failure = try run.only("status-documented")
    #expect(failure.subject == "PUT /articles/{id} 202")
    #expect(failure.message.contains("it lists 200, 400, 404, 422"))
    #expect(failure.place.line == articlesText.line(of: "put:"))
  }

  @Test func anUndocumentedRefusalIsAWarning() async throws {
    let run = try await ContractRun(articlesText, try RecordServer { $0.invalidStatus = 418 })
    run.expect(["status-documented warn"])
    #expect(try run.only("status-documented").subject == "PUT /articles/{id} 418")
  }

  @Test(arguments: ["4XX", "default"]) func rangesAndTheDefaultDocumentStatuses(_ key: String) async throws {
    let text = articlesText.changing("\"422\": { description: invalid }", to: "\(key): { description: other }")
    let run = try await ContractRun(text, try RecordServer { $0.invalidStatus = 418 })
    run.expect([])
    #expect(run.verdict("status-documented") == .pass)
  }
}

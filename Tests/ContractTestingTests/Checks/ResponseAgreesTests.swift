import JSON
import Testing

@testable import ContractTesting

@Suite struct ResponseAgreesTests {
  @Test func anAnswerWithTheOldRecordIsOneFailure() async throws {
    let run = try await ContractRun(articlesText, try RecordServer { $0.echoes = { old, _, _ in old } })
    run.expect(["response-agrees fail"])
    #expect(try run.only("response-agrees").message.contains("as it was before"))
  }

  @Test func anAnswerThatDiffersInOnePropertyIsAFailureOfIt() async throws {
    let server = try RecordServer {
      $0.echoes = { _, new, _ in
        var shown = new
        shown["views"] = 7
        return shown
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["response-agrees fail"])
    let failure = try run.only("response-agrees")
    #expect(failure.subject == "/views")
    #expect(failure.place.line == articlesText.line(of: "views: {"))
  }

  @Test func anAnswerWithTheIdentityAloneAgrees() async throws {
    let text = articlesText.changing(
      "          description: updated\n          content: { application/json: { schema: { $ref: \"#/components/schemas/Article\" } } }",
      to: "          description: updated\n          content: { application/json: { schema: { type: object } } }")
    let server = try RecordServer {
      $0.afterwards = { call, answer, _ in
        if call.isUpdate, answer.status == 200 { answer.json = ["id": answer.json?["id"] ?? .null] }
      }
    }
    let run = try await ContractRun(text, server)
    run.expect([])
  }
}

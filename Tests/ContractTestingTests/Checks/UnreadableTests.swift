import JSON
import Testing

@testable import ContractTesting

@Suite struct UnreadableTests {
  @Test func withoutAnyGETItIsOneWarningAndNothingFails() async throws {
    let text =
      articlesText
      .changing(
        articlesText.part(
          from: "    get:\n      responses:\n        \"200\":\n          description: one", to: "    put:"),
        to: ""
      )
      .changing(articlesText.part(from: "    get:\n      responses:\n", to: "    post:"), to: "")
    let server = try RecordServer { $0.stores = { old, sent, collection in old ?? collection.filled(sent) } }
    let run = try await ContractRun(text, server)
    run.expect(["unreadable warn"])
    let warning = try run.only("unreadable")
    #expect(warning.message.contains("could not be verified"))
    #expect(warning.place.line == text.line(of: "put:"))
    for check in ["persists", "replaces", "keeps-read-only", "response-agrees", "idempotent"] {
      #expect(run.verdict(check) == .notTested, "\(check)")
      #expect(run.reason(check) == "there is no GET that shows the record")
    }
    #expect(run.verdict("accepts-valid") == .pass)
    #expect(run.verdict("rejects-invalid") == .pass)
  }
}

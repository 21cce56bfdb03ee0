import JSON
import Testing

@testable import ContractTesting

@Suite struct MediaTypeTests {
  @Test func contentOfAnyMediaTypeIsAWarning() async throws {
    let server = try RecordServer { $0.checksMediaType = false }
    let run = try await ContractRun(articlesText, server)
    run.expect(["media-type warn"])
    #expect(try run.only("media-type").message.contains("applied"))
  }

  @Test func applyingItAlthoughItsRefusalIsDocumentedIsAFailure() async throws {
    let text = articlesText.changing(
      "\"422\": { description: invalid }",
      to: "\"422\": { description: invalid }\n        \"415\": { description: not JSON }")
    let run = try await ContractRun(text, try RecordServer { $0.checksMediaType = false }) {
      $0.operationPatterns = [OperationPattern("PUT /articles/{id}")]
    }
    run.expect(["media-type fail"])
  }

  @Test func refusedContentOfAnotherMediaTypePasses() async throws {
    let run = try await ContractRun(articlesText, try RecordServer { _ in })
    #expect(run.verdict("media-type") == .pass)
  }
}

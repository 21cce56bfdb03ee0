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

  @Test func refusedContentOfAnotherMediaTypePasses() async throws {
    let run = try await ContractRun(articlesText, try RecordServer { _ in })
    #expect(run.verdict("media-type") == .pass)
  }
}

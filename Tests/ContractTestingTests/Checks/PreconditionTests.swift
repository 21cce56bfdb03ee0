import JSON
import Testing

@testable import ContractTesting

@Suite struct PreconditionTests {
  private static let text = articlesText.changing(
    "        \"404\": { description: none }\n        \"422\"",
    to: "        \"404\": { description: none }\n        \"412\": { description: stale }\n        \"422\"")

  @Test func aServerThatLooksAtPreconditionsPasses() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, store in
        guard call.isUpdate, let record = store.article(call) else { return nil }
        if let match = call["If-Match"], match != record.tag { return Answer(412) }
        return call["If-None-Match"] == "*" ? Answer(412) : nil
      }
      $0.afterwards = Self.tagging
    }
    let run = try await ContractRun(Self.text, server)
    run.expect([])
    #expect(run.verdict("honours-preconditions") == .pass, "\(run.story)")
    #expect(run.verdict("etag-changes") == .pass, "\(run.story)")
  }

  @Test func aServerThatIgnoresDocumentedPreconditionsFails() async throws {
    let server = try RecordServer { $0.afterwards = Self.tagging }
    let run = try await ContractRun(Self.text, server)
    run.expect(["honours-preconditions fail"])
    #expect(run.failures("honours-preconditions").contains { $0.message.contains("stale If-Match") })
  }

  @Test func ignoringPreconditionsThatNobodyDocumentsIsAWarning() async throws {
    let server = try RecordServer { $0.afterwards = Self.tagging }
    let run = try await ContractRun(articlesText, server)
    run.expect(["honours-preconditions warn"])
  }

  @Test func refusingTheCurrentTagIsAFailure() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, _ in
        call.isUpdate && (call["If-Match"] != nil || call["If-None-Match"] != nil) ? Answer(412) : nil
      }
      $0.afterwards = Self.tagging
    }
    let run = try await ContractRun(Self.text, server)
    run.expect(["honours-preconditions fail"])
    #expect(try run.only("honours-preconditions").message.contains("current"))
  }

  @Test func aTagThatStaysWhenTheRecordChangesIsAFailure() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, _ in if call.isRead, answer.status == 200 { answer["ETag"] = "\"always\"" } }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("etag-changes") == .fail, "\(run.story)")
    #expect(try run.only("etag-changes").message.contains("stayed the same"))
  }

  @Test func weakTagsAreNotJudged() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, _ in if call.isRead, answer.status == 200 { answer["ETag"] = "W/\"always\"" } }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect([])
    #expect(run.verdict("etag-changes") == .notTested)
  }

  private static let tagging: @Sendable (Call, inout Answer, inout Store) -> Void = { call, answer, store in
    if call.isRead, answer.status == 200, let record = store.article(call) { answer["ETag"] = record.tag }
  }
}

import JSON
import Synchronization
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

  @Test func breakingAtWhatIsNoTagIsAFailureAndTakingItIsNone() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, store in
        guard call.isUpdate, let record = store.article(call) else { return nil }
        if call["If-None-Match"] == "*" { return Answer(412) }
        guard let match = call["If-Match"], match != record.tag else { return nil }
        return match.hasPrefix("*") ? Answer(match == "*" ? 200 : 500) : Answer(412)
      }
      $0.afterwards = Self.tagging
    }
    let run = try await ContractRun(Self.text, server)
    run.expect(["no-server-error fail"])
    #expect(try run.only("no-server-error").message.contains("precondition"))
    let lenient = try RecordServer {
      $0.takesOver = { call, store in
        guard call.isUpdate, let record = store.article(call) else { return nil }
        if call["If-None-Match"] == "*" { return Answer(412) }
        guard let match = call["If-Match"], match != record.tag else { return nil }
        return match.hasPrefix("*") ? nil : Answer(412)
      }
      $0.afterwards = Self.tagging
    }
    try await ContractRun(Self.text, lenient).expect([])
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

  private static let strict = text.changing(
    "\"412\": { description: stale }",
    to: "\"412\": { description: stale }\n        \"428\": { description: needs a tag }")

  /// 428 comes before anything else is looked at, for unknown records, too.
  private func strictServer(
    checkingMediaTypes: Bool = true,
    _ refuses: @escaping @Sendable (_ match: String?, _ record: JSONObject?) -> Int?
  ) throws -> RecordServer {
    try RecordServer {
      $0.checksMediaType = checkingMediaTypes
      $0.takesOver = { call, store in
        guard call.path.count == 2, call.isUpdate || call.method == "DELETE" else { return nil }
        return refuses(call["If-Match"], store.article(call)).map { Answer($0) }
      }
      $0.afterwards = Self.tagging
    }
  }

  @Test func strictOptimisticLockingIsTested() async throws {
    let text = Self.strict.changing(
      "\"204\": { description: gone }",
      to: "\"204\": { description: gone }\n        \"428\": { description: needs a tag }")
    let server = try strictServer { match, record in
      guard let match else { return 428 }
      return record.map { match == $0.tag ? nil : 412 } ?? 404
    }
    let run = try await ContractRun(text, server)
    run.expect([])
    let tested = [
      "accepts-valid", "rejects-invalid", "persists", "missing-record", "honours-preconditions", "last-write-wins",
      "rejection-changes-nothing", "idempotent",
    ]
    for check in tested { #expect(run.verdict(check) == .pass, "\(check): \(run.reason(check) ?? "")") }
    #expect(server.records().isEmpty, "\(run.story)")
    #expect(run.report.leftovers.isEmpty)
  }

  /// Each update gives the record another tag, so that a case which is repeated needs another one.
  @Test func whatIsFoundBehindStrictLockingShowsAgain() async throws {
    let text = Self.strict.changing("\"428\":", to: "\"415\": { description: not JSON }\n        \"428\":")
    let server = try strictServer(checkingMediaTypes: false) { match, record in
      guard let match else { return 428 }
      return record.map { match == $0.tag ? nil : 412 } ?? 404
    }
    let run = try await ContractRun(text, server) { $0.operationPatterns = [OperationPattern("PUT /articles/{id}")] }
    #expect(try run.only("media-type").verdict == .fail, "\(run.story)")
  }

  @Test func doingWithoutADocumentedPreconditionIsAFailure() async throws {
    let server = try strictServer { match, record in
      match.flatMap { match in record.map { match == $0.tag ? nil : 412 } ?? nil }
    }
    let run = try await ContractRun(Self.strict, server)
    run.expect(["honours-preconditions fail"])
    #expect(run.failures("honours-preconditions").contains { $0.message.contains("without If-Match") })
  }

  @Test func applyingTwoUpdatesWithOneTagIsAFailure() async throws {
    let last = Mutex("")
    let server = try RecordServer {
      $0.takesOver = { call, store in
        guard call.isUpdate, let record = store.article(call), let match = call["If-Match"] else {
          return call["If-None-Match"] == "*" ? Answer(412) : nil
        }
        // The tag that the last update had is still good, as if the record had been read before that.
        let isKnown = match == record.tag || last.withLock { $0 == match }
        last.withLock { $0 = match }
        return isKnown ? nil : Answer(412)
      }
      $0.afterwards = Self.tagging
    }
    let run = try await ContractRun(Self.text, server)
    run.expect(["honours-preconditions fail"])
    #expect(try run.only("honours-preconditions").message.contains("same If-Match"))
  }

  private static let tagging: @Sendable (Call, inout Answer, inout Store) -> Void = { call, answer, store in
    if call.isRead, answer.status == 200, let record = store.article(call) { answer["ETag"] = record.tag }
  }
}

import JSON
import Synchronization
import Testing

@testable import ContractTesting

/// Several updates of one record, in a row and at the same time.
@Suite struct SimultaneousUpdateTests {
  /// How many updates came since the last GET.
  private final class Row: Sendable {
    let length = Mutex(0)

    func next(_ call: Call) -> Int {
      length.withLock { length in
        length = call.isUpdate ? length + 1 : 0
        return length
      }
    }
  }

  @Test func theCorrectServerPasses() async throws {
    let run = try await ContractRun(articlesText, try RecordServer())
    #expect(run.verdict("last-write-wins") == .pass, "\(run.reason("last-write-wins") ?? "")")
    #expect(run.verdict("concurrent-writes") == .pass, "\(run.reason("concurrent-writes") ?? "")")
  }

  @Test func losingTheSecondUpdateIsAFailure() async throws {
    let row = Row()
    let server = try RecordServer {
      $0.takesOver = { call, store in
        guard row.next(call) == 2, let record = store.article(call), call.json?.object != nil else { return nil }
        return Answer(200, .object(record))
      }
    }
    let run = try await ContractRun(articlesText, server) { $0.checks = ["last-write-wins"] }
    run.expect(["last-write-wins fail"])
  }

  @Test func aMixtureOfUpdatesIsAFailure() async throws {
    let row = Row()
    let server = try RecordServer {
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        // Of the update before, which nobody has read, one member stays.
        if row.length.withLock({ $0 }) >= 2, let old { record["note"] = old["note"] }
        return record
      }
      $0.afterwards = { call, _, _ in _ = row.next(call) }
    }
    let run = try await ContractRun(articlesText, server) { $0.checks = ["concurrent-writes"] }
    run.expect(["concurrent-writes fail"])
  }

  @Test func aMemberThatNoUpdateChangesIsNoMixture() async throws {
    let server = try RecordServer {
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        if let old { record["status"] = old["status"] }
        return record
      }
    }
    let run = try await ContractRun(articlesText, server) { $0.checks = ["concurrent-writes"] }
    run.expect([])
  }

  @Test func refusingAllButOneIsFine() async throws {
    let row = Row()
    let text = articlesText.changing(
      "\"422\": { description: invalid }",
      to: "\"422\": { description: invalid }\n        \"409\": { description: busy }")
    let server = try RecordServer {
      $0.takesOver = { call, _ in row.next(call) > 2 ? Answer(409) : nil }
    }
    let run = try await ContractRun(text, server)
    #expect(run.verdict("concurrent-writes") != .fail, "\(run.story)")
  }
}

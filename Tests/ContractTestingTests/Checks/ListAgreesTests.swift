import JSON
import Testing

@testable import ContractTesting

@Suite struct ListAgreesTests {
  @Test func aListThatShowsAnUpdatedRecordTwiceIsAFailure() async throws {
    let server = try RecordServer {
      $0.lists = { records in
        let updated = records.filter { $0["title"]?.string?.text.hasPrefix("title") ?? false }
        return .array(records + (records.count > 2 ? Array(updated.prefix(1)) : []))
      }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("list-agrees") == .fail, "\(run.story)")
    #expect(try run.only("list-agrees").message.contains("2 times"))
  }

  @Test func aListWithAnOldStateIsAFailure() async throws {
    let server = try RecordServer {
      $0.lists = { records in
        .array(
          records.map { record in
            record["title"] == nil ? record : record.setting("as created", at: JSONPointer(["title"]))
          })
      }
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        if old == nil { record["title"] = "as created" }
        return record
      }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("list-agrees") == .fail, "\(run.story)")
    #expect(try run.only("list-agrees").message.contains("/title"))
  }

  @Test func aListThatShowsRecordsInAnotherFormPasses() async throws {
    let server = try RecordServer {
      $0.lists = { records in
        .array(
          records.map { record in
            record["title"] == nil ? record : record.setting("a summary", at: JSONPointer(["title"]))
          })
      }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("list-agrees") == .pass, "\(run.story)")
  }

  @Test func aListThatLosesUpdatedRecordsIsAFailure() async throws {
    let server = try RecordServer {
      $0.lists = { records in .array(records.filter { $0["note"]?.string?.text.hasSuffix("!") ?? true }) }
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        // Only records that were never updated are listed.
        record["note"] = .string(old == nil ? "new!" : "updated")
        return record
      }
    }
    let run = try await ContractRun(articlesText, server) { $0.checks = ["list-agrees"] }
    run.expect(["list-agrees fail"])
    #expect(try run.only("list-agrees").message.contains("own content"))
  }

  @Test func aListMayShowSomeStatesAlone() async throws {
    let server = try RecordServer {
      $0.lists = { records in .array(records.filter { $0["status"] == "live" }) }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("list-agrees") != .fail && run.verdict("list-agrees") != .warn, "\(run.story)")
  }
}

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

  @Test(arguments: ["Link", "next"]) func aListMayHavePages(way: String) async throws {
    let server = try RecordServer(records: [
      "articles": [["title": "a", "status": "live"], ["title": "b", "status": "live"]]
    ]) {
      $0.afterwards = { call, answer, store in
        guard call.method == "GET", call.path == ["articles"] else { return }
        let rows = store.rows["articles"] ?? []
        let number = call.request.target.split(separator: "=").dropFirst().first.flatMap { Int($0) } ?? 0
        let page = rows.dropFirst(number * 2).prefix(2).map { JSONValue.object($0) }
        let next = rows.count > number * 2 + 2 ? "/articles?page=\(number + 1)" : nil
        answer = Answer(200, .array(page))
        if way == "Link" { answer["Link"] = next.map { "<\($0)>; rel=\"next\"" } }
        if way == "next" {
          answer.json = ["items": .array(page), "next": next.map { .string(JSONString($0)) } ?? .null]
        }
      }
    }
    let run = try await ContractRun(articlesText, server) { $0.checks = ["list-agrees", "isolates", "persists"] }
    run.expect([])
    #expect(run.verdict("list-agrees") == .pass, "\(run.reason("list-agrees") ?? "")")
  }

  @Test func aListMayShowSomeStatesAlone() async throws {
    let server = try RecordServer {
      $0.lists = { records in .array(records.filter { $0["status"] == "live" }) }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("list-agrees") != .fail && run.verdict("list-agrees") != .warn, "\(run.story)")
  }
}

import JSON
import Testing

@testable import ContractTesting

@Suite struct CleanUpTests {
  /// The articles without a way to make one.
  private let withoutPOST = articlesText.changing(
    articlesText.part(from: "    post:\n", to: "  /articles/{id}:"), to: "")
  private let stock: [String: [JSONObject]] = [
    "articles": [
      #"{"title":"First","status":"draft","note":"mine","views":12,"rating":2.5,"tags":["a","b"]}"#,
      #"{"title":"Second","status":"live","views":3,"rating":null,"tags":[]}"#,
      #"{"title":"Third","status":"live"}"#,
    ].compactMap { json($0).object }
  ]

  /// The records without the time of their last change.
  private func essence(_ server: RecordServer) -> [JSONObject] {
    server.records().map { record in
      var record = record
      record["updatedAt"] = nil
      return record
    }
  }

  @Test func recordsThatWereThereArePutBack() async throws {
    let server = try RecordServer(records: stock)
    let before = essence(server)
    let run = try await ContractRun(withoutPOST, server)
    run.expect([])
    #expect(run.report.operations[0].setup == "GET /articles")
    #expect(server.calls.contains { $0.isUpdate })
    #expect(essence(server) == before, "\(run.story)")
    #expect(run.report.leftovers.isEmpty)
    #expect(run.verdict("isolates") == .pass)
  }

  @Test func recordsThatWereThereAreLeftAloneWhenOthersCanBeMade() async throws {
    let server = try RecordServer(records: stock)
    let before = server.records()
    let run = try await ContractRun(articlesText, server)
    run.expect([])
    #expect(server.records() == before)
    let touched = server.calls.filter { $0.isUpdate }.map { $0.path[1] }
    #expect(!touched.contains("1") && !touched.contains("2") && !touched.contains("3"))
  }

  @Test func aRecordThatCannotBePutBackIsTold() async throws {
    let server = try RecordServer(records: stock) {
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        if old != nil, record["note"] == "mine" { record["note"] = "yours" }
        return record
      }
    }
    let run = try await ContractRun(withoutPOST, server)
    let leftover = try #require(run.report.leftovers.first, "\(run.story)")
    #expect(leftover.target == "/articles/1")
    #expect(leftover.reason.contains("/note"))
  }

  @Test func withoutDELETETheMadeRecordsAreTold() async throws {
    let text = articlesText.changing(articlesText.part(from: "    delete:\n", to: "components:"), to: "")
    let server = try RecordServer()
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(Set(run.report.leftovers.map(\.target)) == ["/articles/1", "/articles/2", "/articles/3"], "\(run.story)")
    #expect(run.report.leftovers.allSatisfy { $0.reason.contains("no DELETE") })
  }

  @Test func nothingIsPutBackWhenTheUserSaysSo() async throws {
    let server = try RecordServer()
    _ = try await ContractRun(articlesText, server) { $0.restore = false }
    #expect(server.records().count == 3)
    #expect(!server.calls.contains { $0.method == "DELETE" })
  }

  @Test func theOnlyRecordIsTestedAndPutBack() async throws {
    let text = articlesText.changing(articlesText.part(from: "  /articles:\n", to: "  /articles/{id}:"), to: "")
      .changing("/articles/{id}:", to: "/settings:")
      .changing(
        "      - { name: id, in: path, required: true, schema: { type: integer, minimum: 1 } }",
        to: "      - { name: q, in: query, schema: { type: string } }")
    let settings = Collection(name: "settings", fields: Collection.articles.fields, isSingleton: true)
    let server = try RecordServer(
      [settings], records: ["settings": [["title": "Only", "status": "live", "note": "n"]]])
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.verdict("persists") == .pass, "\(run.story)")
    #expect(run.verdict("rejects-invalid") == .pass)
    let record = try #require(server.records("settings").first)
    #expect(record["title"] == "Only")
    #expect(record["note"] == "n")
    #expect(record["rating"] == nil || record["rating"] == .null)
    #expect(run.report.leftovers.isEmpty, "\(run.story)")
  }

  @Test func theConfiguredReadBackMayBeAList() async throws {
    let server = try RecordServer(records: stock)
    let run = try await ContractRun(articlesText, server) { $0.rules.readBack = "GET /articles" }
    run.expect([])
    #expect(run.report.operations[0].readback == "GET /articles")
    #expect(run.verdict("persists") == .pass && run.verdict("isolates") == .pass, "\(run.story)")
    #expect(!server.calls.contains { $0.isRead })
  }
}

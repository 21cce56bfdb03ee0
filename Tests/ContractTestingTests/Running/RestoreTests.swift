import JSON
import Synchronization
import Testing

@testable import ContractTesting

/// Restoring by the journal of a run that left its records behind.
@Suite struct RestoreTests {
  private static let secret = "Zx9-very-secret-77"

  /// Runs without putting records back, then keeps the first `lines` of the journal, and restores.
  private func restore(
    _ text: String = articlesText, _ server: RecordServer, _ folder: borrowing TestFolder,
    keeping lines: Int? = nil,
    _ configure: (inout RunConfiguration) -> Void = { _ in }
  ) async throws -> [JournalRestorer.Step] {
    let path = folder.path("run.journal")
    var configuration = RunConfiguration(target: server.url)
    do {
      let journal = try Journal(path: path)
      let test = try ContractRun.test(text, server) {
        $0.restore = false
        configure(&$0)
        configuration = $0
      }
      _ = try await ContractTest(
        description: test.description, diagnostics: [], specFile: "api.yaml", store: test.store,
        configuration: configuration, journal: journal
      ).run { _ in }
    }
    if let lines {
      let kept = folder.text("run.journal").split(separator: "\n").prefix(lines)
      try folder.write(kept.map { $0 + "\n" }.joined(), to: "run.journal")
    }
    return try await restore(path, configuration)
  }

  private func restore(_ path: String, _ configuration: RunConfiguration) async throws -> [JournalRestorer.Step] {
    var steps: [JournalRestorer.Step] = []
    try await JournalRestorer(path: path).restore(configuration) { steps.append($0) }
    return steps
  }

  private let stock: [String: [JSONObject]] = [
    "articles": [
      #"{"title":"First","status":"draft","note":"mine","views":12,"rating":2.5,"tags":["a","b"]}"#,
      #"{"title":"Second","status":"live"}"#,
    ].compactMap { json($0).object }
  ]
  private let withoutPOST = articlesText.changing(
    articlesText.part(from: "    post:\n", to: "  /articles/{id}:"), to: "")

  /// The records without the time of their last change.
  private func essence(_ server: RecordServer) -> [JSONObject] {
    server.records().map { record in
      var record = record
      record["updatedAt"] = nil
      return record
    }
  }

  @Test func whatTheRunMadeIsDeletedTheLastFirst() async throws {
    let server = try RecordServer(records: stock)
    let before = server.records()
    let folder = try TestFolder()
    let steps = try await restore(articlesText, server, folder)
    #expect(server.records() == before)
    #expect(steps.map(\.target) == ["/articles/5", "/articles/4", "/articles/3"])
    #expect(steps.allSatisfy { $0.outcome == .restored && $0.text == "deleted" })
    #expect(try JournalRestorer(path: folder.path("run.journal")).count == 0)
    #expect(folder.text("run.journal").hasSuffix("{\"entry\":\"complete\"}\n"))
  }

  @Test func whatTheRunChangedIsPutBack() async throws {
    let server = try RecordServer(records: stock)
    let before = essence(server)
    let steps = try await restore(withoutPOST, server, try TestFolder())
    #expect(essence(server) == before)
    #expect(steps.map(\.text) == ["put back"])
  }

  @Test func aServerThatAsksForATagGetsIt() async throws {
    let server = try RecordServer(records: stock) {
      $0.takesOver = { call, store in
        call.isUpdate && call["If-Match"] == nil && store.article(call) != nil ? Answer(428) : nil
      }
      $0.afterwards = { call, answer, store in
        if call.isRead { answer["ETag"] = store.article(call)?.tag }
      }
    }
    let before = essence(server)
    let steps = try await restore(withoutPOST, server, try TestFolder())
    #expect(essence(server) == before)
    #expect(steps.map(\.text) == ["put back"])
  }

  @Test func aRecordWhoseAnswerTheRunDidNotSeeIsFoundInTheList() async throws {
    let server = try RecordServer(records: stock)
    let before = server.records()
    // Killed between the answer to the first POST and the line about it.
    let steps = try await restore(articlesText, server, try TestFolder(), keeping: 2) { $0.maxRequests = 1 }
    #expect(steps.map(\.target) == ["/articles/3"])
    #expect(steps.map(\.text) == ["deleted"])
    #expect(server.records() == before)
  }

  @Test(arguments: [("/articles/", "/articles/{id}", ""), ("/articles/", "/articles/{id}/", "/")])
  func aRecordThatNobodySawIsFoundWhereverPathsHaveSlashes(
    _ collection: String, _ item: String, _ end: String
  ) async throws {
    let text = articlesText.changing("  /articles/{id}:", to: "  \(item):").changing(
      "  /articles:", to: "  \(collection):")
    let server = try RecordServer(records: stock)
    let before = server.records()
    let steps = try await restore(text, server, try TestFolder(), keeping: 2) { $0.maxRequests = 1 }
    #expect(steps.map(\.target) == ["/articles/3\(end)"])
    #expect(steps.map(\.text) == ["deleted"])
    #expect(server.records() == before)
    #expect(!server.calls.contains { $0.request.target.contains("//") })
  }

  @Test func aRequestThatDidNotArriveMadeNothing() async throws {
    let server = try RecordServer(records: stock) {
      $0.takesOver = { call, _ in call.method == "POST" ? Answer(500) : nil }
    }
    let before = server.records()
    let steps = try await restore(articlesText, server, try TestFolder()) { $0.maxRequests = 1 }
    #expect(steps.map(\.text) == ["made no record"])
    #expect(server.records() == before)
  }

  @Test func recordsThatLookAlikeAreLeftAndNamed() async throws {
    let server = try RecordServer(records: stock) {
      $0.afterwards = { call, _, store in
        guard call.method == "POST", var twin = store.rows["articles"]?.last else { return }
        twin["id"] = 99
        store.rows["articles"]?.append(twin)
      }
    }
    let folder = try TestFolder()
    let steps = try await restore(articlesText, server, folder, keeping: 2) { $0.maxRequests = 1 }
    #expect(steps.map(\.outcome) == [.left])
    #expect(steps[0].target == "POST /articles")
    #expect(steps[0].text.contains("2 records look like it"))
    #expect(server.records().count == 4)
    #expect(try JournalRestorer(path: folder.path("run.journal")).count == 1)
  }

  @Test func valuesOfTheDocumentDoNotTellARecord() async throws {
    // The server takes the example alone, and a record of somebody else holds the same.
    let example = #"{"title":"An example title","status":"draft"}"#
    let schema = "schema: { $ref: \"#/components/schemas/Article\" }"
    let end = " } }\n      responses:\n        \"201\":"
    let text = articlesText.changing(schema + end, to: "\(schema), example: \(example)\(end)")
    let record = try #require(json(example).object)
    let server = try RecordServer(records: ["articles": [record]]) {
      $0.takesOver = { call, _ in
        call.method == "POST" ? Answer(call.json?["title"] == "An example title" ? 500 : 422) : nil
      }
    }
    let steps = try await restore(text, server, try TestFolder())
    let step = try #require(steps.last)
    #expect(step.outcome == .left)
    #expect(step.text.contains("nothing tells it from the records of others"))
    #expect(step.text.contains("An example title"))
    #expect(server.records().count == 1)
  }

  @Test func aRefusedRestoreIsToldAndCanBeRepeated() async throws {
    let refuses = Flag()
    let server = try RecordServer {
      $0.takesOver = { call, _ in call.method == "DELETE" && refuses.isSet ? Answer(403) : nil }
    }
    refuses.isSet = true
    let folder = try TestFolder()
    let steps = try await restore(articlesText, server, folder)
    #expect(steps.map(\.outcome) == [.left, .left, .left])
    #expect(steps[0].text.contains("answered 403"))
    #expect(throws: JournalError.self) { try Journal(path: folder.path("run.journal")) }
    refuses.isSet = false
    let path = folder.path("run.journal")
    let again = try await restore(path, RunConfiguration(target: server.url))
    #expect(again.map(\.outcome) == [.restored, .restored, .restored])
    #expect(server.records().isEmpty)
    #expect(try await restore(path, RunConfiguration(target: server.url)).isEmpty)
  }

  @Test func aRecordThatIsStillThereIsTold() async throws {
    let server = try RecordServer { $0.takesOver = { call, _ in call.method == "DELETE" ? Answer(204) : nil } }
    let steps = try await restore(articlesText, server, try TestFolder())
    #expect(steps.allSatisfy { $0.outcome == .left && $0.text.contains("can still be read") })
  }

  @Test func withoutDELETETheMadeRecordsAreNamed() async throws {
    let text = articlesText.changing(articlesText.part(from: "    delete:\n", to: "components:"), to: "")
    let server = try RecordServer()
    let steps = try await restore(text, server, try TestFolder())
    #expect(Set(steps.map(\.target)) == ["/articles/1", "/articles/2", "/articles/3"])
    #expect(steps.allSatisfy { $0.outcome == .left && $0.text.contains("no DELETE") })
  }

  @Test(arguments: ["in: query, name: api_key", "in: header, name: X-Api-Key", "in: cookie, name: sid"])
  func credentialsAreSentAgainAndNotKept(_ place: String) async throws {
    let text = RequiresAuthorizationTests.text.changing("type: http, scheme: bearer", to: "type: apiKey, \(place)")
    let server = try RecordServer {
      $0.takesOver = { call, _ in
        "\(call.request.target) \(call.request.fields)".contains(Self.secret) ? nil : Answer(401)
      }
    }
    let folder = try TestFolder()
    let steps = try await restore(text, server, folder) {
      $0.credentials.apiKey = Self.secret
      $0.headers = [(name: "X-Tenant", value: "acme-17")]
    }
    #expect(!steps.isEmpty && steps.allSatisfy { $0.outcome == .restored })
    #expect(server.records().isEmpty)
    #expect(server.calls.suffix(6).allSatisfy { $0["X-Tenant"] == "acme-17" })
    let journal = folder.text("run.journal")
    #expect(!journal.contains(Self.secret) && !journal.contains("acme-17"))
    #expect(journal.contains("--auth-api-key") && journal.contains("--header 'X-Tenant: ...'"))
  }

  @Test func aRunThatPutEverythingBackEndsItsJournal() async throws {
    let folder = try TestFolder()
    let server = try RecordServer()
    let steps = try await restore(articlesText, server, folder) { $0.restore = true }
    #expect(steps.isEmpty)
    #expect(folder.text("run.journal").hasSuffix("{\"entry\":\"complete\"}\n"))
  }
}

/// Something that a server looks up while a test changes it.
private final class Flag: Sendable {
  private let value = Mutex(false)

  var isSet: Bool {
    get { value.withLock { $0 } }
    set { value.withLock { $0 = newValue } }
  }
}

import HTTPExchange
import JSON
import Testing

@testable import ContractTesting

@Suite struct RepeatabilityTests {
  /// The requests without what belongs to the server's address. Updates of a record with nothing in between, which are
  /// sent at the same time, arrive in any order, and are sorted.
  private func requests(_ server: RecordServer) -> [HTTPRequest] {
    var rows: [[HTTPRequest]] = []
    for call in server.calls {
      var request = call.request
      request.fields.removeAll { $0.name.lowercased() == "host" }
      if call.isUpdate, let last = rows.last?.first, last.method == "PUT", last.target == request.target {
        rows[rows.count - 1].append(request)
      } else {
        rows.append([request])
      }
    }
    return rows.flatMap { row in
      row.sorted { ($0.body ?? []).lexicographicallyPrecedes($1.body ?? []) }
    }
  }

  @Test func twoRunsSendTheSameBytes() async throws {
    let first = try RecordServer { $0.storesRefused = true }
    let second = try RecordServer { $0.storesRefused = true }
    let left = try await ContractRun(articlesText, first)
    let right = try await ContractRun(articlesText, second)
    #expect(requests(first) == requests(second))
    #expect(left.report.failures.map(\.id) == right.report.failures.map(\.id))
    #expect(left.report.failures.map(\.message) == right.report.failures.map(\.message))
    #expect(!left.report.failures.isEmpty)
  }

  @Test func anotherSeedSendsOtherPayloads() async throws {
    let first = try RecordServer()
    let second = try RecordServer()
    _ = try await ContractRun(articlesText, first)
    let run = try await ContractRun(articlesText, second) { $0.seed = 2 }
    run.expect([])
    #expect(requests(first) != requests(second))
  }

  @Test func failuresKeepTheirIdentityWithAnotherSeed() async throws {
    let behaviour: (inout Behaviour) -> Void = {
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        record["title"] = record["title"]?.string.map { .string(JSONString(String($0.text.prefix(15)))) }
        return record
      }
    }
    let left = try await ContractRun(articlesText, try RecordServer([.articles], behaviour))
    let right = try await ContractRun(articlesText, try RecordServer([.articles], behaviour)) { $0.seed = 77 }
    #expect(left.report.failures.map(\.id) == right.report.failures.map(\.id))
    #expect(left.report.failures.count == 1)
  }

  @Test func theReportCountsEveryRequest() async throws {
    let server = try RecordServer()
    let run = try await ContractRun(articlesText, server)
    #expect(run.report.requests == server.calls.count)
    #expect(run.report.operations.map(\.requests).reduce(0, +) == server.calls.count)
  }

  @Test func operationsSideBySideSendWhatTheySendAlone() async throws {
    let second = articlesText.part(from: "  /articles:\n", to: "components:").replacing("/articles", with: "/notes")
    let text = articlesText.changing("components:\n", to: second + "components:\n")
    let collections = [Collection.articles, Collection(name: "notes", fields: Collection.articles.fields)]
    var sent: [[HTTPRequest]] = []
    for concurrency in [1, 4] {
      let server = try RecordServer(collections) {
        $0.identity = { _ in 1 }
        $0.takesOver = { _, store in
          store.made = 0
          return nil
        }
      }
      let run = try await ContractRun(text, server) {
        $0.concurrency = concurrency
        $0.depth = .smoke
        $0.checks = ["accepts-valid", "persists"]
      }
      #expect(run.report.operations.map(\.path) == ["/articles/{id}", "/notes/{id}"])
      sent.append(requests(server).filter { $0.target.hasPrefix("/notes") && $0.method == "PUT" })
    }
    #expect(sent[0] == sent[1])
    #expect(!sent[0].isEmpty)
  }
}

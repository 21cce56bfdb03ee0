import JSON
import Testing

@testable import ContractTesting

@Suite struct IsolatesTests {
  @Test func anUpdateOfAllRecordsIsOneFailure() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, store in
        guard call.isUpdate, answer.status == 200, let title = call.json?["title"] else { return }
        for index in store.rows["articles"]?.indices ?? 0..<0 { store.rows["articles"]?[index]["title"] = title }
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["isolates fail"])
    let failure = try run.only("isolates")
    #expect(failure.message.contains("/title"))
    #expect(failure.place.line == articlesText.line(of: "put:"))
  }

  @Test func anUpdateThatRemovesAnotherRecordIsAFailure() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, store in
        guard call.isUpdate, answer.status == 200, let id = store.article(call)?["id"] else { return }
        store.rows["articles"]?.removeAll { $0["id"] != id }
      }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("isolates") == .fail, "\(run.story)")
    #expect(run.failures("isolates").contains { $0.message.contains("gone") }, "\(run.story)")
  }

  @Test func anUpdateThatAddsARecordIsAFailure() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, store in
        guard call.isUpdate, answer.status == 200, var copy = store.article(call) else { return }
        store.made += 1
        copy["id"] = .number(JSONNumber(store.made))
        store.rows["articles"]?.append(copy)
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["isolates fail"])
    #expect(try run.only("isolates").subject == "number of records")
  }
}

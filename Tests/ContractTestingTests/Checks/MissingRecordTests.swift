import JSON
import Testing

@testable import ContractTesting

@Suite struct MissingRecordTests {
  @Test func aPhantomIsAFailure() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, _ in
        if call.isUpdate, answer.status == 404, Int(call.path[1]) != nil, let sent = call.json {
          answer = Answer(200, sent)
        }
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["missing-record fail"])
    let failure = try run.only("missing-record")
    #expect(failure.message.contains("no such record"))
    #expect(failure.place.line == articlesText.line(of: "put:"))
  }

  @Test func anUndocumentedCreationIsAFailureAndRemoved() async throws {
    let server = try RecordServer {
      $0.createsByPut = true
      $0.afterwards = { call, answer, _ in if call.isUpdate, answer.status == 201 { answer.status = 200 } }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["missing-record fail"])
    #expect(server.records().isEmpty)
  }

  @Test func aRefusedCreationThatIsThereIsAFailureAndRemoved() async throws {
    let server = try RecordServer {
      $0.createsByPut = true
      $0.afterwards = { call, answer, _ in if call.isUpdate, answer.status == 201 { answer.becomeEmpty(404) } }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["missing-record fail"])
    #expect(try run.only("missing-record").message.contains("exists since"))
    #expect(server.records().isEmpty, "\(run.story)")
  }

  @Test func aDocumentedCreationThatStoresOtherwiseIsAFailure() async throws {
    let text = articlesText.changing(
      "      responses:\n        \"200\":\n          description: updated",
      to:
        "      responses:\n        \"201\": { description: made }\n        \"200\":\n          description: updated"
    )
    let server = try RecordServer {
      $0.createsByPut = true
      $0.afterwards = { call, answer, store in
        guard call.isUpdate, answer.status == 201, let last = store.rows["articles"]?.indices.last else { return }
        store.rows["articles"]?[last]["title"] = "another"
      }
    }
    let run = try await ContractRun(text, server)
    run.expect(["missing-record fail"])
    #expect(try run.only("missing-record").message.contains("/title"))
  }

  @Test func aLossThatUpdatesHaveAsWellIsToldOnce() async throws {
    let text = articlesText.changing(
      "\"200\":\n          description: updated",
      to: "\"201\": { description: made }\n        \"200\":\n          description: updated")
    let server = try RecordServer {
      $0.createsByPut = true
      $0.stores = { _, sent, collection in
        var record = collection.filled(sent)
        if let tags = record["tags"]?.array { record["tags"] = .array(tags.reversed()) }
        return record
      }
    }
    let run = try await ContractRun(text, server)
    #expect(run.verdict("persists") == .fail, "\(run.story)")
    #expect(run.verdict("missing-record") == .pass, "\(run.story)")
  }
}

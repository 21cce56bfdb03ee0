import JSON
import Testing

@testable import ContractTesting

@Suite struct KeepsIdentityTests {
  @Test func aBodyThatRedirectsTheUpdateIsAFailure() async throws {
    let server = try RecordServer {
      $0.aims = { call in
        call.isUpdate ? call.json?["id"]?.number?.literal ?? call.path[1] : call.path[1]
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["keeps-identity fail"])
    let failure = try run.only("keeps-identity")
    #expect(failure.subject == "/id")
    #expect(failure.message.contains("redirected"))
    #expect(failure.place.line == articlesText.line(of: "id: { type"))
  }

  @Test func aRecordThatTakesOverAnIdentityIsAFailure() async throws {
    let server = try RecordServer {
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        if old != nil { record["id"] = sent["id"] }
        return record
      }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("keeps-identity") == .fail, "\(run.story)")
    #expect(run.failures("keeps-identity").count == 1, "\(run.story)")
  }

  @Test func anotherIdentityMayBeRefused() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, _ in
        guard call.isUpdate, let id = call.json?["id"]?.number, id.literal != call.path[1] else { return nil }
        return Answer(422)
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect([])
    #expect(run.verdict("keeps-identity") == .pass)
  }

  @Test func theBodyMayHaveToRepeatTheIdentity() async throws {
    let text = articlesText.changing("id: { type: integer, readOnly: true }", to: "id: { type: integer }")
      .changing("required: [title", to: "required: [id, title")
    let server = try RecordServer {
      $0.takesOver = { call, _ in
        guard call.isUpdate else { return nil }
        return call.json?["id"]?.number?.literal == call.path[1] ? nil : Answer(400)
      }
    }
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.verdict("persists") == .pass, "\(run.story)")
  }

  @Test func aRecordThatIsGoneAfterAnUpdateIsAFailure() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, store in
        guard call.isRead, let record = store.article(call), record["updatedAt"] != record["createdAt"] else {
          return nil
        }
        return Answer(404)
      }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("keeps-identity") == .fail, "\(run.story)")
  }
}

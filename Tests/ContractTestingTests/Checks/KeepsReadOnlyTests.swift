import JSON
import Testing

@testable import ContractTesting

@Suite struct KeepsReadOnlyTests {
  @Test func aStoredReadOnlyValueIsAFailure() async throws {
    let server = try RecordServer {
      $0.stores = { _, sent, collection in
        var record = collection.filled(sent)
        record["createdAt"] = sent["createdAt"]
        return record
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["keeps-read-only fail"])
    let failure = try run.only("keeps-read-only")
    #expect(failure.subject == "/createdAt")
    #expect(failure.place.line == articlesText.line(of: "createdAt: {"))
  }

  @Test func aMovingTimeOfCreationIsAFailure() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, store in
        guard call.isUpdate, answer.status == 200, let rows = store.rows["articles"],
          let index = rows.firstIndex(where: { $0["id"]?.number?.literal == call.path[1] })
        else { return }
        store.rows["articles"]?[index]["createdAt"] = rows[index]["updatedAt"]
        answer.json = store.rows["articles"].map { .object($0[index]) }
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["keeps-read-only fail"])
    #expect(try run.only("keeps-read-only").subject == "/createdAt")
  }
}

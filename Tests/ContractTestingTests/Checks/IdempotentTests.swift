import JSON
import Testing

@testable import ContractTesting

@Suite struct IdempotentTests {
  /// Whether the call brings what the record holds already.
  @Sendable private static func isRepeated(_ call: Call, _ store: Store) -> Bool {
    guard call.isUpdate, let sent = call.json?.object, let record = store.article(call) else { return false }
    return sent.members.allSatisfy { record[$0.key] == $0.value } && sent.count > 4
  }

  @Test func aRefusedRepetitionIsAFailure() async throws {
    let server = try RecordServer { $0.takesOver = { Self.isRepeated($0, $1) ? Answer(400) : nil } }
    let run = try await ContractRun(articlesText, server)
    run.expect(["idempotent fail"])
    #expect(try run.only("idempotent").message.contains("400"))
  }

  @Test func aRepetitionThatAddsARecordIsAFailure() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, store in
        guard Self.isRepeated(call, store), var copy = store.article(call) else { return nil }
        store.made += 1
        copy["id"] = .number(JSONNumber(store.made))
        store.rows["articles"]?.append(copy)
        return nil
      }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("idempotent") == .fail, "\(run.story)")
  }

  @Test func aRepetitionThatChangesTheRecordFails() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, store in
        guard Self.isRepeated(call, store), let views = store.article(call)?["views"]?.number?.int,
          let index = store.rows["articles"]?.firstIndex(where: { $0["id"]?.number?.literal == call.path[1] })
        else { return nil }
        store.rows["articles"]?[index]["views"] = .number(JSONNumber(views / 2))
        return Answer(200, store.rows["articles"].map { .object($0[index]) } ?? .null)
      }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("idempotent") == .fail, "\(run.story)")
    #expect(run.failures("idempotent").map(\.subject) == ["/views"])
  }
}

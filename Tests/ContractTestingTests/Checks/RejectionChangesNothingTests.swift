import JSON
import Testing

@testable import ContractTesting

@Suite struct RejectionChangesNothingTests {
  @Test func aRefusedUpdateThatIsAppliedIsOneFailure() async throws {
    let run = try await ContractRun(articlesText, try RecordServer { $0.storesRefused = true })
    #expect(run.verdict("rejection-changes-nothing") == .fail, "\(run.story)")
    let failure = try run.only("rejection-changes-nothing")
    #expect(failure.verdict == .fail)
    #expect(failure.place.line == articlesText.line(of: "put:"))
  }

  @Test func aRefusedUpdateThatIsPartlyAppliedIsOneFailure() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, store in
        guard call.isUpdate, answer.status == 422, let title = call.json?["title"],
          (1...40).contains(title.string?.length ?? 0)
        else { return }
        let index = store.rows["articles"]?.firstIndex { $0["id"]?.number?.literal == call.path[1] }
        if let index { store.rows["articles"]?[index]["title"] = title }
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["rejection-changes-nothing fail"])
    #expect(try run.only("rejection-changes-nothing").message.contains("/title"))
  }

  @Test func anotherChangeIsAWarning() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, store in
        guard call.isUpdate, answer.status == 422 else { return }
        let index = store.rows["articles"]?.firstIndex { $0["id"]?.number?.literal == call.path[1] }
        store.clock += 1
        if let index { store.rows["articles"]?[index]["note"] = .string(JSONString("refused \(store.clock)")) }
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["rejection-changes-nothing warn"])
  }

  @Test func aTimeThatMovesWithARefusalIsNoChange() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, store in
        guard call.isUpdate, answer.status == 422 else { return }
        let index = store.rows["articles"]?.firstIndex { $0["id"]?.number?.literal == call.path[1] }
        let now = store.tick()
        if let index { store.rows["articles"]?[index]["updatedAt"] = now }
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect([])
  }
}

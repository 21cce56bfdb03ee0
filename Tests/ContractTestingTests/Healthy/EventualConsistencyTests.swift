import JSON
import Synchronization
import Testing

@testable import ContractTesting

/// Correct servers that show an update only after a while.
@Suite struct EventualConsistencyTests {
  /// What GETs show: the store as it was so many reads ago.
  private final class Replica: Sendable {
    private struct State {
      var shown: [JSONObject] = []
      var reads = 0
    }

    private let state = Mutex(State())
    /// How many reads after a write show the old state.
    let lag: Int

    init(lag: Int) { self.lag = lag }

    /// Takes note of a write: the next reads still show what was shown before.
    func wrote() { state.withLock { $0.reads = lag } }

    /// The rows that a read shows.
    func rows(_ current: [JSONObject]) -> [JSONObject] {
      state.withLock { state in
        if state.reads > 0 { state.reads -= 1 } else { state.shown = current }
        return state.shown
      }
    }
  }

  private func server(lag: Int, _ change: (inout Behaviour) -> Void = { _ in }) throws -> RecordServer {
    let replica = Replica(lag: lag)
    return try RecordServer {
      change(&$0)
      $0.afterwards = { call, answer, store in
        if call.method != "GET" {
          if (200..<300).contains(answer.status) { replica.wrote() }
          return
        }
        let rows = replica.rows(store.rows["articles"] ?? [])
        if call.path.count == 1 { answer = Answer(200, .array(rows.map { .object($0) })) }
        guard call.isRead, answer.status == 200 || answer.status == 404 else { return }
        let row = rows.first { $0["id"]?.number?.literal == call.path.last }
        answer = row.map { Answer(200, .object($0)) } ?? Answer(404)
      }
    }
  }

  @Test func aServerThatSettlesInTimePasses() async throws {
    let run = try await ContractRun(articlesText, try server(lag: 2)) {
      $0.settle = 60
      $0.depth = .smoke
    }
    run.expect([])
    #expect(run.verdict("persists") == .pass, "\(run.story)")
    #expect(run.verdict("replaces") == .pass, "\(run.story)")
    #expect(run.verdict("list-agrees") == .pass, "\(run.story)")
  }

  @Test func aServerThatNeverDoesLosesUpdates() async throws {
    let run = try await ContractRun(articlesText, try server(lag: 0) { $0.stores = { old, sent, _ in old ?? sent } }) {
      $0.settle = 0.05
      $0.depth = .smoke
      $0.checks = ["persists"]
    }
    run.expect(["persists fail"])
  }

  @Test func whatIsOnlyPromisedIsWaitedFor() async throws {
    let text = articlesText.changing(
      "        \"200\":\n          description: updated", to: "        \"202\":\n          description: updated")
    let run = try await ContractRun(text, try promising(lag: 2)) { $0.depth = .smoke }
    run.expect([])
    #expect(run.verdict("persists") == .pass, "\(run.story)")
  }

  private func promising(lag: Int) throws -> RecordServer {
    let replica = Replica(lag: lag)
    return try RecordServer {
      $0.afterwards = { call, answer, store in
        if call.isUpdate, answer.status == 200 {
          answer.status = 202
          replica.wrote()
        }
        guard call.isRead, answer.status == 200 else { return }
        let row = replica.rows(store.rows["articles"] ?? []).first { $0["id"]?.number?.literal == call.path.last }
        answer = row.map { Answer(200, .object($0)) } ?? answer
      }
    }
  }
}

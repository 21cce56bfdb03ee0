import JSON
import Synchronization
import Testing

@testable import ContractTesting

/// Runs that end before their last case.
@Suite struct EndingTests {
  @Test func cancellationPutsRecordsBack() async throws {
    let server = try RecordServer()
    let test = try ContractRun.test(articlesText, server) { _ in }
    let canceller = Canceller(after: 60)
    let task = Task { try await test.run { canceller.take($0) } }
    canceller.cancelling { task.cancel() }
    let report = try await task.value
    #expect(report.interrupted)
    #expect(server.records().isEmpty)
    #expect(report.leftovers.isEmpty)
    #expect(report.operations[0].notes.contains { $0.contains("interrupted") })
    #expect(server.calls.count < 90)
    #expect(report.operations[0].checks.contains { $0.verdict == .pass })
  }

  @Test func theLimitOfRequestsEndsTheRunAndRecordsAreDeleted() async throws {
    let server = try RecordServer()
    let run = try await ContractRun(articlesText, server) { $0.maxRequests = 40 }
    #expect(run.report.operations[0].notes.contains { $0.contains("limit of requests") }, "\(run.story)")
    #expect(server.records().isEmpty)
    #expect(server.calls.filter { $0.method != "DELETE" }.count == 40)
    #expect(!run.report.interrupted)
  }

  @Test func aWallOfRefusalsStopsTheOperation() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, store in
        store.rows["count", default: []].append([:])
        return (store.rows["count"]?.count ?? 0) > 50 ? Answer(401) : nil
      }
    }
    let run = try await ContractRun(RequiresAuthorizationTests.text, server) { $0.credentials.bearer = "abc" }
    #expect(run.report.operations[0].notes.contains { $0.contains("refuses the credentials") }, "\(run.story)")
    #expect(server.calls.count < 70)
    #expect(run.report.leftovers.count == 3)
  }

  @Test func wrongCredentialsLeaveTheOperationUntestedWithAReason() async throws {
    let server = try RecordServer { $0.token = "right" }
    let run = try await ContractRun(RequiresAuthorizationTests.text, server) { $0.credentials.bearer = "wrong" }
    #expect(run.report.operations[0].untested?.contains("401") == true, "\(run.story)")
    #expect(run.report.failures.allSatisfy { $0.verdict == .warn })
    #expect(server.calls.count < 12)
  }

  @Test(arguments: [3, 9]) func aDefectThatDoesNotShowAgainIsAWarning(_ turn: Int) async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, store in
        guard call.isUpdate, answer.status == 200 else { return }
        store.rows["count", default: []].append([:])
        guard store.rows["count"]?.count == turn,
          let index = store.rows["articles"]?.firstIndex(where: { $0["id"]?.number?.literal == call.path[1] })
        else { return }
        store.rows["articles"]?[index]["status"] = "draft"
        store.rows["articles"]?[index]["title"] = "lost"
        answer.json = store.rows["articles"].map { .object($0[index]) }
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["persists warn"])
    #expect(run.failures("persists").contains { $0.details.contains { $0.contains("Flaky") } }, "\(run.story)")
  }

  @Test func aTargetThatIsNotThereIsAnError() async throws {
    let server = try RecordServer()
    let test = try ContractRun.test(articlesText, server) { $0.target = "http://127.0.0.1:1" }
    await #expect(throws: RunError.self) { try await test.run { _ in } }
  }

  /// Cancels something once so many requests were sent.
  private final class Canceller: Sendable {
    private let limit: Int
    private let state = Mutex<(total: Int, action: (@Sendable () -> Void)?)>((0, nil))

    init(after limit: Int) { self.limit = limit }

    func take(_ event: ProgressEvent) {
      guard case .request(let total) = event else { return }
      let action = state.withLock { state in
        state.total = total
        return total >= limit ? state.action : nil
      }
      action?()
    }

    func cancelling(_ action: @escaping @Sendable () -> Void) {
      let isLate = state.withLock { state in
        state.action = action
        return state.total >= limit
      }
      if isLate { action() }
    }
  }
}

import JSON
import Testing

@testable import ContractTesting

/// Updates of several records, named by the list in the body.
@Suite struct BulkTests {
  private static let bulk = ["bulk-complete", "bulk-isolates", "bulk-atomic"]

  private func run(
    _ text: String, _ answer: @escaping @Sendable (Call, inout Store) -> Answer?
  ) async throws -> ContractRun {
    try await ContractRun(text, try RecordServer { $0.takesOver = answer }) {
      $0.operationPatterns = [OperationPattern("PUT /articles")]
    }
  }

  @Test func aServerThatReplacesAllOrNothingPasses() async throws {
    let run = try await run(BulkArticles.listed("All or nothing.")) { BulkArticles.replace($0, &$1) }
    run.expect([])
    for check in Self.bulk { #expect(run.verdict(check) == .pass, "\(check): \(run.reason(check) ?? "")") }
    #expect(run.report.leftovers.isEmpty)
  }

  @Test func aListedRecordThatIsNotUpdatedIsAFailure() async throws {
    let run = try await run(BulkArticles.listed()) { call, store in
      BulkArticles.replace(call, &store) { Array(0..<max(1, $0 - 1)) }
    }
    run.expect(["bulk-complete fail"])
    #expect(try run.only("bulk-complete").message.contains("as it was before"))
  }

  @Test func anotherRecordThatIsUpdatedIsAFailure() async throws {
    let run = try await run(BulkArticles.listed()) { call, store in
      let answer = BulkArticles.replace(call, &store)
      if answer?.status == 200, let last = store.rows["articles"]?.indices.last {
        store.rows["articles", default: []][last]["note"] = .string(JSONString("touched \(store.clock)"))
      }
      return answer
    }
    #expect(run.verdict("bulk-isolates") == .fail, "\(run.story)")
    #expect(run.verdict("isolates") != .fail, "\(run.story)")
  }

  @Test func aPartlyAppliedRefusalIsAFailureWhereTheUpdateIsAllOrNothing() async throws {
    let run = try await run(BulkArticles.listed("All or nothing.")) { BulkArticles.replace($0, &$1, isAtomic: false) }
    run.expect(["bulk-atomic fail"])
  }

  @Test func elsewhereItIsAWarning() async throws {
    let run = try await run(BulkArticles.listed()) { BulkArticles.replace($0, &$1, isAtomic: false) }
    run.expect(["bulk-atomic warn"])
  }

  @Test func theConfigurationMaySayThatTheUpdateIsAtomic() async throws {
    let server = try RecordServer { $0.takesOver = { BulkArticles.replace($0, &$1, isAtomic: false) } }
    let run = try await ContractRun(BulkArticles.listed(), server) {
      $0.operationPatterns = [OperationPattern("PUT /articles")]
      $0.rules.atomic = true
    }
    run.expect(["bulk-atomic fail"])
  }
}

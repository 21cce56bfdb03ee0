import JSON
import Testing

@testable import ContractTesting

/// Updates of several records, selected by the query.
@Suite struct FilterTests {
  private static let byNote = BulkArticles.filtered(by: "note", schema: "{ type: string }")
  private static let byIdentities = BulkArticles.filtered(
    by: "ids", schema: "{ type: array, items: { type: integer } }, explode: false")

  private func run(
    _ text: String, _ configure: @escaping (inout RunConfiguration) -> Void = { _ in },
    _ answer: @escaping @Sendable (Call, inout Store) -> Answer?
  ) async throws -> ContractRun {
    try await ContractRun(text, try RecordServer { $0.takesOver = answer }) {
      $0.operationPatterns = [OperationPattern("PUT /articles")]
      configure(&$0)
    }
  }

  @Test func aServerThatChangesWhatTheQuerySelectsPasses() async throws {
    let run = try await run(Self.byNote) { BulkArticles.change($0, &$1, by: "note") }
    run.expect([])
    for check in ["bulk-complete", "bulk-isolates"] {
      #expect(run.verdict(check) == .pass, "\(check): \(run.reason(check) ?? "")\n\(run.story)")
    }
  }

  @Test func theQueryMayNameIdentities() async throws {
    let run = try await run(Self.byIdentities) { BulkArticles.change($0, &$1, by: "id") }
    run.expect([])
    for check in ["bulk-complete", "bulk-isolates"] {
      #expect(run.verdict(check) == .pass, "\(check): \(run.reason(check) ?? "")\n\(run.story)")
    }
  }

  @Test func theConfigurationMaySayWhatAParameterSelectsBy() async throws {
    let text = BulkArticles.filtered(by: "remark", schema: "{ type: string }")
    let run = try await run(text, { $0.rules.selectors = ["remark": JSONPointer(["note"])] }) {
      BulkArticles.change($0, &$1, by: "note")
    }
    run.expect([])
    #expect(run.verdict("bulk-complete") == .pass, "\(run.reason("bulk-complete") ?? "")\n\(run.story)")
  }

  @Test(arguments: ["note", "ids"]) func aSelectedRecordThatIsNotChangedIsAFailure(parameter: String) async throws {
    let run = try await run(parameter == "note" ? Self.byNote : Self.byIdentities) { call, store in
      BulkArticles.change(call, &store, by: parameter == "note" ? "note" : "id") { right, _ in Array(right.prefix(1)) }
    }
    run.expect(["bulk-complete fail"])
  }

  @Test func aRecordThatIsNotSelectedAndChangesIsAFailure() async throws {
    let run = try await run(Self.byNote) { call, store in
      BulkArticles.change(call, &store, by: "note") { _, count in Array(0..<count) }
    }
    run.expect(["bulk-isolates fail"])
  }

  @Test func aWrongCountIsAFailure() async throws {
    let run = try await run(Self.byNote) { BulkArticles.change($0, &$1, by: "note", surplus: 1) }
    run.expect(["bulk-complete fail"])
    #expect(try run.only("bulk-complete").message.contains("/updated"))
  }
}

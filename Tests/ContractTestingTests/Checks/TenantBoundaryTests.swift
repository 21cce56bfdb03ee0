import JSON
import Testing

@testable import ContractTesting

@Suite struct TenantBoundaryTests {
  private func run(ignoring methods: Set<String>) async throws -> ContractRun {
    try await ContractRun(
      Shops.text, try RecordServer([.articles, Shops.collection]) { Shops.keepApart(&$0, except: methods) })
  }

  @Test func aServerThatKeepsTheBoundaryPasses() async throws {
    let run = try await run(ignoring: [])
    run.expect([])
    #expect(run.verdict("tenant-boundary") == .pass, "\(run.reason("tenant-boundary") ?? "")")
    #expect(run.report.leftovers.isEmpty)
  }

  @Test func updatingThroughAnotherParentIsAFailure() async throws {
    let run = try await run(ignoring: ["PUT"])
    run.expect(["tenant-boundary fail"])
    #expect(try run.only("tenant-boundary").message.contains("updated"))
  }

  @Test func showingARecordUnderAnotherParentIsAFailure() async throws {
    let run = try await run(ignoring: ["GET"])
    run.expect(["tenant-boundary fail"])
    #expect(try run.only("tenant-boundary").message.contains("shows"))
  }

  @Test func aRecordWithoutParentsIsNotTested() async throws {
    let run = try await ContractRun(articlesText, try RecordServer())
    #expect(run.verdict("tenant-boundary") == .notTested)
  }
}

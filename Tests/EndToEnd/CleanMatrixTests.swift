import ContractTesting
import Testing

/// A correct server gives no cause to complain, whatever the seed.
@Suite struct CleanMatrixTests {
  @Test(arguments: ExampleDocument.allCases, [1, 2, 3, 5, 8, 13, 89, 610, 1 << 32, .max] as [UInt64])
  func aCorrectServerPasses(document: ExampleDocument, seed: UInt64) async throws {
    let report = try await FaultMatrixTests.turnstile.pass { try await document.test(fault: nil) { $0.seed = seed } }
    #expect(report.failures.isEmpty, "\(report.story)")
    #expect(report.leftovers.isEmpty)
    #expect(!report.interrupted)
    #expect(report.operations.contains { $0.untested == nil })
  }
}

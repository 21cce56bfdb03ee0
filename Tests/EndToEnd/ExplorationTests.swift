import ContractTesting
import Testing

/// Random combinations beyond the systematic cases.
@Suite struct ExplorationTests {
  private static func explore(_ fault: String?, seed: UInt64 = 1, requests: Int) async throws -> Report {
    try await FaultMatrixTests.turnstile.pass {
      try await ExampleDocument.posts.test(fault: fault) {
        $0.operationPatterns = [OperationPattern("replacePost")]
        $0.seed = seed
        // The limit of requests ends it, so that every run sends the same ones.
        $0.budget = 3_600
        $0.maxRequests = requests
        $0.stopsAtFirstFailure = true
      }
    }
  }

  @Test func aLossThatTakesTwoOmissionsIsFoundAndNamed() async throws {
    let report = try await Self.explore("lose-two-absent", requests: 6_000)
    let failure = try #require(report.failures.first { $0.verdict == .fail }, "\(report.story)")
    #expect(failure.check == "persists")
    #expect(failure.details.contains { $0.hasPrefix("It takes these together: ") }, "\(failure.details)")
    let sentence = failure.details.first { $0.hasPrefix("It takes") } ?? ""
    #expect(sentence.components(separatedBy: "absent").count - 1 == 2, "\(sentence)")
  }

  @Test func aTextIsShortenedToTheSmallestThatIsDamaged() async throws {
    let report = try await Self.explore("drop-at-block-end", requests: 6_000)
    let failure = try #require(report.failures.first { $0.verdict == .fail }, "\(report.story)")
    #expect(failure.check == "persists")
    #expect((failure.expected?.string?.text.utf8.count ?? 0) == 16, "\(failure.message)")
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func aCorrectServerPasses(seed: UInt64) async throws {
    let report = try await Self.explore(nil, seed: seed, requests: 1_500)
    #expect(report.failures.isEmpty, "\(report.story)")
    #expect(report.operations[0].notes.contains { $0.hasPrefix("explored beyond") })
  }

  @Test func theSameSeedExploresTheSame() async throws {
    func notes() async throws -> [String] {
      let report = try await Self.explore("drop-at-block-end", requests: 2_000)
      return report.operations.flatMap(\.notes) + report.failures.map { "\($0.id) \($0.message) \($0.details)" }
    }
    #expect(try await notes() == notes())
  }
}

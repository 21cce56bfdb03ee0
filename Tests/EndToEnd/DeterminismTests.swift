import ContractTesting
import Testing

/// The same seed and document give the same requests, to the byte, ids that the server gave included.
@Suite struct DeterminismTests {
  private func requests(
    _ document: ExampleDocument, seed: UInt64, fault: String? = nil,
    _ configure: @escaping @Sendable (inout RunConfiguration) -> Void = { _ in }
  ) async throws -> [RecordingSandbox.Recorded] {
    try await FaultMatrixTests.turnstile.pass {
      let sandbox = try RecordingSandbox(document, fault: fault)
      let report = try await sandbox.serving { url in
        try await document.test(url) {
          $0.seed = seed
          // Groups of operations that share nothing are tested side by side otherwise.
          $0.concurrency = 1
          configure(&$0)
        }
      }
      let requests = Self.inOrder(sandbox.requests)
      // A request that was sent twice because its answer never came is counted once.
      #expect(requests.count >= report.requests && report.requests > 0)
      return requests
    }
  }

  /// The requests in the order in which they were sent: those of one moment, updates of a record with nothing
  /// in between, arrive in any.
  private static func inOrder(_ requests: [RecordingSandbox.Recorded]) -> [RecordingSandbox.Recorded] {
    var rows: [[RecordingSandbox.Recorded]] = []
    for request in requests {
      if request.method == "PUT", let last = rows.last?.first, last.method == "PUT", last.target == request.target {
        rows[rows.count - 1].append(request)
      } else {
        rows.append([request])
      }
    }
    return rows.flatMap { $0.count < 2 ? $0 : $0.sorted { $0.description < $1.description } }
  }

  private func expectSame(_ left: [RecordingSandbox.Recorded], _ right: [RecordingSandbox.Recorded]) {
    #expect(left.count == right.count)
    let difference = zip(left, right).enumerated().first { $1.0 != $1.1 }
    #expect(difference == nil, "request \(difference?.offset ?? 0) differs")
  }

  @Test(arguments: ExampleDocument.allCases)
  func theSameSeedSendsTheSameBytes(document: ExampleDocument) async throws {
    expectSame(try await requests(document, seed: 1), try await requests(document, seed: 1))
  }

  @Test(arguments: ["truncate-text", "update-neighbour", "skip-type"])
  func defectsAreShownByTheSameBytes(fault: String) async throws {
    func requests() async throws -> [RecordingSandbox.Recorded] {
      try await self.requests(.posts, seed: 7, fault: fault) {
        $0.operationPatterns = [OperationPattern("replacePost")]
      }
    }
    expectSame(try await requests(), try await requests())
  }

  @Test(arguments: ExampleDocument.allCases)
  func anotherSeedSendsOtherPayloads(document: ExampleDocument) async throws {
    func bodies(_ seed: UInt64) async throws -> Set<[UInt8]> {
      Set(try await requests(document, seed: seed) { $0.depth = .smoke }.filter { $0.method == "PUT" }.map(\.body))
    }
    let (first, second) = (try await bodies(1), try await bodies(2))
    #expect(first.subtracting(second).count > first.count / 2)
  }
}

import ContractTesting
import Testing

/// The faults of the sandbox are found whatever media type the update is sent in.
@Suite struct MediaTypeTests {
  /// A fault, and the operations that it is looked for with.
  struct Line: Sendable, CustomTestStringConvertible {
    let fault: String
    let operation: String
    let checks: [String]

    var testDescription: String { "\(fault), \(operation)" }
  }

  /// A form, a multipart form, XML, and JSON behind parameters of every style.
  private static let objects = ["replaceContact", "replaceLetter", "replaceInvoice", "replaceShelf"]
  private static let texts = ["replaceContact", "replaceLetter", "replaceInvoice", "replaceNote"]

  static let lines: [Line] =
    lines("lost-update", objects + ["replaceNote", "replaceScan"], "persists")
    + lines("first-write-wins", objects + ["replaceNote", "replaceScan"], "persists")
    + lines("stale-read", objects + ["replaceNote", "replaceScan"], "persists")
    + lines("drop-field", objects, "persists") + lines("freeze-field", objects, "persists")
    + lines("truncate-text", texts, "persists") + lines("truncate-long-text", texts, "persists")
    + lines("drop-non-bmp", texts, "persists")
    + lines("crash-on-empty-body", ["replaceContact", "replaceLetter", "replaceInvoice"], "no-server-error")

  private static func lines(_ fault: String, _ operations: [String], _ checks: String...) -> [Line] {
    operations.map { Line(fault: fault, operation: $0, checks: checks) }
  }

  /// At thorough depth every media type that an update takes is sent; else the report says which were not.
  @Test func theOtherMediaTypesAreProvenAtThoroughDepth() async throws {
    let shelf = "application/vnd.office.shelf+json; charset=utf-8"
    let others: Set = ["application/x-www-form-urlencoded", "application/xml"]
    let thorough = try await sent(.thorough)
    #expect(thorough.types.isSuperset(of: others.union([shelf])), "\(thorough.types)")
    #expect(thorough.report.failures.isEmpty, "\(thorough.report.story)")
    let standard = try await sent(.standard)
    #expect(standard.types.isDisjoint(with: others))
    #expect(
      standard.report.operations.first?.notes.contains {
        $0.contains("--depth thorough sends application/x-www-form-urlencoded, application/xml, too")
      } == true)
  }

  /// A run's report, and the media types of the updates that it sent.
  private func sent(_ depth: Depth) async throws -> (report: Report, types: Set<String>) {
    let sandbox = try RecordingSandbox(.mediaTypes)
    let report = try await FaultMatrixTests.turnstile.pass {
      try await sandbox.serving { url in
        try await ExampleDocument.mediaTypes.test(url) {
          $0.operationPatterns = [OperationPattern("replaceShelf")]
          $0.depth = depth
          $0.checks = ["accepts-valid", "persists"]
        }
      }
    }
    let types = sandbox.requests.filter { $0.method == "PUT" }.flatMap(\.fields).filter {
      $0.lowercased().hasPrefix("content-type: ")
    }
    return (report, Set(types.map { String($0.dropFirst("content-type: ".count)) }))
  }

  @Test(arguments: lines)
  func isFound(line: Line) async throws {
    let report = try await FaultMatrixTests.turnstile.pass {
      try await ExampleDocument.mediaTypes.test(fault: line.fault) {
        $0.operationPatterns = [OperationPattern(line.operation)]
        $0.checks = Set(line.checks)
      }
    }
    #expect(Set(report.checks(.fail)).isSuperset(of: line.checks), "\(report.story)")
  }
}

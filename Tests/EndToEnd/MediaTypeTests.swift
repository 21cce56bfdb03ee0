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
    + lines("trim-text", texts, "persists") + lines("drop-non-bmp", texts, "persists")
    + lines("crash-on-empty-body", ["replaceContact", "replaceLetter", "replaceInvoice"], "no-server-error")

  private static func lines(_ fault: String, _ operations: [String], _ checks: String...) -> [Line] {
    operations.map { Line(fault: fault, operation: $0, checks: checks) }
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

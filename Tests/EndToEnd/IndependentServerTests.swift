import ContractTesting
import Testing

/// The same verdicts from a server that shares nothing with the sandbox: its language, its routes, its records, its
/// validation and its document are others.
@Suite(.enabled(if: Bookshop.canRun, "python3 is needed to run the independent server"))
struct IndependentServerTests {
  @Test(arguments: [1, 7, 42, 2_026] as [UInt64])
  func theCorrectServerPasses(seed: UInt64) async throws {
    let report = try await FaultMatrixTests.turnstile.pass { try await Bookshop.test(fault: nil) { $0.seed = seed } }
    #expect(report.failures.isEmpty, "\(report.story)")
    #expect(report.leftovers.isEmpty)
    #expect(report.operations.map(\.untested) == [nil, nil, nil], "\(report.story)")
  }

  @Test func theCorrectServerPassesWhenExplored() async throws {
    let report = try await FaultMatrixTests.turnstile.pass {
      try await Bookshop.test(fault: nil) {
        $0.budget = 3_600
        $0.operationPatterns = [OperationPattern("replaceBook")]
        $0.maxRequests = 1_500
      }
    }
    #expect(report.failures.isEmpty, "\(report.story)")
  }

  private static let book = "PUT /books/{book}"
  private static let review = "PUT /books/{book}/reviews/{number}"
  private static let house = "PUT /house"

  @Test(arguments: [
    ("nothing-stored", book, "persists"), ("blurb-lost", book, "persists"), ("price-frozen", book, "persists"),
    ("falsy-ignored", book, "persists"), ("title-cut", book, "persists"), ("astral-lost", book, "persists"),
    ("quotes-doubled", book, "persists"), ("price-float32", book, "persists"), ("sold-int32", book, "persists"),
    ("price-cents", book, "persists"), ("authors-sorted", book, "persists"), ("authors-unique", book, "persists"),
    ("authors-two", book, "persists"), ("date-shifted", book, "persists"), ("time-truncated", book, "persists"),
    ("time-shifted", book, "persists"), ("merge", book, "replaces"), ("size-merge", book, "replaces"),
    ("neighbour", book, "isolates"), ("adds-book", book, "isolates"), ("shelved-set", book, "keeps-read-only"),
    ("answers-old", book, "response-agrees"), ("list-stale", book, "list-agrees"), ("lists-twice", book, "list-agrees"),
    ("status-undocumented", book, "status-documented"), ("answer-untyped", book, "body-conforms"),
    ("answer-text", book, "content-type-documented"), ("title-255-refused", book, "accepts-valid"),
    ("leaflet-refused", book, "accepts-valid"), ("unchecked", book, "rejects-invalid"),
    ("pages-unchecked", book, "rejects-invalid"), ("shelf-unchecked", book, "rejects-invalid"),
    ("binding-unchecked", book, "rejects-invalid"), ("extra-stored", book, "rejects-invalid"),
    ("crash-on-malformed", book, "no-server-error"), ("crash-on-null-body", book, "no-server-error"),
    ("crash-on-emoji", book, "no-server-error"), ("applied-then-refused", book, "rejection-changes-nothing"),
    ("creates-missing", book, "missing-record"), ("missing-accepted", book, "missing-record"),
    ("toggles", book, "persists"), ("door-open", house, "requires-authorization"),
    ("any-key", house, "requires-authorization"), ("answer-cut", book, "message-well-formed"),
    ("review-lost", review, "persists"),
  ])
  func aFaultIsFound(fault: String, operation: String, check: String) async throws {
    let report = try await FaultMatrixTests.turnstile.pass {
      try await Bookshop.test(fault: fault) { $0.operationPatterns = [OperationPattern(operation)] }
    }
    #expect(report.checks(.fail).contains(check), "\(report.story)")
  }
}

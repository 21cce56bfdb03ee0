import Documents
import JSON
import OpenAPI
import Testing

@testable import ContractTesting

/// A finished run of the engine against a server.
struct ContractRun: Sendable {
  let text: String
  let report: Report

  /// Tests the server by the document.
  init(
    _ text: String = articlesText, _ server: RecordServer, _ configure: (inout RunConfiguration) -> Void = { _ in }
  ) async throws {
    self.text = text
    report = try await Self.test(text, server, configure).run { _ in }
  }

  /// The test, not yet run.
  static func test(
    _ text: String, _ server: RecordServer, _ configure: (inout RunConfiguration) -> Void
  ) throws -> ContractTest {
    let store = DocumentStore()
    let root = try store.load(text: text, path: "api.yaml")
    let (description, diagnostics) = try APIDescription.load(root, store: store)
    var configuration = RunConfiguration(target: server.url)
    configuration.timeout = 5
    configure(&configuration)
    return ContractTest(
      description: description, diagnostics: diagnostics, specFile: "api.yaml", store: store,
      configuration: configuration)
  }

  /// The checks that failed or warned, as `persists fail`.
  var complaints: Set<String> {
    Set(
      report.operations.flatMap(\.checks).filter { $0.verdict == .fail || $0.verdict == .warn }.map {
        "\($0.id) \($0.verdict)"
      })
  }

  /// Notes a failure of the test unless these checks, and no others, failed or warned.
  func expect(_ wanted: Set<String>, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(complaints == wanted, "\(story)", sourceLocation: sourceLocation)
  }

  /// The one failure or warning of a check; notes a failure of the test when there is none, or several.
  func only(_ check: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Failure {
    let failures = failures(check)
    #expect(failures.count == 1, "\(story)", sourceLocation: sourceLocation)
    return try #require(failures.first, "\(story)", sourceLocation: sourceLocation)
  }

  /// What a check says of the only operation.
  func verdict(_ check: String) -> Verdict? { report.operations.first?.checks.first { $0.id == check }?.verdict }

  /// Why a check was not tested.
  func reason(_ check: String) -> String? { report.operations.first?.checks.first { $0.id == check }?.reason }

  /// The failures and warnings of a check.
  func failures(_ check: String) -> [Failure] { report.failures.filter { $0.check == check } }

  /// All failures and warnings in short, for the message of a test that does not hold.
  var story: String {
    let failures = report.failures.map { "\($0.verdict) \($0.check) [\($0.subject)] \($0.message) \($0.details)" }
    let operations = report.operations.map {
      "\($0.id): \($0.untested ?? "tested"), \($0.requests) requests, \($0.notes)"
    }
    return (operations + failures + report.leftovers.map { "left: \($0.target) \($0.reason)" }).joined(separator: "\n")
  }
}

import ContractTesting
import Documents
import OpenAPI
import Sandbox
import Testing

/// One of the documents in `Specs`.
enum ExampleDocument: String, Sendable, CaseIterable, CustomTestStringConvertible {
  case posts = "social-posts.yaml"
  case settings = "system-settings.yaml"
  case tasks = "project-tasks.yaml"
  case mediaTypes = "media-types.yaml"

  var testDescription: String { rawValue }

  /// Its path.
  var path: String { BuiltProgram.packageRoot.appending(path: "Specs/\(rawValue)").path }

  /// The document, read anew.
  func load() throws -> (description: APIDescription, diagnostics: [Diagnostic], store: DocumentStore) {
    let store = DocumentStore()
    let (description, diagnostics) = try APIDescription.load(try store.load(path: path), store: store)
    return (description, diagnostics, store)
  }

  /// The ids of the faults that it gives something to break.
  func applicableFaults() throws -> [String] {
    let (description, _, store) = try load()
    return try Sandbox(description: description, store: store).applicableFaults.map(\.id)
  }

  /// Tests the server at `target` by the document, with credentials that a sandbox accepts.
  func test(
    _ target: String, _ configure: (inout RunConfiguration) -> Void = { _ in }
  ) async throws -> Report {
    let (description, diagnostics, store) = try load()
    var configuration = RunConfiguration(target: target)
    configuration.credentials.bearer = SandboxOptions.defaultCredential
    configure(&configuration)
    let test = ContractTest(
      description: description, diagnostics: diagnostics, specFile: path, store: store, configuration: configuration)
    return try await test.run { _ in }
  }

  /// Tests a sandbox of its own, in this process.
  func test(fault: String?, _ configure: (inout RunConfiguration) -> Void = { _ in }) async throws -> Report {
    let (description, _, store) = try load()
    let sandbox = try await Sandbox.start(
      description: description, store: store, options: SandboxOptions(fault: fault))
    // An answer that the server holds back is not waited for.
    defer { Task { await sandbox.stop() } }
    return try await test(sandbox.baseURL, configure)
  }
}

extension Report {
  /// The ids of the checks that failed, or warned, sorted.
  func checks(_ verdict: Verdict) -> [String] {
    Set(failures.filter { $0.verdict == verdict }.map(\.check)).sorted()
  }

  /// All failures and warnings in short, for the message of a test that does not hold.
  var story: String {
    let failures = failures.map { "\($0.verdict) \($0.check) \($0.operation) [\($0.subject)] \($0.message)" }
    let operations = operations.map { "\($0.id): \($0.untested ?? "tested"), \($0.requests) requests" }
    return (operations + failures).joined(separator: "\n")
  }
}

import ContractTesting
import Sandbox

/// Runs of the suite against sandboxes of their own in this process.
struct SandboxRun: Sendable {
  /// Seconds until an answer counts as hanging; the sandbox needs milliseconds.
  private static let timeout = 3.0

  let test: ContractTest
  let sandbox: Sandbox

  /// The run against a correct server.
  func clean() async throws -> Report {
    try await run(SandboxOptions(), test.configuration)
  }

  /// The run against a fault, on the updates that it concerns, up to the first failure; `nil` when it was interrupted
  /// before one was found.
  func mutant(_ mutant: FaultApplicability) async throws -> Report? {
    var configuration = test.configuration
    configuration.operationPatterns = mutant.operations.map { OperationPattern($0) }
    configuration.stopsAtFirstFailure = true
    // Other faults are found by the systematic cases, or not at all.
    if mutant.fault.class != .combinations { configuration.budget = nil }
    let report = try await run(SandboxOptions(fault: mutant.fault.id), configuration)
    let isFound = report.failures.contains { $0.verdict == .fail }
    return report.interrupted && !isFound ? nil : report
  }

  private func run(_ options: SandboxOptions, _ configuration: RunConfiguration) async throws -> Report {
    let server = try await sandbox.renewed(options).start()
    // An answer that the server holds back is not waited for.
    defer { Task { await server.stop() } }
    var configuration = configuration
    configuration.target = server.baseURL
    configuration.credentials = .ofSandbox
    // One operation after the other: the same requests in every run, up to the one that shows the fault.
    configuration.concurrency = 1
    configuration.timeout = Self.timeout
    // Nobody needs the records any more.
    configuration.restore = false
    return try await test.configured(configuration).run { _ in }
  }
}

extension Credentials {
  /// The credentials that a sandbox accepts where nobody says otherwise.
  public static var ofSandbox: Credentials {
    let secret = SandboxOptions.defaultCredential
    return Credentials(bearer: secret, basic: "sandbox:\(secret)", apiKey: secret)
  }
}

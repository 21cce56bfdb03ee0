import ContractTesting
import Documents
import Foundation
import OpenAPI
import Sandbox

/// Mutation testing of a contract: the suite runs against the sandbox once without a fault, then once for each fault
/// that the document gives something to break.
///
/// Comes in: a description, and what a run would be told. Goes out: a `MutationReport`. It knows neither what a fault
/// does nor what a check looks for; a fault is found when the suite tells of something that it does not tell of a
/// correct server.
public struct MutationTest: Sendable {
  private let test: ContractTest
  private let sandbox: Sandbox
  private let options: MutationOptions
  private let subject: MutationReport.Subject

  /// Prepares a test: compiles the document once for all runs.
  ///
  /// - Parameters:
  ///   - diagnostics: what loading the document found.
  ///   - specFile: the document's path as the user gave it.
  ///   - configuration: what the runs are told; the target, the credentials and what concerns a network are the sandbox's.
  /// - Throws: `RunError` when no update is selected, `SandboxError` when the sandbox cannot be made.
  public init(
    description: APIDescription, diagnostics: [Diagnostic], specFile: String, store: DocumentStore,
    configuration: RunConfiguration, options: MutationOptions = MutationOptions()
  ) throws {
    var told = RunConfiguration(target: "")
    told.forSandbox(configuration)
    test = try ContractTest(
      description: description, diagnostics: diagnostics, specFile: specFile, store: store, configuration: told
    ).prepared()
    sandbox = try Sandbox(description: description, store: store)
    self.options = options
    subject = MutationReport.Subject(
      file: specFile, title: description.title, version: description.apiVersion, seed: told.seed, depth: told.depth)
  }

  /// What the document has for each fault that is wanted.
  public var applicability: [FaultApplicability] {
    let configuration = test.configuration
    return sandbox.applicability { operation in
      configuration.selects(
        operationID: operation.operationID, method: operation.method, path: operation.path.text, tags: operation.tags)
    }.filter { options.wants($0.fault) }
  }

  /// Runs the suite against the correct server, then against each fault.
  ///
  /// When the task is cancelled, the report tells of the faults that were done until then.
  ///
  /// - Throws: `RunError` when nothing can be tested, `SandboxError` when the sandbox cannot serve.
  public func run(progress: @escaping @Sendable (MutationEvent) -> Void) async throws -> MutationReport {
    let start = ContinuousClock.now
    let startedAt = Date.now.formatted(.iso8601)
    let applicability = applicability
    let isExploring = test.configuration.budget != nil
    let applicable = applicability.filter { $0.lacking.isEmpty }
    let mutants = applicable.filter { !options.leavesOut($0.fault, isExploring: isExploring) }
    progress(.started(faults: mutants.count))
    var report = MutationReport(
      toolVersion: ToolVersion.current, subject: subject, startedAt: startedAt,
      clean: try await SandboxRun(test: test, sandbox: sandbox).clean())
    report.inapplicable = applicability.filter { !$0.lacking.isEmpty }.map(InapplicableFault.init)
    report.unexplored = applicable.count - mutants.count
    report.isInterrupted = Task.isCancelled
    if report.isGreen, !report.isInterrupted {
      report.faults = try await results(mutants, against: report.clean, progress)
      report.isInterrupted = report.faults.count < mutants.count
    }
    report.unfinished = mutants.count - report.faults.count
    report.durationSeconds = (ContinuousClock.now - start) / .seconds(1)
    return report
  }

  /// The results in the order of `mutants`; so many at a time as the options say.
  private func results(
    _ mutants: [FaultApplicability], against clean: Report, _ progress: @escaping @Sendable (MutationEvent) -> Void
  ) async throws -> [FaultResult] {
    let judge = MutantJudge(clean: clean)
    let run = SandboxRun(test: test, sandbox: sandbox)
    return try await withThrowingTaskGroup(of: (Int, FaultResult?).self) { tasks in
      var pending = mutants.enumerated().makeIterator()
      func startNext() {
        guard let (index, mutant) = pending.next() else { return }
        tasks.addTask {
          progress(.faultStarted(mutant.fault.id))
          guard let report = try await run.mutant(mutant) else { return (index, nil) }
          let result = judge.result(mutant, report)
          progress(.faultFinished(result))
          return (index, result)
        }
      }
      for _ in 0..<options.concurrency { startNext() }
      var results: [(index: Int, result: FaultResult)] = []
      while let (index, result) = try await tasks.next() {
        if let result { results.append((index, result)) }
        if !Task.isCancelled { startNext() }
      }
      return results.sorted { $0.index < $1.index }.map(\.result)
    }
  }
}

extension RunConfiguration {
  /// Takes over what a configuration says of the cases and the checks, and nothing of a server elsewhere.
  fileprivate mutating func forSandbox(_ other: RunConfiguration) {
    operationPatterns = other.operationPatterns
    excludedOperationPatterns = other.excludedOperationPatterns
    tags = other.tags
    checks = other.checks
    skippedChecks = other.skippedChecks
    levels = other.levels
    seed = other.seed
    depth = other.depth
    budget = other.budget
    parameters = other.parameters
    rules = other.rules
    operationRules = other.operationRules
  }
}

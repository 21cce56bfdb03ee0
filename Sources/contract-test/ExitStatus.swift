import APIGeneration
import ArgumentParser
import ContractTesting
import Documents
import MutationTesting
import OpenAPI
import Reports
import Sandbox

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the process ends with; the only place where outcomes become numbers.
enum ExitStatus: Int32, CaseIterable {
  case success = 0
  case violation = 1
  case usage = 2
  case document = 3
  case unreachable = 4
  case nothingTestable = 5
  case defect = 70
  case interrupted = 130
  case terminated = 143

  /// All of them in one line, for help.
  static let summary = """
    0 no violation, 1 violation, 2 usage or configuration, 3 document, 4 target unreachable, 5 nothing testable, \
    70 a defect in this program, 130 and 143 interrupted.
    """

  /// The status of a run that ended by itself or was interrupted.
  init(_ report: Report, signal: Int32?) {
    switch signal {
    case SIGINT: self = .interrupted
    case .some: self = .terminated
    case nil: self = report.failures.contains { $0.verdict == .fail } ? .violation : .success
    }
  }

  /// The status of mutation testing that ended by itself or was interrupted; survivors alone make no violation.
  init(_ report: MutationReport, failUnder: Double?, signal: Int32?) {
    let isUnder = failUnder.map { report.score.isUnder($0) } ?? false
    switch signal {
    case SIGINT: self = .interrupted
    case .some: self = .terminated
    case nil: self = isUnder || !report.isGreen ? .violation : .success
    }
  }

  /// Says what went wrong, on standard error, and ends the process.
  static func end(with error: any Error) -> Never {
    let failure = failure(for: error)
    if failure.status == .success {
      Console.write(failure.message, to: .output)
    } else if !failure.message.isEmpty {
      Console.write(failure.message, to: .error)
    }
    failure.status.end()
  }

  /// Ends the process.
  func end() -> Never {
    exit(rawValue)
  }

  private static func failure(for error: any Error) -> CommandFailure {
    switch error {
    case let failure as CommandFailure: failure
    case let error as RunError: CommandFailure(error)
    case let error as JournalError: CommandFailure(error)
    case let error as DocumentError: CommandFailure(.document, [error.diagnostic])
    case let error as ModelFileError: CommandFailure(.document, error.diagnostics)
    case let error as ConfigurationError: CommandFailure(.usage, error.diagnostics)
    case let error as SandboxError where !error.diagnostics.isEmpty: CommandFailure(.document, error.diagnostics)
    case let error as SandboxError: CommandFailure(.usage, error.message, remedy: error.remedy)
    default: parserFailure(for: error)
    }
  }

  /// What the argument parser throws: requests for help and the version, and mistakes of usage.
  private static func parserFailure(for error: any Error) -> CommandFailure {
    let message = Program.fullMessage(for: error)
    let code = Program.exitCode(for: error)
    if code == .success { return CommandFailure(.success, text: message) }
    if code == .validationFailure { return CommandFailure(.usage, text: message) }
    return CommandFailure(.defect, "\(error)", remedy: "This is a defect in contract-test. Please report it.")
  }
}

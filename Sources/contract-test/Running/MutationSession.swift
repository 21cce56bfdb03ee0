import ContractTesting
import MutationTesting
import Reports

/// Mutation testing, from the files it writes to the status it ends with.
struct MutationSession {
  let test: MutationTest
  let output: MutationOutputOptions
  let failUnder: Double?

  /// Runs, shows and writes the reports.
  ///
  /// - Throws: a `CommandFailure`, `RunError` or `SandboxError`, when there is nothing to report.
  func run() async throws -> ExitStatus {
    let interruption = Interruption()
    let files = try ReportFiles(output.reports)
    do {
      let report = try await result(interruption).get()
      if !files.takesStandardOutput, !Console.write(output.text(report), to: .output) {
        throw CommandFailure(
          .usage, "The report cannot be written to standard output: \(FileWriting.lastError).")
      }
      try files.write(report)
      return ExitStatus(report, failUnder: failUnder, signal: interruption.signal)
    } catch {
      files.discard()
      throw error
    }
  }

  private func result(_ interruption: Interruption) async -> Result<MutationReport, any Error> {
    let progress = MutationProgressDisplay(
      style: Console.style(for: .error, noColour: output.noColour),
      isShown: output.progress.isShown(quiet: output.quiet))
    let test = test
    let result = await interruption.guarding { () -> Result<MutationReport, any Error> in
      do {
        return .success(try await test.run { progress.receive($0) })
      } catch {
        return .failure(error)
      }
    } onSignal: {
      progress.say("Interrupted: the score so far follows.")
    }
    progress.clear()
    return result
  }
}

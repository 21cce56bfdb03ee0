import ContractTesting
import Reports
import Sandbox

/// One run, from the files it writes to the status it ends with.
struct RunSession {
  let document: LoadedDocument
  var configuration: RunConfiguration
  let reports: [ConfigurationFile.ReportFile]
  let output: OutputOptions
  /// Whether the record is shown before and after each update.
  var showsRecords = false

  /// Runs, shows and writes the reports.
  ///
  /// - Throws: a `CommandFailure` or `RunError`, when there is nothing to report.
  mutating func run() async throws -> ExitStatus {
    let interruption = Interruption()
    let files = try ReportFiles(reports.map { (report) throws(CommandFailure) in try ReportDestination(report) })
    do {
      let journal = try configuration.journal.map { try Journal(path: $0) }
      let sandbox =
        configuration.target == SandboxTarget.name
        ? try await SandboxTarget.start(for: document, configuration: &configuration) : nil
      let records = showsRecords ? RecordDisplay(stream: stream(files), noColour: output.noColour) : nil
      let result = await test(interruption, journal, records)
      await sandbox?.stop()
      let report = try result.get()
      try show(report, on: stream(files))
      try files.write(report)
      if let failure = journal?.failure {
        throw CommandFailure(.usage, "The run ended early. \(failure.message)", remedy: failure.remedy)
      }
      return ExitStatus(report, signal: interruption.signal)
    } catch {
      files.discard()
      throw error
    }
  }

  private func test(_ interruption: Interruption, _ journal: Journal?, _ records: RecordDisplay?) async -> Result<
    Report, RunError
  > {
    let progress = ProgressDisplay(
      style: Console.style(for: .error, noColour: output.noColour), isShown: output.showsProgress, records: records)
    let test = ContractTest(
      description: document.description, diagnostics: document.diagnostics, specFile: document.file,
      store: document.store, configuration: configuration, journal: journal)
    let restores = configuration.restore
    let result = await interruption.guarding { () -> Result<Report, RunError> in
      do throws(RunError) {
        return .success(try await test.run { progress.receive($0) })
      } catch {
        return .failure(error)
      }
    } onSignal: {
      progress.say(
        restores
          ? "Interrupted: putting records back. Interrupt again to stop at once and leave them."
          : "Interrupted: finishing the requests under way.")
    }
    progress.clear()
    return result
  }

  /// Where people read, when standard output may be taken by a report.
  private func stream(_ files: ReportFiles<Report>) -> Console.Stream { files.takesStandardOutput ? .error : .output }

  private func show(_ report: Report, on stream: Console.Stream) throws(CommandFailure) {
    let style = Console.style(for: stream, noColour: output.noColour, detail: output.detail)
    if !Console.write(TerminalReport(style: style).text(report), to: stream) {
      throw CommandFailure(.usage, "The report cannot be written to standard output: \(FileWriting.lastError).")
    }
  }
}

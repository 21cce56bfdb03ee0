import ArgumentParser
import ContractTesting
import Reports

/// What is shown and written.
struct OutputOptions: ParsableArguments {
  /// When progress is shown.
  enum ProgressMode: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never

    /// Whether progress is shown; `auto`: unless quiet.
    func isShown(quiet: Bool) -> Bool {
      switch self {
      case .auto: !quiet
      case .always: true
      case .never: false
      }
    }
  }

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Write a report: \(ReportFormat.all.map(\.name).joined(separator: ", ")). '-' is standard output. Repeatable.",
      valueName: "format=file"),
    transform: ArgumentValues.report)
  var reports: [ConfigurationFile.ReportFile] = []

  @Flag(name: .customLong("verbose"), help: "Show every check of every operation, and all notes on the document.")
  var verbose = false

  @Flag(name: .customLong("quiet"), help: "Show failures and the verdict only.")
  var quiet = false

  @Flag(name: .customLong("no-color"), help: "Use no colours (as with NO_COLOR set).")
  var noColour = false

  @Option(name: .customLong("progress"), help: "When to show progress, on standard error.")
  var progress = ProgressMode.auto

  mutating func validate() throws {
    try Self.verify(verbose: verbose, quiet: quiet)
  }

  /// - Throws: when both are wanted.
  static func verify(verbose: Bool, quiet: Bool) throws {
    if verbose && quiet { throw ValidationError("--verbose and --quiet contradict each other; give one of them.") }
  }

  var detail: TerminalStyle.Detail { quiet ? .quiet : verbose ? .verbose : .normal }

  /// Whether progress is shown.
  var showsProgress: Bool { progress.isShown(quiet: quiet) }
}

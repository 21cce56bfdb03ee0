import ArgumentParser
import MutationTesting
import Reports

/// What `mutate` shows and writes.
struct MutationOutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What is written to standard output: \(MutationOutputOptions.names) (default: text).", valueName: "format"),
    transform: MutationOutputOptions.format(named:))
  var format: MutationFormat?

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Write a report file: \(MutationOutputOptions.names). '-' is standard output. Repeatable.",
      valueName: "format=file"),
    transform: MutationOutputOptions.destination)
  var reports: [ReportDestination<MutationReport>] = []

  @Flag(name: .customLong("verbose"), help: "Show every fault that was found, and by what.")
  var verbose = false

  @Flag(name: .customLong("quiet"), help: "Show survivors and the score only.")
  var quiet = false

  @Flag(name: .customLong("no-color"), help: "Use no colours (as with NO_COLOR set).")
  var noColour = false

  @Option(name: .customLong("progress"), help: "When to show progress, on standard error.")
  var progress = OutputOptions.ProgressMode.auto

  mutating func validate() throws {
    try OutputOptions.verify(verbose: verbose, quiet: quiet)
  }

  /// What standard output shows, where no report file is written to it.
  func text(_ report: MutationReport) -> String {
    let detail: TerminalStyle.Detail = quiet ? .quiet : verbose ? .verbose : .normal
    return format?.write(report)
      ?? MutationText(style: Console.style(for: .output, noColour: noColour, detail: detail)).text(report)
  }

  private static var names: String { MutationFormat.all.map(\.name).joined(separator: ", ") }

  private static func format(named text: String) throws -> MutationFormat {
    guard let format = MutationFormat.named(text) else {
      throw ArgumentValues.unknown("format", text, MutationFormat.all.map(\.name))
    }
    return format
  }

  private static func destination(_ text: String) throws -> ReportDestination<MutationReport> {
    let file = try ArgumentValues.file(text, example: "json=mutation.json")
    return ReportDestination(path: file.path, write: try format(named: file.format).write)
  }
}

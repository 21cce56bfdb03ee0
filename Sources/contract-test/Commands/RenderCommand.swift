import ArgumentParser
import ContractTesting
import Reports

/// `contract-test render`.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", _superCommandName: Program.name,
    abstract: "Writes a JSON report in another format.",
    discussion: """
      Example:
        contract-test render report.json --format junit > report.xml
      """)

  @Argument(help: "The JSON report of a run.")
  var report: String

  @Option(
    help: ArgumentHelp(
      "The format: \(ReportFormat.all.map(\.name).joined(separator: ", ")) (default: what the terminal shows).",
      valueName: "format"),
    transform: ArgumentValues.format)
  var format: ReportFormat?

  @Flag(name: .customLong("no-color"), help: "Use no colours (as with NO_COLOR set).")
  var noColour = false

  func run() throws {
    let report = try ReportInput.read(report)
    let text =
      format?.write(report) ?? TerminalReport(style: Console.style(for: .output, noColour: noColour)).text(report)
    Console.write(text, to: .output)
  }
}

import ArgumentParser
import ContractTesting

/// `contract-test restore`.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", _superCommandName: Program.name,
    abstract: "Puts back the records of a run that was killed, by its journal.",
    discussion: """
      Deletes what the run made and puts back what it changed, the last first, and reads each record to prove it. \
      Credentials are not in the journal: give them again, by the options or by the configuration file. \
      Restoring twice does no harm.

      Example:
        contract-test run openapi.yaml --target "$URL" --auth-bearer "$TOKEN" --journal run.journal
        contract-test restore run.journal --auth-bearer "$TOKEN"

      Exit status: 0 everything is back, 1 something could not be put back, 2 usage or unreadable journal, \
      4 target unreachable.
      """)

  @Argument(help: "The journal of the run.")
  var journal: String

  @Option(help: ArgumentHelp("The server's base URL (default: that of the run).", valueName: "url"))
  var target: String?

  @OptionGroup var configurationFile: ConfigurationOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run() async throws {
    var configuration = try configurationFile.read().configuration
    connection.apply(to: &configuration)
    let restorer = try JournalRestorer(path: journal)
    guard restorer.count > 0 else {
      Console.write("Nothing to put back.\n", to: .output)
      return
    }
    // The target of a configuration file may have changed since; the run's has the records.
    configuration.target = target ?? restorer.target ?? ""
    let missing = restorer.missingOptions(configuration)
    if !missing.isEmpty {
      Console.write("The run was given \(missing.joined(separator: ", ")); this restore is not.\n", to: .error)
    }
    let style = Console.style(for: .output)
    var left = 0
    try await restorer.restore(configuration) { step in
      if step.outcome == .left { left += 1 }
      let mark = step.outcome == .left ? style.failMark : style.passMark
      Console.write("\(mark) \(style.visible(step.target)): \(style.visible(step.text))\n", to: .output)
    }
    Console.write(
      left == 0
        ? "All \(restorer.count) are as they were.\n" : "\(left) of \(restorer.count) could not be put back.\n",
      to: .output)
    if left > 0 { throw CommandFailure(.violation) }
  }
}

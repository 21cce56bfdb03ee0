import ArgumentParser
import CHeap
import ContractTesting
import Dispatch

/// The command line's root.
@main struct Program: ParsableCommand {
  /// What the subcommands say they belong to: parsed by themselves, they need not look for what only the root is asked for.
  static let name = "contract-test"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Proves that an HTTP API keeps the promises its OpenAPI document makes about updates.",
    discussion: """
      It reads the document, sends valid and invalid updates (PUT) that it makes from the schemas, checks the answers, \
      and looks at the records themselves through follow-up GETs. Afterwards every record is as it was.

      Example, against the built-in server:
        contract-test run Specs/social-posts.yaml --target sandbox

      Example, against your own:
        contract-test run openapi.yaml --target http://localhost:8080

      Exit status: \(ExitStatus.summary)
      """,
    version: ToolVersion.current,
    subcommands: [
      RunCommand.self, PlanCommand.self, LintCommand.self, ServeCommand.self, RecordsCommand.self, GenerateCommand.self,
      MutateCommand.self, RenderCommand.self,
      RestoreCommand.self,
    ])

  /// The subcommands that wait for a server. To ask a command whether it does takes longer than to look it up.
  private static let waiting: [any AsyncParsableCommand.Type] = [
    RunCommand.self, ServeCommand.self, MutateCommand.self, RestoreCommand.self,
  ]

  /// Parses the arguments, runs the command, and ends the process with the status that its outcome has.
  static func main() {
    heap_use_large_pages()
    do {
      var command = try parsedCommand()
      // Only what waits for a server pays for threads.
      let type = ObjectIdentifier(type(of: command))
      if waiting.contains(where: { ObjectIdentifier($0) == type }), let command = command as? any AsyncParsableCommand {
        start(command)
      }
      try command.run()
    } catch {
      ExitStatus.end(with: error)
    }
  }

  /// The subcommand that the arguments name is parsed by itself, which spares the root's own arguments; where that does
  /// not succeed, the root has to say why.
  private static func parsedCommand() throws -> sending any ParsableCommand {
    let arguments = CommandLine.arguments.dropFirst()
    let named = configuration.subcommands.first { $0.configuration.commandName == arguments.first }
    guard let named, let command = try? named.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == named
    else { return try parseAsRoot() }
    return command
  }

  private static func start(_ command: sending any AsyncParsableCommand) -> Never {
    Task {
      do {
        var command = command
        try await command.run()
        ExitStatus.success.end()
      } catch {
        ExitStatus.end(with: error)
      }
    }
    dispatchMain()
  }
}

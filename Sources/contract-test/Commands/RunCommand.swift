import ArgumentParser
import ContractTesting

/// `contract-test run`.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", _superCommandName: Program.name,
    abstract: "Tests the updates of an API against its OpenAPI document.",
    discussion: """
      Sends valid and invalid updates, checks the answers and the records, and puts the records back.

      Examples:
        contract-test run Specs/social-posts.yaml --target sandbox
        contract-test run openapi.yaml --target http://localhost:8080 \\
            --auth-bearer "$TOKEN" --report json=report.json

      Exit status: \(ExitStatus.summary)
      """)

  @Argument(help: "The OpenAPI document (2.0, 3.0, 3.1 or 3.2; YAML or JSON).")
  var spec: String

  @Option(
    help: ArgumentHelp(
      "The server's base URL, or 'sandbox' for the built-in server. A URL without a path gets the document's base path.",
      valueName: "url"))
  var target: String?

  @Flag(
    name: .customLong("show-records"),
    help: "Print what each update did to its record: the members that changed, before and after.")
  var showsRecords = false

  @OptionGroup var configurationFile: ConfigurationOptions
  @OptionGroup(title: "Document") var documentOptions: DocumentOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup(title: "Requests") var requests: RequestOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() async throws {
    let file = try configurationFile.read()
    var configuration = file.configuration
    if let target { configuration.target = target }
    documentOptions.apply(to: &configuration.document)
    selection.apply(to: &configuration)
    connection.apply(to: &configuration)
    requests.apply(to: &configuration)
    configuration.verbose = output.verbose
    if configuration.target.isEmpty {
      throw CommandFailure(
        .usage, "The target is missing.",
        remedy: "Name it with --target URL, or use the built-in server: --target sandbox.")
    }
    let document = try LoadedDocument(spec, configuration.document, transport: configuration.transport)
    try OperationNames.verify(configuration, in: document.description)
    var session = RunSession(
      document: document, configuration: configuration, reports: file.reports + output.reports, output: output,
      showsRecords: showsRecords)
    let status = try await session.run()
    if status != .success { throw CommandFailure(status) }
  }
}

import ArgumentParser
import ContractTesting
import OpenAPI
import Sandbox

/// `contract-test serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", _superCommandName: Program.name,
    abstract: "Serves a document: a stateful server that keeps records and answers as the document says.",
    discussion: """
      With --fault it breaks one promise, to see whether somebody notices.

      Examples:
        contract-test serve Specs/social-posts.yaml --port 8080 --database records.sqlite
        contract-test serve --list-faults
      """)

  @Argument(help: "The OpenAPI document.")
  var spec: String?

  @OptionGroup var configurationFile: ConfigurationOptions
  @OptionGroup(title: "Document") var documentOptions: DocumentOptions

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port; 0 takes a free one.")
  var port: UInt16 = 8080

  @Option(help: ArgumentHelp("Keep the records in this SQLite file (default: in memory).", valueName: "file"))
  var database: String?

  @Option(
    help: ArgumentHelp(
      """
      A folder with the records to start with: DOCUMENT.yaml (or .json) has those of several models, DOCUMENT/MODEL.csv \
      (or .yaml, .json) those of one. Default: records made from the schemas.
      """, valueName: "folder"))
  var fixtures: String?

  @Option(help: ArgumentHelp("Break this promise; see --list-faults.", valueName: "name"))
  var fault: String?

  @Flag(help: "List the faults, and end.")
  var listFaults = false

  func validate() throws {
    let names = Sandbox.faults.map(\.id)
    if let fault, !names.contains(fault) {
      throw ValidationError(
        "There is no fault \"\(fault)\".\(NearestWord.suggestion(for: fault, in: names)) See --list-faults.")
    }
    if spec == nil && !listFaults { throw ValidationError("Missing expected argument '<spec>'") }
  }

  func run() async throws {
    if listFaults {
      Console.write(FaultList.text(Sandbox.faults), to: .output)
      return
    }
    guard let spec else { return }
    var settings = try configurationFile.readDocumentSettings()
    documentOptions.apply(to: &settings)
    let document = try LoadedDocument(spec, settings)
    let misspelt = document.diagnostics.filter { $0.rule == PathParameterSpelling.rule }
    guard misspelt.isEmpty else { throw CommandFailure(.document, misspelt) }
    let options = SandboxOptions(
      host: host, port: Int(port), database: database, fault: fault, fixturesFolder: fixtures)
    let sandbox = try Sandbox(description: document.description, store: document.store, options: options)
    for note in sandbox.migrations { Console.write("contract-test: \(note)\n", to: .error) }
    if database != nil { try sandbox.makeFirstRecords() }
    let status = try await SandboxSession.serve(sandbox, credentials: options.credentials)
    throw CommandFailure(status)
  }
}

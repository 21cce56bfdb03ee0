import APIGeneration
import ArgumentParser
import ContractTesting

/// `contract-test generate`.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", _superCommandName: Program.name,
    abstract: "Writes an OpenAPI document for data models: list, create, read, update, delete and bulk update.",
    discussion: """
      A model file (YAML or JSON) holds names and their JSON Schemas, or one schema whose title is the name. Each model gets \
      an id that is counted up, unless it has one. A field userId, or one with 'x-references: User', refers to a User: the \
      list can be filtered by it.

      Example:
        contract-test generate --model models.yaml --output api.yaml
        contract-test serve api.yaml --database records.sqlite
        contract-test run api.yaml --target sandbox
      """)

  @Option(
    name: .customLong("model"), help: ArgumentHelp("A file with models. Repeatable.", valueName: "file"))
  var models: [String]

  @Option(help: ArgumentHelp("Where to write the document; JSON if the name ends in .json.", valueName: "file"))
  var output: String?

  @Option(help: "The title of the document (default: the models' names).")
  var title: String?

  func run() throws {
    let generated = try APIGenerator(title: title).generate(models)
    let isJSON = output?.lowercased().hasSuffix(".json") ?? false
    let text = isJSON ? generated.document.serialized(pretty: true) : YAMLText.of(generated.document)
    for note in generated.notes { Console.write("contract-test: \(note)\n", to: .error) }
    guard let output else {
      Console.write(text, to: .output)
      return
    }
    if let reason = FileWriting.create(output, text) {
      throw CommandFailure(
        .usage, "\(output) cannot be written: \(reason).", remedy: "Name a file in a folder that exists.")
    }
  }
}

import ArgumentParser
import ContractTesting
import JSON
import Reports
import Sandbox

/// `contract-test records`.
struct RecordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records", _superCommandName: Program.name,
    abstract: "Shows the records in a sandbox's database.",
    discussion: """
      Changes nothing, and works also while 'contract-test serve' has the database.

      Conditions compare fields with JSON values: =, !=, <, <=, >, >=, in (…), like with % and _, joined by and, or, not \
      and parentheses. Several --where must all hold.

      Examples:
        contract-test records Specs/social-posts.yaml --database records.sqlite
        contract-test records Specs/social-posts.yaml --database records.sqlite --model Post \\
            --where 'userId = 3' --where 'likes >= 10 and caption like "A%"' --format csv
      """)

  /// How records are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case csv
  }

  @Argument(help: "The OpenAPI document.")
  var spec: String

  @Option(help: ArgumentHelp("The SQLite file that 'serve --database' keeps the records in.", valueName: "file"))
  var database: String

  @Option(help: ArgumentHelp("The model whose records are shown (default: every one).", valueName: "name"))
  var model: String?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Show only records for which this holds. Repeatable; needs --model.", valueName: "condition"))
  var conditions: [String] = []

  @Option(help: "How records are written.")
  var format = Format.table

  @Option(
    help: ArgumentHelp("Show at most so many records of a model.", valueName: "n"), transform: ArgumentValues.positive)
  var limit: Int?

  @Flag(name: .customLong("no-color"), help: "Use no colours (as with NO_COLOR set).")
  var noColour = false

  @OptionGroup var configurationFile: ConfigurationOptions
  @OptionGroup(title: "Document") var documentOptions: DocumentOptions

  func validate() throws {
    if model == nil, !conditions.isEmpty {
      throw ValidationError("--where needs --model: fields are those of a model.")
    }
  }

  func run() throws {
    var settings = try configurationFile.readDocumentSettings()
    documentOptions.apply(to: &settings)
    let document = try LoadedDocument(spec, settings)
    let reader = try RecordReader(file: database, description: document.description, store: document.store)
    let names = model.map { [$0] } ?? reader.models
    if format == .csv, names.count > 1 {
      throw CommandFailure(
        .usage, "CSV has one table, and the document has \(names.count) models.",
        remedy: "Name one with --model: \(names.joined(separator: ", ")).")
    }
    let lists = try names.map { name in
      do {
        return try reader.records(of: name, where: conditions)
      } catch let error as WhereError {
        throw CommandFailure(error, option: "--where")
      }
    }
    Console.write(
      RecordsText(style: Console.style(for: .output, noColour: noColour), limit: limit).text(lists, format), to: .output
    )
  }
}

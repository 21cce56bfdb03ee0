import ArgumentParser
import ContractTesting
import MutationTesting
import Reports
import Sandbox

/// `contract-test mutate`.
struct MutateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutate", _superCommandName: Program.name,
    abstract: "Says which update bugs the tests of a document find, and which not and why.",
    discussion: """
      Runs the tests against the built-in server: once as it is, then once for each of its faults that the document \
      gives something to break (serve --list-faults). A fault is found when a run shows a failure, or else a warning, \
      that the correct server does not give. Each run ends with the first failure. What a survivor would need is told.

      Examples:
        contract-test mutate Specs/social-posts.yaml
        contract-test mutate openapi.yaml --class persistence --format markdown
        contract-test mutate openapi.yaml --fail-under 90 --report json=mutation.json

      Exit status: 0 done (survivors are shown), 1 the score is under --fail-under or the correct server is not green, \
      2 usage or configuration, 3 document, 5 nothing testable, 130 and 143 interrupted (the partial score was shown).
      """)

  @Argument(help: "The OpenAPI document (2.0, 3.0, 3.1 or 3.2; YAML or JSON).")
  var spec: String

  @Option(
    name: .customLong("fault"), help: ArgumentHelp("Try this fault only. Repeatable.", valueName: "id"),
    transform: ArgumentValues.fault)
  var faults: [String] = []

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp("Try the faults of this class only. Repeatable.", valueName: "class"),
    transform: ArgumentValues.faultClass)
  var classes: [Fault.Class] = []

  @Option(
    name: .customLong("concurrency"),
    help: ArgumentHelp("Try so many faults at the same time (default: one for each processor).", valueName: "n"),
    transform: ArgumentValues.positive)
  var concurrency: Int?

  @Option(
    name: .customLong("fail-under"),
    help: ArgumentHelp("Make the status 1 when fewer faults in a hundred are found.", valueName: "percent"),
    transform: ArgumentValues.percent)
  var failUnder: Double?

  @Option(
    name: .customLong("budget"),
    help: ArgumentHelp(
      "Explore random combinations for this time with each fault that shows in them alone (default: leave them out).",
      valueName: "duration"),
    transform: ArgumentValues.seconds)
  var budget: Double?

  @OptionGroup var configurationFile: ConfigurationOptions
  @OptionGroup(title: "Document") var documentOptions: DocumentOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Output") var output: MutationOutputOptions

  func run() async throws {
    var configuration = try configurationFile.read().configuration
    documentOptions.apply(to: &configuration.document)
    selection.apply(to: &configuration)
    if let budget { configuration.budget = budget }
    let document = try LoadedDocument(spec, configuration.document, transport: configuration.transport)
    try OperationNames.verify(configuration, in: document.description)
    let test = try MutationTest(
      description: document.description, diagnostics: document.diagnostics, specFile: document.file,
      store: document.store, configuration: configuration,
      options: MutationOptions(faults: Set(faults), classes: Set(classes), concurrency: concurrency))
    try verifyApplicability(of: test)
    let status = try await MutationSession(test: test, output: output, failUnder: failUnder).run()
    if status != .success { throw CommandFailure(status) }
  }

  /// - Throws: a usage error when faults were named and the document gives none of them anything to break.
  private func verifyApplicability(of test: MutationTest) throws(CommandFailure) {
    let wanted = test.applicability
    guard !faults.isEmpty || !classes.isEmpty, wanted.allSatisfy({ !$0.lacking.isEmpty }) else { return }
    let lacking = Set(wanted.flatMap(\.lacking)).sorted()
    throw CommandFailure(
      .usage, "The document gives none of the named faults anything to break.",
      remedy: "It lacks \(lacking.joined(separator: ", ")).")
  }
}

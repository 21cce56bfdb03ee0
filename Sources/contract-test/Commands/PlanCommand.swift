import ArgumentParser
import ContractTesting
import Reports

/// `contract-test plan`.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Says what a run would send and check, and what cannot be tested and why. Sends nothing.",
    discussion: """
      Example:
        contract-test plan Specs/social-posts.yaml --depth thorough
      """)

  @Argument(help: "The OpenAPI document.")
  var spec: String

  @OptionGroup var configurationFile: ConfigurationOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @Flag(name: .customLong("no-color"), help: "Use no colours (as with NO_COLOR set).")
  var noColour = false

  func run() throws {
    var configuration = try configurationFile.read().configuration
    selection.apply(to: &configuration)
    let document = try LoadedDocument(spec)
    try OperationNames.verify(configuration, in: document.description)
    let test = ContractTest(
      description: document.description, diagnostics: document.diagnostics, specFile: document.file,
      store: document.store, configuration: configuration)
    let plan = try test.plan()
    Console.write(PlanText(style: Console.style(for: .output, noColour: noColour)).text(plan), to: .output)
  }
}

import ArgumentParser
import ContractTesting
import Documents
import OpenAPI
import Reports

/// `contract-test plan`.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", _superCommandName: Program.name,
    abstract: "Says what a run would send and check, and what cannot be tested and why. Sends nothing.",
    discussion: """
      Example:
        contract-test plan Specs/social-posts.yaml --depth thorough
      """)

  @Argument(help: "The OpenAPI document.")
  var spec: String

  @OptionGroup var configurationFile: ConfigurationOptions
  @OptionGroup(title: "Document") var documentOptions: DocumentOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @Flag(name: .customLong("no-color"), help: "Use no colours (as with NO_COLOR set).")
  var noColour = false

  func run() throws {
    var configuration = try configurationFile.read().configuration
    documentOptions.apply(to: &configuration.document)
    selection.apply(to: &configuration)
    let plan = try plan(configuration)
    Console.write(PlanText(style: Console.style(for: .output, noColour: noColour)).text(plan), to: .output)
  }

  /// The plan, from as little of the document as it takes; where a name is not found in that, the whole document says
  /// what is near it.
  private func plan(_ configuration: RunConfiguration) throws -> Plan {
    let focus = OperationFocus { operationID, path, tags in
      configuration.selects(operationID: operationID, method: "PUT", path: path, tags: tags)
    }
    do {
      return try plan(configuration, load(configuration, focus: focus))
    } catch let failure as CommandFailure where failure.status == .usage {
      return try plan(configuration, load(configuration))
    }
  }

  private func load(
    _ configuration: RunConfiguration, focus: OperationFocus? = nil
  ) throws(DocumentError) -> LoadedDocument {
    try LoadedDocument(spec, configuration.document, transport: configuration.transport, focus: focus)
  }

  private func plan(_ configuration: RunConfiguration, _ document: LoadedDocument) throws -> Plan {
    try OperationNames.verify(configuration, in: document.description)
    return try ContractTest(
      description: document.description, diagnostics: document.diagnostics, specFile: document.file,
      store: document.store, configuration: configuration
    ).plan()
  }
}

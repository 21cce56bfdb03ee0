import ArgumentParser
import ContractTesting
import Documents
import OpenAPI
import Reports

/// `contract-test lint`.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", _superCommandName: Program.name,
    abstract: "Says what is wrong with a document, and what keeps its updates from being tested.",
    discussion: """
      Example:
        contract-test lint Specs/social-posts.yaml --fail-on warning
        contract-test lint openapi.yaml --format sarif > lint.sarif

      Exit status: 0 nothing of the named severity, 1 at least one finding of it, 2 usage, 3 the document cannot be read.
      """)

  /// The severity from which on findings make the command fail.
  enum Threshold: String, ExpressibleByArgument, CaseIterable {
    case error
    case warning
    case note
    case never

    /// The severity; `nil` for `never`.
    var severity: Diagnostic.Severity? { Diagnostic.Severity(rawValue: rawValue) }
  }

  /// How findings are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case sarif
  }

  @Argument(help: "The OpenAPI document.")
  var spec: String?

  @OptionGroup var configurationFile: ConfigurationOptions
  @OptionGroup(title: "Document") var documentOptions: DocumentOptions

  @Option(name: .customLong("fail-on"), help: "The severity from which on a finding makes the status 1.")
  var failOn = Threshold.error

  @Option(
    name: .customLong("skip-rule"), help: ArgumentHelp("Leave this rule's findings out. Repeatable.", valueName: "id"),
    transform: ArgumentValues.rule)
  var skippedRules: [String] = []

  @Flag(name: .customLong("list-rules"), help: "List the rules with what they say, and end.")
  var listRules = false

  @Option(help: "How findings are written: for people, for programs, or for code scanning (SARIF 2.1.0).")
  var format = Format.text

  @Flag(name: .customLong("no-color"), help: "Use no colours (as with NO_COLOR set).")
  var noColour = false

  func validate() throws {
    if spec == nil && !listRules { throw ValidationError("Missing expected argument '<spec>'") }
  }

  func run() throws {
    if listRules {
      let style = Console.style(for: .output, noColour: noColour)
      Console.write(
        RuleCatalogue.all.map { "\(style.visible($0.id))\n    \($0.explanation)\n" }.joined(), to: .output)
      return
    }
    guard let spec else { return }
    var settings = try configurationFile.readDocumentSettings()
    documentOptions.apply(to: &settings)
    let document = try LoadedDocument(spec, settings)
    let findings = document.findings.filter { !skippedRules.contains($0.rule) }
    switch format {
    case .json: Console.write(DiagnosticsText.json(findings), to: .output)
    case .sarif:
      Console.write(DiagnosticsSARIF.text(findings, toolVersion: ToolVersion.current), to: .output)
    case .text:
      let text = DiagnosticsText(style: Console.style(for: .output, noColour: noColour))
      Console.write((text.singleLines(findings) + [text.summary(findings)]).joined(separator: "\n") + "\n", to: .output)
    }
    if let severity = failOn.severity, findings.contains(where: { $0.severity >= severity }) {
      throw CommandFailure(.violation)
    }
  }
}

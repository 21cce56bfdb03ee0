import ArgumentParser
import ContractTesting
import Documents
import Reports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the configuration file is.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp("The configuration file (default: contract-test.yaml, where there is one).", valueName: "file"))
  var file: String?

  /// What the file says; defaults where there is none.
  func read() throws -> ConfigurationFile {
    guard let root = try root() else { return ConfigurationFile() }
    return try ConfigurationFile.read(
      root, formats: ReportFormat.all.map(\.name), environment: { Console.environment($0) })
  }

  /// What the file says of the document, for commands that need nothing else of it.
  func readDocumentSettings() throws -> DocumentSettings {
    guard let root = try root() else { return DocumentSettings() }
    return try ConfigurationFile.documentSettings(root, environment: { Console.environment($0) })
  }

  /// The file's root; `nil` where none was named and there is none.
  private func root() throws -> Node? {
    let standard = "contract-test.yaml"
    if file == nil, access(standard, F_OK) != 0 { return nil }
    let store = DocumentStore()
    let root: Node
    do {
      root = try store.load(path: file ?? standard)
    } catch {
      throw ConfigurationError(diagnostics: [error.diagnostic])
    }
    let faults = store.diagnostics.filter { $0.severity > .note }
    if !faults.isEmpty { throw ConfigurationError(diagnostics: faults) }
    return root
  }
}

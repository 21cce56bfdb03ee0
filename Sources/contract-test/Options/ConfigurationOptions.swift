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
    let standard = "contract-test.yaml"
    if file == nil, access(standard, F_OK) != 0 { return ConfigurationFile() }
    let store = DocumentStore()
    let root: Node
    do {
      root = try store.load(path: file ?? standard)
    } catch {
      throw ConfigurationError(diagnostics: [error.diagnostic])
    }
    let faults = store.diagnostics.filter { $0.severity > .note }
    if !faults.isEmpty { throw ConfigurationError(diagnostics: faults) }
    return try ConfigurationFile.read(
      root, formats: ReportFormat.all.map(\.name), environment: { Console.environment($0) })
  }
}

import ContractTesting
import Documents
import Reports
import Sandbox

/// Why a command ends with something else than 0.
struct CommandFailure: Error {
  let status: ExitStatus
  /// What is said on standard error; empty when everything was said.
  let message: String

  /// A failure of which everything has been said.
  init(_ status: ExitStatus) {
    self.status = status
    message = ""
  }

  /// A failure with a text of its own.
  init(_ status: ExitStatus, text: String) {
    self.status = status
    message = text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
  }

  /// One sentence on what is wrong, one on what to do about it.
  init(_ status: ExitStatus, _ sentence: String, remedy: String = "") {
    let style = Console.style(for: .error)
    let lines = [sentence, remedy].filter { !$0.isEmpty }.map { style.visible($0) }
    self.init(status, text: "contract-test: " + lines.joined(separator: "\n    "))
  }

  /// What is wrong in the value of an option, with a mark below the place.
  init(_ error: WhereError, option: String) {
    let style = Console.style(for: .error)
    let before = String(String.UnicodeScalarView(error.text.unicodeScalars.prefix(error.column - 1)))
    let mark = String(repeating: " ", count: style.columns(of: before)) + "^"
    self.init(
      .usage,
      text: "contract-test: \(option): \(style.visible(error.message))\n    \(style.visible(error.text))\n    \(mark)")
  }

  /// What is wrong in files, each with its place.
  init(_ status: ExitStatus, _ diagnostics: [Diagnostic]) {
    let text = DiagnosticsText(style: Console.style(for: .error))
    self.init(status, text: text.lines(diagnostics).joined(separator: "\n"))
  }

  init(_ error: JournalError) {
    self.init(.usage, error.message, remedy: error.remedy)
  }

  init(_ error: RunError) {
    switch error {
    case .usage(let message): self.init(.usage, message)
    case .document(let diagnostics): self.init(.document, diagnostics)
    case .unreachable(let message):
      self.init(
        .unreachable, message, remedy: "Check that the server runs and that --target names it, port included.")
    case .nothingTestable(let operations): self.init(nothingTestable: operations)
    }
  }

  private init(nothingTestable operations: [OperationResult]) {
    let style = Console.style(for: .error)
    var lines = ["contract-test: Nothing in the document can be tested."]
    if operations.isEmpty { lines.append("    It has no PUT operation that was selected.") }
    for operation in operations {
      lines.append(style.visible("  \(operation.method) \(operation.path)  \(operation.place)"))
      lines.append(style.visible("      \(operation.untested ?? "no reason recorded")"))
    }
    self.init(.nothingTestable, text: lines.joined(separator: "\n"))
  }
}

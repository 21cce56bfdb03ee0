import Documents
import JSON

/// What is wrong with a document.
public struct DiagnosticsText: Sendable {
  let style: TerminalStyle

  /// Makes a writer for a terminal of that style.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// `file:line:column: severity: message [rule]`, the remedy indented below; not wrapped, so that editors can read it.
  public func lines(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.flatMap { diagnostic -> [String] in
      let line = line(diagnostic, diagnostic.message)
      return diagnostic.remedy.isEmpty ? [line] : [line, "    \(style.shown(diagnostic.remedy))"]
    }
  }

  /// `file:line:column: severity: message remedy [rule]`, one line each, for lists that are searched and counted.
  public func singleLines(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { line($0, $0.sentences) }
  }

  private func line(_ diagnostic: Diagnostic, _ message: String) -> String {
    let severity =
      switch diagnostic.severity {
      case .error: style.paint("error", .bad)
      case .warning: style.paint("warning", .warning)
      case .note: style.paint("note", .faint)
      }
    let place = style.paint(style.shown(diagnostic.place.description), .place)
    return "\(place): \(severity): \(style.shown(message)) [\(style.shown(diagnostic.rule))]"
  }

  /// `2 errors, 1 warning, 0 notes`.
  public func summary(_ diagnostics: [Diagnostic]) -> String {
    func count(_ severity: Diagnostic.Severity) -> Int { diagnostics.count { $0.severity == severity } }
    return [counted(count(.error), "error"), counted(count(.warning), "warning"), counted(count(.note), "note")]
      .joined(separator: ", ")
  }

  /// The same as a JSON array, one object a diagnostic.
  public static func json(_ diagnostics: [Diagnostic]) -> String {
    JSONValue.array(diagnostics.map(JSONReport.diagnostic)).serialized(pretty: true) + "\n"
  }
}

extension Diagnostic {
  /// What is wrong and what to do about it, each a sentence with its full stop.
  var sentences: String {
    let isSentence = message.last.map { ".?!".contains($0) } ?? true
    return (isSentence ? message : message + ".") + (remedy.isEmpty ? "" : " " + remedy)
  }
}

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
      let severity =
        switch diagnostic.severity {
        case .error: style.paint("error", .bad)
        case .warning: style.paint("warning", .warning)
        case .note: style.paint("note", .faint)
        }
      let place = style.paint(style.shown(diagnostic.place.description), .place)
      let line = "\(place): \(severity): \(style.shown(diagnostic.message)) [\(style.shown(diagnostic.rule))]"
      return diagnostic.remedy.isEmpty ? [line] : [line, "    \(style.shown(diagnostic.remedy))"]
    }
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

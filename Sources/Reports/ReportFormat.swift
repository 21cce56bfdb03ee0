import ContractTesting

/// A format that a report can be written in.
///
/// What comes in is a `Report`, what goes out is text. A format decides nothing: verdicts, counts and the order of
/// failures are the report's. A new format is one file and one entry in `all`.
public struct ReportFormat: Sendable {
  /// The name that `--report` takes.
  public let name: String
  /// What it is for, one line.
  public let summary: String
  /// Writes a report.
  public let write: @Sendable (Report) -> String

  /// Every format, in the order in which help shows them.
  public static let all: [ReportFormat] = [
    ReportFormat(name: "json", summary: "everything, for programs (Specs/report.schema.json)") {
      JSONReport.text($0)
    },
    ReportFormat(name: "junit", summary: "JUnit XML, for CI systems") { JUnitReport.text($0) },
    ReportFormat(name: "text", summary: "what the terminal shows, without colours") {
      TerminalReport(style: .plain).text($0)
    },
  ]

  /// The format of that name; `nil` when there is none.
  public static func named(_ name: String) -> ReportFormat? {
    all.first { $0.name == name }
  }
}

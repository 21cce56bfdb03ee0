import MutationTesting

/// A format that the outcome of mutation testing can be written in. A new one is one file and one entry in `all`.
public struct MutationFormat: Sendable {
  /// The name that `--format` and `--report` take.
  public let name: String
  /// What it is for, one line.
  public let summary: String
  /// Writes a report.
  public let write: @Sendable (MutationReport) -> String

  /// Every format, in the order in which help shows them.
  public static let all: [MutationFormat] = [
    MutationFormat(name: "text", summary: "what the terminal shows, without colours") {
      MutationText(style: .plain).text($0)
    },
    MutationFormat(name: "json", summary: "everything, for programs (Specs/mutation.schema.json)") {
      MutationJSON.text($0)
    },
    MutationFormat(name: "markdown", summary: "tables, for pull requests and wikis") { MutationMarkdown.text($0) },
  ]

  /// The format of that name; `nil` when there is none.
  public static func named(_ name: String) -> MutationFormat? {
    all.first { $0.name == name }
  }
}

import MutationTesting

/// The outcome of mutation testing as Markdown tables (GitHub Flavored Markdown).
enum MutationMarkdown {
  /// The whole report; ends in a line break.
  static func text(_ report: MutationReport) -> String {
    let score = report.score
    var blocks = [
      "# Mutation testing of \(escaped(report.subject.title))",
      """
      Document `\(report.subject.file)`, depth \(report.subject.depth.rawValue), seed \(report.subject.seed). \
      **\(score.percent)%**: \(score.found) of \(counted(score.faults, "fault")) found, \(score.warned) of them by a \
      warning alone; \(report.inapplicable.count) not applicable, \(report.unexplored) not explored, \(report.unfinished) not tried; \
      \(counted(report.requests, "request")) in \(DurationText.readable(report.durationSeconds)).
      """,
    ]
    if !report.isGreen {
      blocks.append("**The run against the correct server is not green, so no fault was tried.**")
      blocks.append(
        report.clean.failures.filter { $0.verdict == .fail }
          .map { "- \(escaped($0.operation)), \($0.check): \(escaped($0.message))" }.joined(separator: "\n"))
    }
    if !report.faults.isEmpty { blocks += ["## By class", classes(report), "## By fault", faults(report.faults)] }
    if !report.survivors.isEmpty { blocks += ["## Survived", survivors(report.survivors)] }
    if !report.inapplicable.isEmpty { blocks += ["## Not applicable", inapplicable(report.inapplicable)] }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func classes(_ report: MutationReport) -> String {
    let rows = report.classes.map { entry in
      let score = entry.score
      let checks = score.checks.map { "\($0.id) (\($0.faults))" }.joined(separator: ", ")
      return [
        entry.class.rawValue, "\(score.faults)", "\(score.found)", "\(score.warned)", "\(score.survived)",
        "\(score.requests)", checks,
      ]
    }
    return table(
      ["Class", "Faults", "Found", "by a warning alone", "Survived", "Requests", "Found by"], rows, numbers: 1...5)
  }

  private static func faults(_ faults: [FaultResult]) -> String {
    let rows = faults.map { fault in
      let outcome =
        switch fault.outcome {
        case .failed: "failure"
        case .warned: "warning"
        case .survived: "**survived**"
        }
      return [
        "`\(fault.id)`", fault.class.rawValue, outcome, fault.checks.joined(separator: ", "), "\(fault.requests)",
        escaped(fault.findings.first?.message ?? ""),
      ]
    }
    return table(["Fault", "Class", "Found by a", "Check", "Requests", "What is said"], rows, numbers: 4...4)
  }

  private static func survivors(_ faults: [FaultResult]) -> String {
    faults.map { fault in
      (["- `\(fault.id)`: \(escaped(fault.description))"] + fault.needs.map { "  - \(escaped($0))" })
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func inapplicable(_ faults: [InapplicableFault]) -> String {
    table(
      ["Fault", "Class", "The document lacks"],
      faults.map { ["`\($0.id)`", $0.class.rawValue, escaped($0.lacking.joined(separator: ", and "))] })
  }

  private static func table(_ head: [String], _ rows: [[String]], numbers: ClosedRange<Int>? = nil) -> String {
    let rule = head.indices.map { numbers?.contains($0) == true ? "---:" : "---" }
    return ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  /// Text that Markdown shows as it is, on one line.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in TerminalText.escaped(text) {
      if "\\`*_{}[]<>|~#&".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}

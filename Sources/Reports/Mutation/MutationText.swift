import MutationTesting

/// The outcome of mutation testing for people: the score by class, the faults that were not found and why, what the
/// document gives nothing to break, the verdict last.
public struct MutationText: Sendable {
  let style: TerminalStyle

  /// Makes a writer for a terminal of that style.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The whole report; ends in a line break.
  public func text(_ report: MutationReport) -> String {
    var sections: [[String]] = []
    if style.detail != .quiet {
      sections.append(header(report))
      if !report.faults.isEmpty { sections.append(classes(report)) }
      if style.detail == .verbose { sections.append(found(report.faults)) }
    }
    if !report.isGreen {
      sections.append([heading("The correct server is not green")] + cleanFailures(report))
    }
    sections.append(survivors(report.survivors))
    if style.detail != .quiet {
      sections.append(inapplicable(report.inapplicable))
      if report.unexplored > 0 {
        sections.append([
          "\(counted(report.unexplored, "fault")) more in combinations of values alone: explore with --budget DURATION"
        ])
      }
    }
    sections.append([verdict(report)])
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func heading(_ text: String) -> String { style.paint(text, .strong) }

  private func header(_ report: MutationReport) -> [String] {
    let subject = report.subject
    let title = [subject.title, subject.version].filter { !$0.isEmpty }.joined(separator: " ")
    return [
      heading("contract-test \(style.shown(report.toolVersion)): mutation testing"),
      "  document  " + style.shown(subject.file) + (title.isEmpty ? "" : " (\(style.shown(title)))"),
      "  depth     \(subject.depth.rawValue), seed \(subject.seed)",
      "  clean     \(report.isGreen ? "green" : "not green"), \(counted(report.clean.requests, "request"))",
    ]
  }

  // MARK: The score

  private func classes(_ report: MutationReport) -> [String] {
    let rows = report.classes.map { ($0.class.rawValue, $0.score) } + [("all", report.score)]
    let width = rows.map(\.0.count).max() ?? 0
    let head =
      "  " + TerminalText.padded("Class", to: width) + "  faults  failure  warning  survived  requests  found by"
    var lines = [style.paint(head, .strong)]
    for (name, score) in rows {
      let cells = [
        right(score.faults, 6), right(score.failed, 7), right(score.warned, 7), right(score.survived, 8),
        right(score.requests, 8),
      ]
      let isAll = name == "all"
      let checks = isAll ? "" : score.checks.map { "\($0.id) \($0.faults)" }.joined(separator: ", ")
      let label = TerminalText.padded(name, to: width)
      let numbers = cells.joined(separator: "  ")
      let indent = String(repeating: " ", count: 2 + width + 2 + numbers.count + 2)
      let shown = TerminalText.wrapped(checks, to: max(24, style.width - indent.count))
      let mark = score.survived == 0 ? style.paint(style.passMark, .good) : style.paint(style.failMark, .bad)
      let start = "\(mark) \(isAll ? heading(label) : label)  \(numbers)  "
      lines.append((start + (shown.first ?? "")).dropTrailingBlanks())
      lines += shown.dropFirst().map { indent + $0 }
    }
    return lines
  }

  private func right(_ number: Int, _ width: Int) -> String {
    let text = number == 0 ? "." : "\(number)"
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private func found(_ faults: [FaultResult]) -> [String] {
    let found = faults.filter { $0.outcome != .survived }
    guard !found.isEmpty else { return [] }
    let width = found.map(\.id.count).max() ?? 0
    var lines = [heading("Found")]
    for fault in found {
      let mark =
        fault.outcome == .failed ? style.paint(style.passMark, .good) : style.paint(style.warnMark, .warning)
      let checks = fault.checks.joined(separator: ", ")
      lines.append(
        "  \(mark) \(TerminalText.padded(fault.id, to: width))  \(checks), \(counted(fault.requests, "request"))")
      if let finding = fault.findings.first { lines += indented(finding.message, by: 6) }
    }
    return lines
  }

  // MARK: What was not found

  private func survivors(_ faults: [FaultResult]) -> [String] {
    guard !faults.isEmpty else { return [] }
    var lines = [heading("Survived: a server with one of these bugs passes the tests")]
    for fault in faults {
      lines.append("  \(style.paint(style.failMark, .bad)) \(fault.id) \(style.paint(fault.class.rawValue, .faint))")
      lines += indented(fault.description, by: 6)
      lines += fault.needs.flatMap { indented("\(style.arrow) \(style.shown($0))", by: 6) }
    }
    return lines
  }

  private func inapplicable(_ faults: [InapplicableFault]) -> [String] {
    guard !faults.isEmpty else { return [] }
    var lines = [heading("Not applicable, as the document lacks")]
    var order: [String] = []
    var groups: [String: [String]] = [:]
    for fault in faults {
      let lacking = fault.lacking.joined(separator: ", and ")
      if groups[lacking] == nil { order.append(lacking) }
      groups[lacking, default: []].append(fault.id)
    }
    for lacking in order {
      lines += indented(
        "\(style.notTestedMark) \(lacking): \(groups[lacking, default: []].joined(separator: ", "))", by: 2)
    }
    return lines
  }

  private func cleanFailures(_ report: MutationReport) -> [String] {
    let failures = report.clean.failures.filter { $0.verdict == .fail }
    return failures.flatMap { failure in
      ["  \(style.paint(style.failMark, .bad)) \(style.shown(failure.operation)) \(style.dot) \(failure.check)"]
        + indented(style.shown(failure.message), by: 6)
        + ["      " + style.paint(style.shown(failure.place.description), .place)]
    }
      + indented(
        "No fault was tried: what a fault breaks could not be told from this. See it with run --target sandbox.", by: 2)
  }

  private func indented(_ text: String, by indent: Int) -> [String] {
    TerminalText.wrapped(text, to: style.width - indent).map { String(repeating: " ", count: indent) + $0 }
  }

  // MARK: The verdict

  private func verdict(_ report: MutationReport) -> String {
    guard report.isGreen else {
      return style.paint("\(style.failMark) The clean run is not green", .bad)
    }
    let score = report.score
    let mark = score.survived == 0 ? style.paint(style.passMark, .good) : style.paint(style.warnMark, .warning)
    var parts = ["\(score.found) of \(counted(score.faults, "fault")) found"]
    if score.warned > 0 { parts.append("\(score.warned) of them by a warning alone") }
    parts += [
      "\(report.inapplicable.count) not applicable", counted(report.requests, "request"),
      DurationText.readable(report.durationSeconds),
    ]
    let unfinished = report.unfinished > 0 ? " (interrupted; \(report.unfinished) not tried)" : ""
    return "\(mark) Mutation score \(score.percent)%: \(parts.joined(separator: ", "))\(unfinished)"
  }
}

import ContractTesting
import Documents
import JSON

/// A report for people: what was tested, what holds, each failure with everything needed to repeat it, the verdict last.
public struct TerminalReport: Sendable {
  let style: TerminalStyle

  /// Makes a writer for a terminal of that style.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The whole report; ends in a line break.
  public func text(_ report: Report) -> String {
    var sections: [[String]] = []
    if style.detail != .quiet {
      sections.append(header(report))
      sections.append(operations(report.operations))
      sections.append(ChecksTable(style: style).lines(report.operations))
    }
    let entries = FailureText(style: style)
    let violations = report.failures.filter { $0.verdict == .fail }
    if !violations.isEmpty {
      sections.append([heading("Failures")])
      for (index, failure) in violations.enumerated() {
        sections.append(entries.lines(failure, number: index + 1))
      }
    }
    if style.detail != .quiet {
      sections.append(WarningsText(style: style).lines(report.failures.filter { $0.verdict != .fail }))
      sections.append(untested(report.operations))
      sections.append(notTested(report.operations))
      sections.append(notes(report.operations))
      sections.append(diagnostics(report.diagnostics))
    }
    sections.append(leftovers(report.leftovers))
    sections.append([verdict(report)])
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func heading(_ text: String) -> String {
    style.paint(text, .strong)
  }

  private func header(_ report: Report) -> [String] {
    let title = [report.specTitle, report.specVersion].filter { !$0.isEmpty }.joined(separator: " ")
    return [
      style.paint("contract-test \(style.shown(report.toolVersion))", .strong),
      "  document  " + style.shown(report.specFile) + (title.isEmpty ? "" : " (\(style.shown(title)))"),
      "  target    " + style.shown(report.target),
      "  seed      \(report.seed)",
    ]
  }

  private func operations(_ operations: [OperationResult]) -> [String] {
    guard !operations.isEmpty else { return [] }
    let names = operations.map { style.shown($0.name) }
    let width = min(50, names.map(TerminalText.width).max() ?? 0)
    var lines = [heading("Operations")]
    for (operation, name) in zip(operations, names) {
      let padded = TerminalText.padded(name, to: width)
      if operation.untested != nil {
        lines.append("  \(style.paint(style.notTestedMark, .faint)) \(padded)  not tested")
        continue
      }
      let counts = ReportTotals.checks(of: operation)
      lines.append("  \(mark(counts)) \(padded)  \(summary(counts, requests: operation.requests))")
      let setup = operation.setup.map { "set up by \(style.shown($0))" } ?? "no set-up"
      let readback = operation.readback.map { "read back by \(style.shown($0))" } ?? "no read-back"
      lines.append("      " + style.paint("\(setup), \(readback)", .faint))
      if style.detail == .verbose { lines += checks(operation) }
    }
    return lines
  }

  private func checks(_ operation: OperationResult) -> [String] {
    let width = operation.checks.map(\.id.count).max() ?? 0
    return operation.checks.map { check in
      let reason = check.reason.map { "  " + style.shown($0) } ?? ""
      let cases = check.verdict == .notTested ? "" : "\(check.cases) " + (check.cases == 1 ? "case" : "cases")
      return "      \(mark(check.verdict)) \(TerminalText.padded(check.id, to: width))  \(cases)\(reason)"
    }
  }

  private func mark(_ verdict: Verdict) -> String {
    switch verdict {
    case .pass: style.paint(style.passMark, .good)
    case .fail: style.paint(style.failMark, .bad)
    case .warn: style.paint(style.warnMark, .warning)
    case .notTested: style.paint(style.notTestedMark, .faint)
    }
  }

  private func mark(_ counts: ReportTotals.Checks) -> String {
    if counts.failed > 0 { return mark(.fail) }
    if counts.warned > 0 { return mark(.warn) }
    return mark(counts.passed > 0 ? .pass : .notTested)
  }

  private func summary(_ counts: ReportTotals.Checks, requests: Int) -> String {
    var parts: [String] = []
    if counts.failed > 0 { parts.append(style.paint("\(counts.failed) failed", .bad)) }
    if counts.warned > 0 { parts.append(style.paint("\(counts.warned) warned", .warning)) }
    parts.append("\(counts.passed) passed")
    if counts.notTested > 0 { parts.append("\(counts.notTested) not tested") }
    return parts.joined(separator: ", ") + style.paint("  \(counted(requests, "request"))", .faint)
  }

  private func untested(_ operations: [OperationResult]) -> [String] {
    let entries = operations.filter { $0.untested != nil }
    guard !entries.isEmpty else { return [] }
    return [heading("Operations that were not tested")]
      + entries.flatMap { operation in
        ["  \(style.paint(style.notTestedMark, .faint)) \(style.shown(operation.name))"]
          + indented(operation.untested ?? "", by: 6)
          + ["      " + style.paint(style.shown(operation.place.description), .place)]
      }
  }

  /// Checks that did not apply, grouped by reason.
  private func notTested(_ operations: [OperationResult]) -> [String] {
    guard style.detail != .verbose else { return [] }
    var reasons: [(check: String, reason: String, operations: Int)] = []
    for operation in operations {
      for check in operation.checks where check.verdict == .notTested {
        let reason = check.reason ?? "no reason recorded"
        if let index = reasons.firstIndex(where: { $0.check == check.id && $0.reason == reason }) {
          reasons[index].operations += 1
        } else {
          reasons.append((check.id, reason, 1))
        }
      }
    }
    guard !reasons.isEmpty else { return [] }
    let width = reasons.map(\.check.count).max() ?? 0
    return [heading("Checks that were not tested")]
      + reasons.flatMap { entry in
        let times = entry.operations > 1 ? " (\(entry.operations) operations)" : ""
        let lines = TerminalText.wrapped(style.shown(entry.reason) + times, to: style.width - width - 6)
        return lines.enumerated().map { index, line in
          let id = TerminalText.padded(index == 0 ? entry.check : "", to: width)
          let mark = index == 0 ? style.paint(style.notTestedMark, .faint) : " "
          return "  \(mark) \(id)  \(line)"
        }
      }
  }

  private func notes(_ operations: [OperationResult]) -> [String] {
    let entries = operations.filter { !$0.notes.isEmpty }
    guard !entries.isEmpty else { return [] }
    return [heading("Worth knowing")]
      + entries.flatMap { operation in
        ["  \(style.shown(operation.name))"] + operation.notes.flatMap { indented($0, by: 6) }
      }
  }

  private func diagnostics(_ diagnostics: [Diagnostic]) -> [String] {
    let shown = style.detail == .verbose ? diagnostics : diagnostics.filter { $0.severity > .note }
    guard !shown.isEmpty else { return [] }
    let most = style.detail == .verbose ? Int.max : 10
    var lines = [heading("The document")]
    lines += DiagnosticsText(style: style).lines(Array(shown.prefix(most))).map { "  " + $0 }
    if shown.count > most { lines.append("  and \(shown.count - most) more; `contract-test lint` shows all") }
    return lines
  }

  private func leftovers(_ leftovers: [Leftover]) -> [String] {
    guard !leftovers.isEmpty else { return [] }
    let width = min(60, leftovers.map { TerminalText.width(style.shown($0.target)) }.max() ?? 0)
    return [style.paint("Left behind on the server", .warning)]
      + leftovers.map {
        "  \(TerminalText.padded(style.shown($0.target), to: width))  \(style.shown($0.reason))"
      }
  }

  private func verdict(_ report: Report) -> String {
    let totals = ReportTotals(report)
    var parts = [counted(totals.violations, "failure"), counted(totals.warnings, "warning")]
    parts.append("\(counted(totals.tested, "operation")) tested")
    if totals.untested > 0 { parts.append("\(totals.untested) not tested") }
    parts.append(counted(report.requests, "request"))
    parts.append(DurationText.readable(report.durationSeconds))
    let counts = parts.joined(separator: ", ")
    let interrupted = report.interrupted ? "Interrupted. " : ""
    if totals.violations > 0 {
      return style.paint("\(style.failMark) \(interrupted)The contract is broken", .bad) + ": \(counts)"
    }
    if report.interrupted { return style.paint("\(style.warnMark) Interrupted", .warning) + ": \(counts)" }
    if totals.checks.passed + totals.checks.warned == 0 {
      return style.paint("\(style.notTestedMark) Nothing was tested", .warning) + ": \(counts)"
    }
    return style.paint("\(style.passMark) The contract holds", .good) + ": \(counts)"
  }

  private func indented(_ text: String, by columns: Int) -> [String] {
    TerminalText.wrapped(style.shown(text), to: style.width - columns).map {
      String(repeating: " ", count: columns) + $0
    }
  }
}

/// `1 request`, `2 requests`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

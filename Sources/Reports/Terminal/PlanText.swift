import ContractTesting

/// What a run would do, for people.
public struct PlanText: Sendable {
  let style: TerminalStyle

  /// Makes a writer for a terminal of that style.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The whole plan; ends in a line break.
  public func text(_ plan: Plan) -> String {
    let testable = plan.operations.filter { $0.untested == nil }
    let untestable = plan.operations.filter { $0.untested != nil }
    var lines = testable.flatMap(operation)
    if !untestable.isEmpty {
      lines.append(style.paint("Cannot be tested", .strong))
      lines += untestable.flatMap(reason)
      lines.append("")
    }
    let cases = testable.flatMap(\.cases).reduce(0) { $0 + $1.count }
    lines.append(
      style.paint(counted(testable.count, "operation"), .strong)
        + " testable, \(untestable.count) not, \(counted(cases, "case")) planned; nothing was sent")
    return lines.joined(separator: "\n") + "\n"
  }

  private func operation(_ operation: PlannedOperation) -> [String] {
    let name = "\(operation.method) \(operation.path)"
    let id = operation.id == name ? "" : "  " + style.paint(style.shown(operation.id), .faint)
    var lines = [
      style.paint(style.shown(name), .strong) + id,
      "  " + style.paint(style.shown(operation.place.description), .place),
      "  set-up     " + style.shown(operation.setup ?? "none: an existing record is needed"),
      "  read-back  " + style.shown(operation.readback ?? "none: what is stored cannot be verified"),
    ]
    let width = operation.cases.map(\.check.count).max() ?? 0
    let digits = operation.cases.map { "\($0.count)".count }.max() ?? 0
    for entry in operation.cases {
      let count = "\(entry.count)"
      let fill = String(repeating: " ", count: digits - count.count)
      lines.append(
        "    \(TerminalText.padded(entry.check, to: width))  \(fill)\(entry.count == 1 ? "1 case" : "\(count) cases")")
    }
    for note in operation.notes {
      lines += TerminalText.wrapped(style.shown(note), to: style.width - 2).map { "  " + style.paint($0, .faint) }
    }
    return lines + [""]
  }

  private func reason(_ operation: PlannedOperation) -> [String] {
    ["  \(style.paint(style.notTestedMark, .faint)) \(style.shown("\(operation.method) \(operation.path)"))"]
      + TerminalText.wrapped(style.shown(operation.untested ?? ""), to: style.width - 6).map { "      " + $0 }
      + ["      " + style.paint(style.shown(operation.place.description), .place)]
  }
}

import ContractTesting

/// The verdicts of each check over all operations, in aligned columns.
struct ChecksTable {
  let style: TerminalStyle

  func lines(_ operations: [OperationResult]) -> [String] {
    var order: [String] = []
    var counts: [String: ReportTotals.Checks] = [:]
    for check in operations.flatMap(\.checks) {
      if counts[check.id] == nil { order.append(check.id) }
      counts[check.id, default: .init()].count(check.verdict)
    }
    guard !order.isEmpty else { return [] }
    let width = max(6, order.map(\.count).max() ?? 0)
    func row(_ id: String, _ cells: [String]) -> String {
      TerminalText.padded(id, to: width)
        + zip(cells, ["passed", "failed", "warned", "not tested"]).map { cell, title in
          "  " + String(repeating: " ", count: max(0, title.count - cell.count)) + cell
        }.joined()
    }
    let head = row("", ["passed", "failed", "warned", "not tested"]).dropFirst(2)
    var lines = [style.paint("Checks", .strong) + style.paint(String(head), .faint)]
    for id in order {
      let count = counts[id] ?? .init()
      let cells = [count.passed, count.failed, count.warned, count.notTested].map { $0 == 0 ? "." : "\($0)" }
      lines.append("  \(mark(count)) " + row(id, cells).dropTrailingBlanks())
    }
    return lines
  }

  private func mark(_ counts: ReportTotals.Checks) -> String {
    if counts.failed > 0 { return style.paint(style.failMark, .bad) }
    if counts.warned > 0 { return style.paint(style.warnMark, .warning) }
    if counts.passed > 0 { return style.paint(style.passMark, .good) }
    return style.paint(style.notTestedMark, .faint)
  }
}

extension String {
  /// Without blanks at its end.
  func dropTrailingBlanks() -> String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }
}

import ContractTesting

/// The warnings, a few lines each, those of one check and message together.
struct WarningsText {
  let style: TerminalStyle

  func lines(_ warnings: [Failure]) -> [String] {
    guard !warnings.isEmpty else { return [] }
    var groups: [(first: Failure, all: [Failure])] = []
    for warning in warnings {
      if let index = groups.firstIndex(where: {
        $0.first.check == warning.check && $0.first.message == warning.message
      }) {
        groups[index].all.append(warning)
      } else {
        groups.append((warning, [warning]))
      }
    }
    var lines = [style.paint("Warnings", .strong)]
    for group in groups {
      let first = group.first
      let text = TerminalText.wrapped("\(first.check): \(style.shown(first.message))", to: style.width - 4)
      for (index, line) in text.enumerated() {
        lines.append("  \(index == 0 ? style.paint(style.warnMark, .warning) : " ") \(line)")
      }
      for warning in group.all {
        let subject = warning.subject.isEmpty ? "" : " \(style.dot) \(style.shown(warning.subject))"
        let place = style.paint(style.shown(warning.place.description), .place)
        let id = style.paint(style.shown(warning.id), .faint)
        lines.append("    \(style.shown(warning.operation))\(subject)  \(place)  \(id)")
        if style.detail == .verbose { lines += values(warning) }
      }
    }
    return lines
  }

  private func values(_ warning: Failure) -> [String] {
    DifferenceTable(style: style).lines(expected: warning.expected, actual: warning.actual, width: style.width - 6)
      .map { "      " + $0 }
  }
}

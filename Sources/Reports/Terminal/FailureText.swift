import ContractTesting
import JSON

/// One failure in full.
struct FailureText {
  let style: TerminalStyle

  func lines(_ failure: Failure, number: Int) -> [String] {
    let title = [failure.operation, failure.check, failure.subject].filter { !$0.isEmpty }
      .map { style.shown($0) }.joined(separator: " \(style.dot) ")
    var lines = ["\(style.paint("\(number)) \(title)", .bad))  \(style.paint(style.shown(failure.id), .faint))"]
    lines += indented(failure.message) + failure.details.flatMap(indented)
    lines.append("   " + style.paint(style.shown(failure.place.description), .place))
    let table = found(failure)
    if !table.isEmpty { lines += [""] + table.map { "   " + $0 } }
    if !failure.exchanges.isEmpty { lines += [""] + exchanges(failure.exchanges) }
    if !failure.curl.isEmpty {
      lines += ["", "   " + style.paint("To see it again:", .faint)] + failure.curl.map(command)
    }
    return lines
  }

  /// Both states side by side; where nothing single was expected, what was found.
  private func found(_ failure: Failure) -> [String] {
    let table = DifferenceTable(style: style)
    guard failure.expected == nil, let actual = failure.actual, !failure.message.contains(actual.serialized()) else {
      return failure.expected == nil
        ? [] : table.lines(expected: failure.expected, actual: failure.actual, width: style.width - 3)
    }
    return ["found: " + table.shown(actual, differingFrom: nil, width: style.width - 10)]
  }

  private func exchanges(_ exchanges: [RecordedExchange]) -> [String] {
    let width = exchanges.map { TerminalText.width(style.shown($0.purpose)) }.max() ?? 0
    return exchanges.map { exchange in
      let purpose = TerminalText.padded(style.shown(exchange.purpose), to: width)
      let request = "\(style.shown(exchange.method)) \(style.shown(exchange.url))"
      let answer: String
      if let status = exchange.status {
        answer = "\(status)" + style.paint(" (\(DurationText.readable(exchange.seconds)))", .faint)
      } else {
        answer = style.shown(exchange.transportError ?? "no answer")
      }
      return "   \(style.paint(purpose, .faint))  \(request) \(style.arrow) \(answer)"
    }
  }

  /// A command as it is to be pasted: never wrapped, and its own line breaks kept.
  private func command(_ command: String) -> String {
    "   "
      + command.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalText.escaped($0) }.joined(separator: "\n")
  }

  private func indented(_ text: String) -> [String] {
    TerminalText.wrapped(style.shown(text), to: style.width - 3).map { "   " + $0 }
  }
}

import ContractTesting
import JSON

/// What an update did to its record: the members that changed, before and after.
public struct UpdateText: Sendable {
  /// The columns that a value takes at most.
  private static let valueLimit = 40

  private let style: TerminalStyle

  /// Makes texts for a terminal.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// How the lines are to be read.
  public var legend: String {
    style.paint(
      "Each update and the members it changed, before \(style.arrow) after. "
        + "Values of more than \(Self.valueLimit) columns are shortened.", .faint)
  }

  /// A line on the update, and one for each member that changed.
  public func lines(_ update: RecordUpdate) -> [String] {
    let status = update.status.map(String.init) ?? "no answer"
    let head = "\(style.shown(update.request)) \(style.arrow) \(status)"
    switch (update.before, update.after) {
    case (.record(let before), .record(let after)):
      let difference = ValueDifference(expected: before, actual: after)
      if difference.rows.isEmpty { return [head + "  " + style.paint("unchanged", .faint)] }
      let more = difference.more > 0 ? ["  " + style.paint("and \(difference.more) more", .faint)] : []
      return [head] + rows(difference.rows) + more
    case (.unknown, .record(let after)), (.absent, .record(let after)):
      return [head, "  after  " + shown(after, nil)]
    case (_, .absent):
      return [head + "  there is no such record"]
    case (_, .unknown(let why)):
      return [head + "  " + style.paint("not known: \(style.shown(why))", .faint)]
    }
  }

  private func rows(_ rows: [ValueDifference.Row]) -> [String] {
    let places = rows.map { style.shown($0.pointer.description) }
    let width = places.map(TerminalText.width).max() ?? 0
    let before = rows.map { shown($0.expected, $0.actual) }
    let beforeWidth = before.map(TerminalText.width).max() ?? 0
    return rows.indices.map { index in
      "  " + TerminalText.padded(places[index], to: width) + "  "
        + style.paint(TerminalText.padded(before[index], to: beforeWidth), .bad) + " \(style.arrow) "
        + style.paint(shown(rows[index].actual, rows[index].expected), .good)
    }
  }

  private func shown(_ value: JSONValue?, _ other: JSONValue?) -> String {
    DifferenceTable(style: style).shown(value, differingFrom: other, width: Self.valueLimit)
  }
}

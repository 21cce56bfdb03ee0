import JSON

/// A table for the terminal: aligned, and in several parts, one below the other, where it is wider than the terminal. Every
/// part begins with the first column.
public struct TableText: Sendable {
  /// The columns that a value takes at most.
  private static let cellLimit = 40
  private static let gap = "  "

  private let style: TerminalStyle

  /// Makes tables for a terminal.
  public init(style: TerminalStyle) {
    self.style = style
  }

  /// The lines of the table. Columns without any value are left out.
  public func lines(_ table: ValueTable) -> [String] {
    let used = table.columns.indices.filter { column in
      column == 0 || table.rows.contains { $0[column] != nil }
    }
    let columns = used.map { index in
      Column(name: style.shown(table.columns[index]), values: table.rows.map { $0[index] }, shown: shown)
    }
    guard let first = columns.first else { return [] }
    return parts(columns).enumerated().flatMap { number, part in
      (number == 0 ? [] : [""]) + lines(part.isEmpty ? [first] : part, rows: table.rows.count)
    }
  }

  /// A value in one line: text without quotes where it cannot be taken for something else.
  func shown(_ value: JSONValue?) -> String {
    guard let value else { return "" }
    var text = value.serialized()
    if let string = value.string?.text, !string.isEmpty, string.first != " ", string.last != " ", string.first != "\"",
      JSONNumber(literal: string) == nil, !["null", "true", "false"].contains(string)
    {
      text = string
    }
    return TerminalText.cut(style.shown(text), to: Self.cellLimit, ellipsis: style.ellipsis)
  }

  private struct Column {
    let name: String
    let cells: [String]
    let isNumeric: Bool
    let width: Int

    init(name: String, values: [JSONValue?], shown: (JSONValue?) -> String) {
      self.name = name
      cells = values.map(shown)
      isNumeric = values.contains { $0?.number != nil } && values.allSatisfy { $0 == nil || $0?.number != nil }
      width = max(TerminalText.width(name), cells.map(TerminalText.width).max() ?? 0)
    }

    func padded(_ text: String) -> String {
      let padding = String(repeating: " ", count: max(0, width - TerminalText.width(text)))
      return isNumeric ? padding + text : text + padding
    }
  }

  /// As many columns beside the first one as the width allows, again and again.
  private func parts(_ columns: [Column]) -> [[Column]] {
    guard let first = columns.first else { return [] }
    var parts: [[Column]] = []
    var part = [first]
    var width = first.width
    for column in columns.dropFirst() {
      if width + Self.gap.count + column.width > style.width, part.count > 1 {
        parts.append(part)
        part = [first]
        width = first.width
      }
      part.append(column)
      width += Self.gap.count + column.width
    }
    return parts + [part]
  }

  private func lines(_ columns: [Column], rows: Int) -> [String] {
    let header = line(columns.map { $0.padded($0.name) })
    let rule = line(columns.map { String(repeating: style.rule, count: $0.width) })
    return [style.paint(header, .strong), style.paint(rule, .faint)]
      + (0..<rows).map { row in line(columns.map { $0.padded($0.cells[row]) }) }
  }

  private func line(_ cells: [String]) -> String {
    var line = cells.joined(separator: Self.gap)
    while line.last == " " { line.removeLast() }
    return line
  }
}

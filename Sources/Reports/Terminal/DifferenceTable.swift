import JSON

/// Expected and actual state side by side, the differing members only.
struct DifferenceTable {
  let style: TerminalStyle

  /// The lines of the table, without indentation, at most `width` columns each; empty when there is nothing to show.
  func lines(expected: JSONValue?, actual: JSONValue?, width: Int) -> [String] {
    let difference = ValueDifference(expected: expected, actual: actual)
    var lines: [String]
    if difference.rows.isEmpty {
      guard let expected else { return [] }
      // Both sides are equal: there is one state to show.
      lines = ["both: " + shown(expected, differingFrom: nil, width: width - 6)]
    } else if width >= 72 {
      lines = table(difference.rows, width: width)
    } else {
      lines = difference.rows.flatMap { stacked($0, width: width) }
    }
    if difference.more > 0 { lines.append(style.paint("and \(difference.more) more", .faint)) }
    return lines
  }

  private func table(_ rows: [ValueDifference.Row], width: Int) -> [String] {
    let places = rows.map { style.shown($0.pointer.description) }
    let hasPlaces = places.contains { !$0.isEmpty }
    let placeWidth = hasPlaces ? min(width / 4, max(2, places.map(TerminalText.width).max() ?? 2)) : 0
    let gap = hasPlaces ? 2 : 0
    let separator = style.unicode ? " │ " : " | "
    let cell = (width - placeWidth - gap - 3) / 2
    let left = rows.map { shown($0.expected, differingFrom: $0.actual, width: cell) }
    let right = rows.map { shown($0.actual, differingFrom: $0.expected, width: cell) }
    let leftWidth = max(8, left.map(TerminalText.width).max() ?? 8)

    func line(_ place: String, _ expected: String, _ actual: String, header: Bool = false) -> String {
      let place = hasPlaces ? TerminalText.padded(cut(place, placeWidth), to: placeWidth) + "  " : ""
      let expected = TerminalText.padded(expected, to: leftWidth)
      if header { return style.paint(place + expected + separator + actual, .faint) }
      return place + style.paint(expected, .good) + style.paint(separator, .faint) + style.paint(actual, .bad)
    }
    var lines = [line(hasPlaces ? "at" : "", "expected", "actual", header: true)]
    for index in rows.indices { lines.append(line(places[index], left[index], right[index])) }
    return lines
  }

  private func stacked(_ row: ValueDifference.Row, width: Int) -> [String] {
    let place = style.shown(row.pointer.description)
    let left = shown(row.expected, differingFrom: row.actual, width: width - 12)
    let right = shown(row.actual, differingFrom: row.expected, width: width - 12)
    return (place.isEmpty ? [] : ["at " + place])
      + ["  expected  " + style.paint(left, .good), "  actual    " + style.paint(right, .bad)]
  }

  /// One value in at most `width` columns; where it is too long, the part in which it differs from `other`.
  func shown(_ value: JSONValue?, differingFrom other: JSONValue?, width: Int) -> String {
    guard let value else { return "(absent)" }
    let text = value.serialized()
    let otherText = other?.serialized()
    // Two texts that look the same are written by their code points.
    let lookAlike = otherText.map { $0 == text && !$0.utf8.elementsEqual(text.utf8) } ?? false
    let escape = { (text: String) in TerminalText.escaped(text, asciiOnly: lookAlike || !style.unicode) }
    let full = escape(text)
    if TerminalText.width(full) <= width { return full }

    let size = size(of: value)
    let room = max(8, width - TerminalText.width(size))
    let scalars = Array(text.unicodeScalars)
    let start = otherText.map { commonPrefix(scalars, Array($0.unicodeScalars)) } ?? 0
    // The window begins a little before the first difference, so that what precedes it can be recognised.
    let lead = start > room / 2 ? start - room / 3 : 0
    var window = escape(String(String.UnicodeScalarView(scalars[lead...].prefix(room * 2))))
    if lead > 0 { window = style.ellipsis + window }
    return cut(window, room) + size
  }

  private func size(of value: JSONValue) -> String {
    switch value {
    case .string(let string): " (\(string.length) characters)"
    case .array(let array): " (\(array.count) items)"
    case .object(let object): " (\(object.count) members)"
    default: ""
    }
  }

  private func cut(_ text: String, _ width: Int) -> String {
    TerminalText.cut(text, to: width, ellipsis: style.ellipsis)
  }

  private func commonPrefix(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    zip(left, right).prefix { $0 == $1 }.count
  }
}

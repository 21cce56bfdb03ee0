import JSON

/// Comma-separated values (RFC 4180) with a header.
struct CSVTable: Sendable {
  /// A cell that has text.
  struct Cell: Sendable {
    let text: String
    /// Whether it stood in quotes: then it is text, whatever it looks like.
    let isQuoted: Bool
  }

  /// Why a text is no such table.
  struct Mistake: Error {
    let line: Int
    let message: String
  }

  let columns: [String]
  /// The rows, each with as many cells as there are columns; `nil` for an empty one.
  let rows: [[Cell?]]

  init(_ text: String) throws(Mistake) {
    var reader = CSVReader(text)
    let lines = try reader.lines()
    guard let header = lines.first else { throw Mistake(line: 1, message: "The header is missing.") }
    columns = header.cells.map { $0?.text ?? "" }
    var seen: Set<String> = []
    for column in columns where column.isEmpty || !seen.insert(column).inserted {
      throw Mistake(line: 1, message: column.isEmpty ? "A column has no name." : "There are two columns \"\(column)\".")
    }
    for line in lines.dropFirst() where line.cells.count != columns.count {
      throw Mistake(line: line.number, message: "There are \(line.cells.count) cells, and \(columns.count) columns.")
    }
    rows = lines.dropFirst().map(\.cells)
  }

  /// The rows as objects; a cell becomes what its field's type says, and an empty one is absent.
  func records(_ shape: ObjectShape?) -> [JSONValue] {
    rows.map { row in
      var object = JSONObject()
      for (column, cell) in zip(columns, row) {
        guard let cell else { continue }
        let name = JSONString(column)
        object[name] = Self.value(cell, shape?[name].map { ValueTraits($0.schema) })
      }
      return .object(object)
    }
  }

  private static func value(_ cell: Cell, _ traits: ValueTraits?) -> JSONValue {
    if cell.isQuoted { return quoted(cell.text, traits) }
    if cell.text == "null", traits?.types?.contains(.null) ?? true { return .null }
    let types = traits?.types ?? .any
    if !types.isDisjoint(with: [.array, .object]), let first = cell.text.first, first == "[" || first == "{",
      let value = (try? JSONParser.parse(cell.text))?.value
    {
      return value
    }
    return TextValue.value(cell.text, traits)
  }

  /// Arrays and objects need quotes for their commas; else quotes make text.
  private static func quoted(_ text: String, _ traits: ValueTraits?) -> JSONValue {
    guard let types = traits?.types, !types.contains(.string), let value = (try? JSONParser.parse(text))?.value else {
      return .string(JSONString(text))
    }
    return value
  }
}

/// Reads the lines of comma-separated values.
private struct CSVReader {
  struct Line {
    let number: Int
    var cells: [CSVTable.Cell?]
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var number = 1

  init(_ text: String) {
    scalars = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
  }

  mutating func lines() throws(CSVTable.Mistake) -> [Line] {
    var lines: [Line] = []
    while position < scalars.count {
      var line = Line(number: number, cells: [try cell()])
      while position < scalars.count, scalars[position] == "," {
        position += 1
        line.cells.append(try cell())
      }
      if position < scalars.count { endLine() }
      if line.cells.count > 1 || line.cells.first.flatMap({ $0 }) != nil { lines.append(line) }
    }
    return lines
  }

  private mutating func endLine() {
    if scalars[position] == "\r" { position += 1 }
    if position < scalars.count, scalars[position] == "\n" { position += 1 }
    number += 1
  }

  private mutating func cell() throws(CSVTable.Mistake) -> CSVTable.Cell? {
    if position < scalars.count, scalars[position] == "\"" { return try quotedCell() }
    var text = String.UnicodeScalarView()
    while position < scalars.count, !",\r\n".unicodeScalars.contains(scalars[position]) {
      text.append(scalars[position])
      position += 1
    }
    return text.isEmpty ? nil : CSVTable.Cell(text: String(text), isQuoted: false)
  }

  private mutating func quotedCell() throws(CSVTable.Mistake) -> CSVTable.Cell {
    let start = number
    position += 1
    var text = String.UnicodeScalarView()
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if scalar == "\"" {
        guard position < scalars.count, scalars[position] == "\"" else {
          if position < scalars.count, !",\r\n".unicodeScalars.contains(scalars[position]) {
            throw CSVTable.Mistake(
              line: number, message: "After a closing quote, a comma or the line's end is expected.")
          }
          return CSVTable.Cell(text: String(text), isQuoted: true)
        }
        position += 1
      }
      if scalar == "\n" { number += 1 }
      text.append(scalar)
    }
    throw CSVTable.Mistake(line: start, message: "The quote that begins here is not closed.")
  }
}

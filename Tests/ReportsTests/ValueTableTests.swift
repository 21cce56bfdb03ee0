import Foundation
import JSON
import Testing

import ContractTesting
@testable import Reports

/// Tables of records and of updates against the files of `Fixtures/tables`.
@Suite struct ValueTableTests {
  private static let table = ValueTable(
    columns: ["id", "title", "likes", "note", "unused", "tags", "text", "more", "rest"],
    rows: [
      [
        1, "A day out", 12, .null, nil, ["a", "b"], "null", "  blanks ",
        .string(JSONString(String(repeating: "long ", count: 20))),
      ],
      [2, "雪の日 🧺", 9, nil, nil, [], "", "tab\tand \u{202E}turned", true],
      [
        13, "e\u{301}tude, \"quoted\"", 1000, "x", nil, ["k": ["deep": 1]], "12", "two\nlines",
        .number(JSONNumber(literal: "1e400") ?? 0),
      ],
    ])

  private func golden(_ name: String, _ text: String) throws {
    let file = packageRoot.appending(path: "Fixtures/tables/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" { try Data(text.utf8).write(to: file) }
    let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(text.utf8.elementsEqual(expected.utf8), "\(name) differs; UPDATE_GOLDEN=1 writes it anew:\n\(text)")
  }

  private func lines(_ style: TerminalStyle) -> [String] { TableText(style: style).lines(Self.table) }

  @Test func terminal() throws {
    try golden("records.txt", lines(.plain).joined(separator: "\n") + "\n")
    try golden(
      "records-narrow.txt",
      lines(TerminalStyle(colour: false, unicode: false, width: 60)).joined(separator: "\n") + "\n")
  }

  @Test(arguments: [40, 60, 80, 100, 200, 1000])
  func noLineIsWiderThanTheTerminal(width: Int) {
    for unicode in [true, false] {
      let lines = lines(TerminalStyle(colour: false, unicode: unicode, width: width))
      // Two columns of the greatest width are always shown beside each other.
      #expect(lines.allSatisfy { TerminalText.width($0) <= max(width, 82) }, "\(lines)")
    }
  }

  @Test func csv() throws {
    try golden("records.csv", TableCSV.text(Self.table))
  }

  @Test func nothing() {
    #expect(TableText(style: .plain).lines(ValueTable(columns: [], rows: [])).isEmpty)
    #expect(TableCSV.text(ValueTable(columns: ["a"], rows: [])) == "a\r\n")
  }

  @Test func updates() throws {
    let before: JSONValue = ["id": 4, "caption": "First light", "likes": 12, "tags": ["a", "b"], "note": .null]
    let after: JSONValue = [
      "id": 4, "caption": .string(JSONString(String(repeating: "x", count: 280))), "likes": 3, "tags": ["a"],
    ]
    let updates = [
      RecordUpdate(request: "PUT /v1/posts/4", status: 200, before: .record(before), after: .record(after)),
      RecordUpdate(request: "PUT /v1/posts/4", status: 422, before: .record(before), after: .record(before)),
      RecordUpdate(request: "PUT /v1/posts/4", status: 404, before: .record(before), after: .absent),
      RecordUpdate(request: "PUT /v1/posts/4", status: 200, before: .unknown("?"), after: .record(["id": 4])),
      RecordUpdate(
        request: "PUT /v1/posts/4", status: nil, before: .record(before), after: .unknown("GET answered 500")),
    ]
    let text = UpdateText(style: .plain)
    try golden("updates.txt", ([text.legend, ""] + updates.flatMap(text.lines)).joined(separator: "\n") + "\n")
  }
}

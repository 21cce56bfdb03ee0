import JSON
import Testing

@testable import Reports

@Suite struct DifferenceTableTests {
  private let table = DifferenceTable(style: .plain)

  @Test func showsDifferingMembersOnly() {
    let difference = ValueDifference(
      expected: ["same": 1, "gone": 2, "deep": ["a": [1, 2]]],
      actual: ["same": .number(JSONNumber(literal: "1.0") ?? 0), "deep": ["a": [1, 3]], "new": nil])
    #expect(difference.rows.map(\.pointer.description) == ["/gone", "/deep/a/1", "/new"])
    #expect(difference.rows[0].actual == nil)
    #expect(difference.rows[2].expected == nil && difference.rows[2].actual == JSONValue.null)
  }

  @Test func limitsRowsAndCountsTheRest() {
    let many = JSONValue.array((0..<30).map { .number(JSONNumber($0)) })
    let difference = ValueDifference(expected: many, actual: .array(many.array?.map { _ in nil } ?? []), limit: 7)
    #expect(difference.rows.count == 7)
    #expect(difference.more == 23)
  }

  @Test func tellsLookAlikesApart() {
    let shown = table.shown("caf\u{E9}", differingFrom: "cafe\u{301}", width: 60)
    #expect(shown == "\"caf\\u{E9}\"")
  }

  @Test func longValuesAreShownWhereTheyDiffer() {
    let start = String(repeating: "x", count: 500)
    let shown = table.shown(.string(JSONString(start + "NEEDLE")), differingFrom: .string(JSONString(start)), width: 40)
    #expect(shown.contains("NEEDLE"))
    #expect(shown.contains("506 characters"))
    #expect(TerminalText.width(shown) <= 40)
  }

  @Test(arguments: [40, 71, 72, 100, 200])
  func staysWithinItsWidth(width: Int) {
    let long = JSONValue.string(JSONString(String(repeating: "中", count: 300)))
    let lines = table.lines(expected: ["a/b": long, "c": 1], actual: ["a/b": nil, "c": [1, 2]], width: width)
    #expect(!lines.isEmpty)
    for line in lines { #expect(TerminalText.width(line) <= width, "\(line)") }
  }
}

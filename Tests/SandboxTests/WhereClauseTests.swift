import JSON
import Testing

@testable import Sandbox

@Suite struct WhereClauseTests {
  private static let record: JSONValue = [
    "id": 3, "title": "A day out", "likes": 10, "ratio": .number(JSONNumber(literal: "1.5") ?? 0), "draft": false,
    "note": .null, "tags": ["a", "b"],
    "location": ["name": "Old harbour"], "odd name": 1, "big": .number(JSONNumber(literal: "9007199254740993") ?? 0),
    "accent": "e\u{301}",
  ]

  @Test(
    arguments: [
      "id = 3", "id == 3.0", "id = 3e0", "id != 4", "id <> 4", "likes >= 10 and title like \"A%\"", "likes > 9.999",
      "not likes < 10", "title < 'B'", "id in (1, 2, 3)", "id in [3]", "id not in (4, 5)", "title not like 'B%'",
      "draft = false", "note = null", "missing != null", "not missing = 1", "not missing < 1", "not missing >= 1",
      "tags = [\"a\", \"b\"]", "location.name = 'Old harbour'", "`odd name` = 1", "big = 9007199254740993",
      "big != 9007199254740992", "title = \"A\\u0020day out\"", "(id = 1 or id = 3) and draft = false",
      "id = 1 and id = 2 or id = 3", "NOT (id = 1) AND id IN (3)", "not not id = 3", "tags.0 = 'a'",
      "title like '%d_y%'", "`location`.name like 'Old %'",
    ])
  func holds(_ text: String) throws {
    #expect(try WhereClause(text: text).matches(Self.record), "\(text)")
  }

  @Test(
    arguments: [
      "id = 4", "id = '3'", "id = null", "missing = null", "missing like '%'", "likes > 10", "likes > '1'", "note < 1",
      "id in ()", "title like 'a%'", "title like '_'", "title like ''", "id like '3'", "draft < true",
      "big = 9007199254740992", "accent = '\u{E9}'", "id = 3 and (draft = true or id = 4)", "not id in (3)",
      "tags < [\"z\"]",
    ])
  func doesNotHold(_ text: String) throws {
    #expect(try !WhereClause(text: text).matches(Self.record), "\(text)")
  }

  @Test(
    arguments: [
      ("", 1, "A field is missing."),
      ("id", 3, "=, !=, <, <=, >, >=, \"in\" or \"like\" is missing."),
      ("id =", 5, "A value is missing."),
      ("id = three", 6, "\"three\" is no value: put text in quotes."),
      ("id = 3 4", 8, "Here, \"and\", \"or\" or the end is expected."),
      ("id = 3 and", 11, "A field is missing."),
      ("(id = 3", 8, "\")\" is missing."),
      ("id ! 3", 4, "\"!\" means nothing alone: write != or not."),
      ("id = 03", 6, "\"03\" is no number; put text in quotes."),
      ("id = 'x", 6, "The text that begins here has no closing '."),
      ("id in 3", 7, "Here, a list of values in parentheses is expected."),
      ("id in (3", 9, "\",\" or \")\" is missing."),
      ("id like 3", 9, "Here, a text in quotes is expected."),
      ("id not = 3", 8, "Here, \"in\" or \"like\" is expected."),
      ("Id = 3", 1, "There is no field \"Id\". Did you mean \"id\"?"),
      ("x > 1 or zzzzz = 3", 1, "There is no field \"x\". There are: id, title."),
      ("id = 3 & id = 4", 8, "\"&\" means nothing here."),
    ])
  func namesTheColumnOfAMistake(_ text: String, column: Int, message: String) {
    let error = #expect(throws: WhereError.self) { try WhereClause(text: text, fields: ["id", "title"]) }
    #expect(error?.column == column, "\(text)")
    #expect(error?.message == message, "\(text)")
  }

  @Test func aDeepConditionIsRefused() {
    let text = String(repeating: "(", count: 5000) + "id = 1" + String(repeating: ")", count: 5000)
    #expect(throws: WhereError.self) { try WhereClause(text: text) }
  }

  @Test func operandsAreReplacedEverywhere() throws {
    let clause: WhereClause<Int> = .any([
      .all([.comparison(field: JSONPointer(["id"]), .equal, 0), .not(.oneOf(field: JSONPointer(["id"]), [1]))]),
      .elementOf(field: JSONPointer(["id"]), 2), .like(field: JSONPointer(["title"]), 3),
    ])
    var seen: [Int] = []
    let bound: WhereClause<JSONValue> = clause.map { operand in
      seen.append(operand)
      return operand == 2 ? [3] : operand == 3 ? "no" : .number(JSONNumber(operand))
    }
    #expect(seen == [0, 1, 2, 3])
    #expect(bound.matches(Self.record))
  }

  @Test(
    arguments: [
      ("%", "", true), ("%", "anything", true), ("_", "x", true), ("_", "", false), ("a%b%c", "a--b--b--c", true),
      ("a%b%c", "a--b--c--", false), ("\\%", "%", true), ("\\%", "x", false), ("\\\\", "\\", true),
      ("a\\", "a\\", true),
      ("_", "\u{1F600}", true), ("_", "e\u{301}", false), ("%%%", "x", true), ("A", "a", false),
    ])
  func patterns(_ pattern: String, text: String, isMatch: Bool) {
    #expect(LikePattern(pattern).matches(text) == isMatch)
  }

  /// Many texts that almost match take no more than the product of both lengths.
  @Test func aPatternOfManyPercentSignsEnds() {
    let pattern = String(repeating: "%a", count: 200) + "b"
    #expect(!LikePattern(pattern).matches(String(repeating: "a", count: 2000)))
  }
}

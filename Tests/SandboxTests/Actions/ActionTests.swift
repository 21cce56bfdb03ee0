import JSON
import Testing

@testable import Sandbox

@Suite("Actions")
struct ActionTests {
  static let note = "Note: {kind: model, model: Note, where: {id: $request.path.id}}"
  static let all = "Notes: {kind: list, model: Note}"

  @Test("Assigned fields get their values, and the others stay")
  func assignment() throws {
    let sandbox = try ActionDocument.sandbox(
      """
      {variables: {\(Self.note)}, events: [{type: update, record: Note, assign: {title: "{$request.header.X-Editor}: {$request.body#/title}", points: {$add: [$record#/points, 10]}}}]}
      """)
    let reply = sandbox.ask("PUT", "/notes/2", #"{"title":"new"}"#, fields: [("x-editor", "Ada")])
    #expect(reply.status == 200)
    #expect(sandbox.ask("GET", "/notes/2").json == ["id": 2, "title": "Ada: new", "points": 12, "state": "open"])
    #expect(sandbox.ask("GET", "/notes/1")["/points"] == 1 && sandbox.ask("GET", "/notes/3")["/points"] == 3)
    #expect(sandbox.ask("PUT", "/notes/9", #"{"title":"new"}"#).status == 404)
  }

  @Test("What the request does not have is not assigned")
  func absence() throws {
    let sandbox = try ActionDocument.sandbox(
      """
      {variables: {\(Self.note)}, events: [{type: update, record: Note, assign: {title: $request.body#/title, points: $request.body#/points}}]}
      """)
    #expect(sandbox.ask("PUT", "/notes/2", #"{"points":0}"#).status == 200)
    #expect(sandbox.ask("GET", "/notes/2")["/title"] == "two")
    #expect(sandbox.ask("GET", "/notes/2")["/points"] == 0)
  }

  @Test("A record that its model does not allow is refused, with the place")
  func validation() throws {
    let sandbox = try ActionDocument.sandbox(
      "{variables: {\(Self.note)}, events: [{type: update, record: Note, assign: $request.body}]}")
    let refused = sandbox.ask("PUT", "/notes/2", #"{"title":"t","points":-1}"#)
    #expect(refused.status == 422 && refused["/errors/0/pointer"] == "/points", "\(refused.text)")
    #expect(sandbox.ask("PUT", "/notes/2", #"{"nonsense":1}"#).status == 422)
    #expect(sandbox.ask("GET", "/notes/2")["/title"] == "two")
  }

  @Test("A value that must be unique is refused when another record has it")
  func uniqueness() throws {
    let sandbox = try ActionDocument.sandbox(
      "{variables: {\(Self.note)}, events: [{type: update, record: Note, assign: {title: $request.body#/title}}]}")
    #expect(sandbox.ask("PUT", "/notes/2", #"{"title":"one"}"#).status == 409)
    #expect(sandbox.ask("PUT", "/notes/2", #"{"title":"two"}"#).status == 200, "its own value is no conflict")
    #expect(sandbox.ask("POST", "/notes", #"{"title":"one"}"#).status == 409)
    #expect(sandbox.ask("GET", "/notes").json?.array?.count == 3)
  }

  @Test("When an event fails, nothing of the earlier ones stays")
  func rollback() throws {
    let sandbox = try ActionDocument.sandbox(
      """
      {variables: {\(Self.note), \(Self.all)}, events: [
        {type: update, record: Note, assign: {points: 50}},
        {type: create, model: Note, assign: {title: made}},
        {type: delete, record: Note},
        {type: update, records: Notes, assign: {points: $request.body#/points}}]}
      """)
    let before = sandbox.ask("GET", "/notes").text
    #expect(sandbox.ask("PUT", "/notes/2", #"{"points":-1}"#).status == 422)
    #expect(sandbox.ask("GET", "/notes").text == before)
    #expect(sandbox.ask("POST", "/notes", #"{"title":"next"}"#)["/id"] == 4, "the number was not used up")
  }

  @Test("An event sees what earlier ones have written")
  func sequence() throws {
    let sandbox = try ActionDocument.sandbox(
      """
      {variables: {\(Self.note), \(Self.all)}, events: [
        {type: update, record: Note, assign: {points: 50}},
        {type: update, records: Notes, assign: {state: closed}},
        {type: update, record: Note, assign: {points: {$add: [$record#/points, 1]}}}]}
      """)
    #expect(sandbox.ask("PUT", "/notes/2", "{}").status == 200)
    #expect(sandbox.ask("GET", "/notes/2").json == ["id": 2, "title": "two", "points": 51, "state": "closed"])
  }

  @Test("Events make and remove records, and later events use what they declare")
  func declarations() throws {
    let sandbox = try ActionDocument.sandbox(
      """
      {variables: {\(Self.note)}, events: [
        {type: create, model: Note, assign: {title: $request.body#/title}, declare: {Made: $result, Word: static text}},
        {type: update, record: Note, assign: {points: $variables.Made#/id}},
        {type: delete, record: Note, declare: {Gone: $result}},
        {type: respond, status: 200, body: {made: $variables.Made#/id, gone: $variables.Gone#/id, word: $variables.Word, points: $variables.Gone#/points}}]}
      """)
    let reply = sandbox.ask("PUT", "/notes/2", #"{"title":"new"}"#)
    #expect(reply.json == ["made": 4, "gone": 2, "word": "static text", "points": 4], "\(reply.text)")
    #expect(sandbox.ask("GET", "/notes/2").status == 404)
    #expect(sandbox.ask("GET", "/notes/4")["/title"] == "new")
  }

  @Test("A new record without a required field is refused")
  func incompleteRecord() throws {
    let sandbox = try ActionDocument.sandbox("{events: [{type: create, model: Note, assign: {points: 1}}]}")
    #expect(sandbox.ask("PUT", "/notes/1", "{}").status == 422)
    #expect(sandbox.ask("GET", "/notes").json?.array?.count == 3)
  }

  @Test(
    "Conditions choose the events, and a refusal is answered as documented", arguments: [(1, 200), (2, 403), (9, 404)])
  func conditions(id: Int, status: Int) throws {
    let sandbox = try ActionDocument.sandbox(
      """
      {variables: {Note: {kind: model, model: Note, optional: true, where: {id: $request.path.id}}}, events: [
        {type: condition, value: $variables.Note, then: known, else: unknown},
        {type: condition, name: known, value: $variables.Note, where: {points: {lessThan: 2}}, then: few, else: many},
        {type: update, name: few, record: Note, assign: {points: 100}, next: done},
        {type: respond, name: many, status: 403, description: Too many points.},
        {type: respond, name: unknown, status: 404},
        {type: respond, name: done, status: 200, body: done}]}
      """)
    let reply = sandbox.ask("PUT", "/notes/\(id)", "{}")
    #expect(reply.status == status, "\(reply.text)")
    if status == 403 { #expect(reply["/detail"] == "Too many points.") }
    #expect(sandbox.ask("GET", "/notes/1")["/points"] == (id == 1 ? 100 : 1))
  }

  @Test("A variable of a kind takes what can be read as one, and nothing else")
  func kinds() throws {
    let sandbox = try ActionDocument.sandbox(
      """
      {variables: {Number: {kind: number, value: $request.body#/points}, Twice: {kind: number, value: {$add: [$variables.Number, $variables.Number]}}},
       events: [{type: respond, status: 200, body: $variables.Twice}]}
      """)
    #expect(sandbox.ask("PUT", "/notes/1", #"{"points":"21"}"#).json == 42)
    #expect(sandbox.ask("PUT", "/notes/1", #"{"points":1.5}"#).json == 3)
    let refused = sandbox.ask("PUT", "/notes/1", #"{"points":"many"}"#)
    #expect(refused.status == 422 && refused.text.contains("Number must be number"), "\(refused.text)")
    #expect(ActionValueKind.uuid.converted("123e4567-e89b-12d3-a456-426614174000") != nil)
    #expect(ActionValueKind.uuid.converted("123e4567-e89b-12d3-a456-42661417400") == nil)
    #expect(ActionValueKind.boolean.converted("true") == true && ActionValueKind.boolean.converted("yes") == nil)
    #expect(ActionValueKind.integer.converted("1.5") == nil && ActionValueKind.text.converted(7) == "7")
  }

  @Test("All records of a list get the same values, others stay, and the answer counts them")
  func many() throws {
    let sandbox = try ActionDocument.sandbox(
      """
      {variables: {Notes: {kind: list, model: Note, where: {points: {atLeast: $request.query.least}}}}, events: [
        {type: update, records: Notes, assign: {state: closed}, declare: {Closed: $result}},
        {type: respond, status: 200, body: {updated: {$count: $variables.Closed}}}]}
      """)
    #expect(sandbox.ask("PUT", "/notes/1?least=2", "{}").json == ["updated": 2])
    #expect(sandbox.ask("GET", "/notes").json?.array?.map { $0["state"] } == ["open", "closed", "closed"])
    #expect(sandbox.ask("PUT", "/notes/1?least=99", "{}").json == ["updated": 0])
    #expect(sandbox.ask("PUT", "/notes/1", "{}").json == ["updated": 0], "what is absent compares with nothing")
  }

  @Test("Each record gets the values of its own item; an item without a record undoes all")
  func items() throws {
    let sandbox = try ActionDocument.sandbox(
      """
      {variables: {Notes: {kind: list, model: Note, where: {id: {in: {$each: [$request.body#/items, /id]}}}}}, events: [
        {type: update, records: Notes, items: $request.body#/items, matchedBy: id, assign: {points: $item#/points}}, {type: respond, status: 200, body: $variables.Notes}]}
      """)
    let reply = sandbox.ask("PUT", "/notes/1", #"{"items":[{"id":3,"points":30},{"id":1,"points":10}]}"#)
    #expect(reply.status == 200 && reply["/0/points"] == 30 && reply["/1/points"] == 10, "\(reply.text)")
    #expect(sandbox.ask("GET", "/notes").json?.array?.map { $0["points"] } == [10, 2, 30])
    let before = sandbox.ask("GET", "/notes").text
    #expect(sandbox.ask("PUT", "/notes/1", #"{"items":[{"id":1,"points":7},{"id":8,"points":7}]}"#).status == 404)
    #expect(sandbox.ask("PUT", "/notes/1", #"{"items":[{"id":1,"points":7},{"id":2,"points":-7}]}"#).status == 422)
    #expect(sandbox.ask("GET", "/notes").text == before)
  }

  @Test(
    "Where clauses select",
    arguments: [
      ("{points: 2}", [2]), ("{points: {notEquals: 2}}", [1, 3]), ("{points: {lessThan: 2}}", [1]),
      ("{points: {atMost: 2}}", [1, 2]), ("{points: {greaterThan: 2}}", [3]),
      ("{points: {atLeast: 1, atMost: 2}}", [1, 2]),
      ("{title: {like: \"t%\"}}", [2, 3]), ("{title: {in: [one, three]}}", [1, 3]), ("{}", [1, 2, 3]),
      ("{or: [{points: 1}, {title: three}]}", [1, 3]),
      ("{and: [{points: {atLeast: 2}}, {title: {like: \"%o\"}}]}", [2]),
      ("{not: {points: 2}}", [1, 3]), ("{points: 2, title: one}", []), ("{points: $request.path.id}", [3]),
      ("{points: {in: $request.body#/points}}", [1, 2]), ("{title: {$lower: ONE}}", [1]),
    ] as [(String, [Int])])
  func whereClauses(clause: String, ids: [Int]) throws {
    let sandbox = try ActionDocument.sandbox(
      """
      {variables: {Notes: {kind: list, model: Note, where: \(clause)}}, events: [
        {type: respond, status: 200, body: {ids: {$each: [$variables.Notes, /id]}}}]}
      """)
    let reply = sandbox.ask("PUT", "/notes/3", #"{"points":[1,2]}"#)
    #expect(reply["/ids"] == .array(ids.map { .number(JSONNumber($0)) }), "\(reply.text)")
  }

  @Test(
    "Functions",
    arguments: [
      ("{$subtract: [10, 1, 2]}", "7"), ("{$concat: [a, b]}", #""ab""#), ("{$concat: [[1], [2]]}", "[1,2]"),
      ("{$upper: aß}", #""ASS""#), ("{$trim: \"  a b \"}", #""a b""#), ("{$trim: \" \"}", #""""#),
      ("{$count: [1, 2]}", "2"), ("{$coalesce: [$request.body#/title, none]}", #""none""#), ("$$5", #""$5""#),
      ("{$add: [9007199254740993, 0.1]}", "9007199254740993.1"), ("$method", #""PUT""#),
      ("{a: [1, $request.path.id]}", #"{"a":[1,3]}"#),
    ] as [(String, String)])
  func functions(expression: String, value: String) throws {
    let sandbox = try ActionDocument.sandbox("{events: [{type: respond, status: 200, body: \(expression)}]}")
    #expect(sandbox.ask("PUT", "/notes/3", "{}").text == value)
  }

  @Test("A function that is given what it cannot take refuses the request")
  func mistakenArguments() throws {
    let sandbox = try ActionDocument.sandbox(
      "{events: [{type: respond, status: 200, body: {$add: [$request.body#/points, 1]}}]}")
    #expect(sandbox.ask("PUT", "/notes/3", #"{"points":2}"#).json == 3)
    #expect(sandbox.ask("PUT", "/notes/3", #"{"points":"x"}"#).status == 422)
  }

  @Test("Updates of many records are, however they are drawn, those of the records one by one")
  func manyAtOnceIsOneByOne() throws {
    let action = """
      {variables: {Notes: {kind: list, model: Note, where: {id: {in: {$each: [$request.body#/items, /id]}}}}}, events: [
        {type: update, records: Notes, items: $request.body#/items, matchedBy: id, assign: $item}]}
      """
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20 {
      let (together, apart) = (try ActionDocument.sandbox(action), try ActionDocument.sandbox(action))
      let items = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        let (id, points) = (Int.random(in: 1...3, using: &generator), Int.random(in: 0...9, using: &generator))
        return Bool.random(using: &generator)
          ? #"{"id":\#(id),"points":\#(points)}"# : #"{"id":\#(id),"state":"closed"}"#
      }
      #expect(together.ask("PUT", "/notes/1", #"{"items":[\#(items.joined(separator: ","))]}"#).status == 200)
      for item in items { #expect(apart.ask("PUT", "/notes/1", #"{"items":[\#(item)]}"#).status == 200) }
      #expect(together.ask("GET", "/notes").text == apart.ask("GET", "/notes").text, "\(items)")
    }
  }

  @Test("Faults reach into actions", arguments: ["lost-update", "stale-response", "create-missing", "update-all"])
  func faults(fault: String) throws {
    func observed(_ fault: String?) throws -> [String] {
      let sandbox = try ActionDocument.sandbox(
        "{variables: {\(Self.note)}, events: [{type: update, record: Note, assign: {points: $request.body#/points}}]}",
        fault: fault)
      let replies = [
        sandbox.ask("PUT", "/notes/2", #"{"points":7}"#), sandbox.ask("PUT", "/notes/9", #"{"title":"n","points":7}"#),
        sandbox.ask("GET", "/notes"),
      ]
      return replies.map { "\($0.status) \($0.text)" }
    }
    #expect(try observed(nil) != observed(fault))
  }
}

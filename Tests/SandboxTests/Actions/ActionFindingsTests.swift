import Documents
import Foundation
import JSON
import Testing

@testable import Sandbox

@Suite("What is wrong with declared actions and models")
struct ActionFindingsTests {
  static let note = "Note: {kind: model, model: Note, where: {id: $request.path.id}}"
  static let respond = "{type: respond, status: 200}"

  @Test(
    "Each mistake is told at its place, with its remedy",
    arguments: [
      ("{}", "action-schema", "lacks the required property", "x-action"),
      ("{events: []}", "action-schema", "at least 1", "[]"),
      ("{events: [{type: updat}]}", "action-schema", "'type'", "updat"),
      ("{events: [{type: respond, status: 200, boddy: 1}]}", "action-schema", "'boddy'", "1"),
      ("{variables: {V: {kind: modl}}, events: [\(respond)]}", "action-schema", "'kind'", "modl"),
      (
        "{variables: {V: {kind: number}}, events: [\(respond)]}", "action-schema", "lacks the required property",
        "{kind"
      ),
      ("{events: [{type: update, record: A, records: B, assign: {}}]}", "action-schema", "fits more than one", "{type"),
      (
        "{variables: {N: {kind: model, model: Not}}, events: [\(respond)]}", "action-model", "Did you mean 'Note'?",
        "Not}"
      ),
      (
        "{variables: {N: {kind: model, model: Note, where: {titel: x}}}, events: [\(respond)]}", "action-field",
        "Did you mean 'title'?", "titel"
      ),
      (
        "{variables: {N: {kind: model, model: Note, where: {points: {atLest: 1}}}}, events: [\(respond)]}",
        "action-where", "Did you mean 'atLeast'?", "atLest"
      ),
      (
        "{variables: {N: {kind: model, model: Note, where: {points: many}}}, events: [\(respond)]}", "action-kind",
        "'points' is integer", "many"
      ),
      (
        "{variables: {N: {kind: model, model: Note, where: {title: $request.path.id}}}, events: [\(respond)]}",
        "action-kind", "'title' is string", "{title"
      ),
      (
        "{variables: {N: {kind: model, model: Note, where: {id: $request.path.Id}}}, events: [\(respond)]}",
        "action-parameter", "Did you mean 'id'?", "{id: $request"
      ),
      (
        "{variables: {V: {kind: text, value: $request.query.lest}}, events: [\(respond)]}", "action-parameter",
        "Did you mean 'least'?", "$request"
      ),
      (
        "{variables: {V: {kind: text, value: $request.header.X-Edit}}, events: [\(respond)]}", "action-parameter",
        "Did you mean 'X-Editor'?", "$request"
      ),
      (
        "{variables: {V: {kind: text, value: $request.body#/titel}}, events: [\(respond)]}", "action-field",
        "Did you mean 'title'?", "$request"
      ),
      (
        "{variables: {V: {kind: text, value: $respons.body}}, events: [\(respond)]}", "action-expression",
        "$request.path.NAME", "$respons"
      ),
      (
        "{variables: {V: {kind: text, value: {$uper: a}}}, events: [\(respond)]}", "action-expression",
        "Did you mean '$upper'?", "$uper"
      ),
      (
        "{variables: {V: {kind: text, value: {$each: [1]}}}, events: [\(respond)]}", "action-expression",
        "takes 2 values", "[1]"
      ),
      (
        "{variables: {A: {kind: number, value: $variables.B}, B: {kind: number, value: $variables.A}}, events: [\(respond)]}",
        "action-cycle", "Break the circle", "A: {kind"
      ),
      (
        "{variables: {\(note)}, events: [{type: update, record: Nte, assign: {title: a}}]}", "action-variable",
        "Did you mean 'Note'?", "Nte"
      ),
      (
        "{variables: {\(note)}, events: [{type: update, records: Note, assign: {title: a}}]}", "action-kind",
        "wants a variable of the kind list", "Note, assign"
      ),
      (
        "{variables: {\(note)}, events: [{type: update, record: Note, assign: {titel: a}}]}", "action-field",
        "Did you mean 'title'?", "titel"
      ),
      (
        "{variables: {\(note)}, events: [{type: update, record: Note, assign: {points: -1}}]}", "action-constant",
        "'points' cannot be -1", "-1"
      ),
      (
        "{variables: {\(note)}, events: [{type: update, record: Note, assign: {title: $request.path.id}}]}",
        "action-kind", "is assigned", "$request.path.id}}]"
      ),
      (
        "{variables: {\(note)}, events: [{type: update, record: Note, assign: {title: $item#/title}}]}",
        "action-expression", "$item", "$item"
      ),
      (
        "{variables: {\(note)}, events: [{type: respond, status: 200, body: $variables.Note#/titel}]}", "action-field",
        "Did you mean 'title'?", "$variables"
      ),
      (
        "{events: [{type: respond, status: 200, body: $variables.Nothing}]}", "action-variable", "There is none.",
        "$variables"
      ),
      ("{events: [{type: respond, status: 418}]}", "action-status", "documents no status 418", "418"),
      (
        "{events: [{type: condition, value: 1, then: ned}, {type: respond, name: end, status: 200}]}", "action-event",
        "Did you mean 'end'?", "ned"
      ),
      ("{events: [{type: condition, name: a, value: 1, then: a}]}", "action-cycle", "never ends", "{type"),
      (
        "{events: [\(respond), {type: respond, status: 404}]}", "action-unreachable", "No way",
        "{type: respond, status: 404"
      ),
      ("Nothing", "action-name", "in 'x-actions'", "Nothing"),
    ] as [(String, String, String, String)])
  func mistakes(action: String, rule: String, words: String, at text: String) throws {
    let findings = try ActionDocument.findings(action)
    #expect(findings.map(\.rule) == [rule], "\(findings)")
    let found = try #require(findings.first)
    #expect("\(found.message) \(found.remedy)".contains(words), "\(found.message) \(found.remedy)")
    let lines = ActionDocument.text(action, model: "true").split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines[found.place.line - 1]
    #expect(line.contains("x-action"))
    if text != "x-action" {
      #expect(line.dropFirst(found.place.column - 1).hasPrefix(text), "\(line.dropFirst(found.place.column - 1))")
    }
  }

  @Test func aNameOfAnotherToolIsNoError() throws {
    #expect(try ActionDocument.findings("Nothing").map(\.severity) == [.warning])
  }

  @Test("Models name fields and models that there are")
  func models() throws {
    let action = "{events: [\(Self.respond)]}"
    #expect(try ActionDocument.findings(action, model: "{unique: [title]}").isEmpty)
    #expect(try ActionDocument.findings(action, model: "{unique: [titel]}").map(\.rule) == ["action-field"])
    #expect(try ActionDocument.findings(action, model: "{uniq: [title]}").map(\.rule) == ["action-schema"])
  }

  @Test("A mistaken action keeps the sandbox from starting, and names the place")
  func start() throws {
    let error = #expect(throws: SandboxError.self) {
      try ActionDocument.sandbox("{events: [{type: respond, status: 418}]}")
    }
    #expect(error?.diagnostics.map(\.rule) == ["action-status"])
  }

  @Test("The example documents declare nothing wrong", arguments: ["social-posts.yaml", "system-settings.yaml"])
  func examples(file: String) throws {
    let (description, store) = try TestDocuments.loaded(file)
    #expect(Sandbox.findings(description, store: store) == [])
  }

  @Test("The schema in the program is the one in Specs")
  func schemaText() throws {
    let file = TestDocuments.packageFolder.appendingPathComponent("Specs/action.schema.json")
    #expect(try String(contentsOf: file, encoding: .utf8) == ActionSchema.text)
  }

  @Test("Any value in the place of any part of an action is told or taken, and never a crash")
  func oddities() throws {
    let values = [
      "null", "7", "text", "[]", "{}", "[[]]", "{a: {}}", "$", "$$", "$variables.", "{$add: {}}", "{$each: 1}", "-.inf",
    ]
    let frames = [
      "#", "{events: #}", "{events: [#]}", "{variables: #, events: [\(Self.respond)]}",
      "{variables: {V: #}, events: [\(Self.respond)]}",
      "{variables: {V: {kind: text, value: #}}, events: [\(Self.respond)]}",
      "{variables: {V: {kind: list, model: Note, where: #}}, events: [\(Self.respond)]}",
      "{variables: {V: {kind: list, model: Note, where: {id: #}}}, events: [\(Self.respond)]}",
      "{variables: {\(Self.note)}, events: [{type: update, record: Note, assign: #}]}",
      "{variables: {\(Self.note)}, events: [{type: update, record: Note, replaceWith: #}]}",
      "{events: [{type: condition, value: #, then: a}, {type: respond, name: a, status: 200}]}",
      "{events: [{type: respond, status: 200, body: #}]}",
    ]
    for frame in frames {
      for value in values {
        let action = frame.replacing("#", with: value)
        guard try ActionDocument.findings(action).allSatisfy({ $0.severity != .error }) else { continue }
        let sandbox = try ActionDocument.sandbox(action)
        #expect(sandbox.ask("PUT", "/notes/1", #"{"title":"x"}"#).status != 500, "\(action)")
      }
    }
  }
}

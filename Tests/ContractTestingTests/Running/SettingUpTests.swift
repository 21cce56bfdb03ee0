import JSON
import Testing

@testable import ContractTesting

/// Where the record under test comes from.
@Suite struct SettingUpTests {
  /// A server that takes new articles under rules that no document tells: each title speaks of a base, and is the only
  /// one with its text.
  private func pickyServer(_ records: [JSONObject]) throws -> RecordServer {
    try RecordServer(records: ["articles": records]) {
      $0.takesOver = { call, store in
        guard call.method == "POST" else { return nil }
        let title = call.json?["title"]
        let isTaken = store.rows["articles"]?.contains { $0["title"] == title } ?? false
        return title?.string?.text.contains("base") ?? false && !isTaken ? nil : Answer(422)
      }
    }
  }

  @Test func whereNoGeneratedPayloadIsTakenARecordIsMadeLikeAListedOne() async throws {
    let server = try pickyServer([["title": "base one", "status": "live", "note": "kept"]])
    let run = try await ContractRun(articlesText, server)
    run.expect([])
    #expect(run.report.operations[0].setup == "POST /articles", "\(run.story)")
    #expect(server.records().map { $0["note"] } == ["kept"])
    #expect(!server.calls.contains { $0.isUpdate && $0.path.last == "1" })
    #expect(run.verdict("isolates") == .pass)
  }

  @Test func anOptionalPropertyThatTheServerMissesIsSent() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, _ in
        guard call.method == "POST" else { return nil }
        if call.json?["rating"] != nil { return Answer(422, ["error": "no more than is needed"]) }
        return call.json?["note"] == nil ? Answer(422, ["error": "Key 'note' not present"]) : nil
      }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.report.operations[0].untested == nil, "\(run.story)")
    #expect(run.report.operations[0].setup == "POST /articles", "\(run.story)")
  }

  @Test func whereNothingIsKnownOfWhatARecordRefersToTheFirstOneIsNamed() async throws {
    let text = articlesText.changing("        note: {", to: "        shelf_id: {}\n        note: {")
    let fields = Collection.articles.fields + [Field(name: "shelf_id", isRequired: true) { $0 == 1 || $0 == 2 }]
    let server = try RecordServer([Collection(name: "articles", fields: fields)]) { $0.invalidStatus = 400 }
    let run = try await ContractRun(text, server)
    #expect(run.report.operations[0].setup == "POST /articles", "\(run.story)")
    #expect(run.report.operations[0].untested == nil, "\(run.story)")
  }

  @Test func withNothingToCopyTheReasonIsTold() async throws {
    let run = try await ContractRun(articlesText, try pickyServer([]))
    let reason = run.report.operations[0].untested ?? ""
    #expect(reason.contains("POST /articles made no record") && reason.contains("422"), "\(reason)")
  }

  /// The articles, and the labels of each, which nothing shows.
  private static let labels = articlesText.changing(
    "\ncomponents:",
    to: """

        /articles/{id}/labels:
          put:
            parameters:
              - { name: id, in: path, required: true, schema: { type: integer, minimum: 1 } }
            requestBody:
              required: true
              content:
                application/json:
                  schema: { type: object, required: [word], properties: { word: { type: string, minLength: 1 } } }
            responses:
              "204": { description: set }
              "400": { description: malformed }
              "422": { description: invalid }
      components:
      """)

  @Test func aPartOfARecordThatTheRunMadeIsTestedThoughNothingShowsIt() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, _ in
        guard call.path.last == "labels" else { return nil }
        let word = call.json?["word"]?.string
        if word == nil, call.json?.array != nil { return Answer(500) }
        return Answer(word?.text.isEmpty ?? true ? 422 : 204)
      }
    }
    let run = try await ContractRun(Self.labels, server)
    let result = try #require(run.report.operations.first { $0.path.contains("labels") })
    #expect(result.untested == nil, "\(run.story)")
    #expect(try run.only("no-server-error").operation.contains("labels"))
    #expect(result.checks.contains { $0.id == "unreadable" && $0.verdict == .warn }, "\(run.story)")
    #expect(run.report.leftovers.isEmpty && server.records().isEmpty)
  }

  @Test func aPartOfARecordThatWasThereIsLeftAloneWhereNothingShowsIt() async throws {
    let server = try RecordServer(records: ["articles": [["title": "base one", "status": "live"]]]) {
      $0.takesOver = { call, _ in call.method == "POST" || call.path.last == "labels" ? Answer(403) : nil }
    }
    let run = try await ContractRun(Self.labels, server)
    let result = try #require(run.report.operations.first { $0.path.contains("labels") })
    #expect(result.untested?.contains("could not be put back") ?? false, "\(run.story)")
    #expect(!server.calls.contains { $0.isUpdate && $0.path.last == "labels" })
  }
}

/// Going on where an update moves or removes the record under test.
@Suite struct ReplacingRecordsTests {
  @Test func oneValueThatCostsTheRecordDoesNotEndTheTest() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, store in
        guard call.isUpdate, answer.status == 200, call.json?["note"] == "" else { return }
        store.rows["articles"]?.removeAll { $0["id"]?.number?.literal == call.path.last }
      }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("keeps-identity") == .fail, "\(run.story)")
    #expect(!run.report.operations[0].notes.contains { $0.contains("stopped early") }, "\(run.story)")
    for check in ["rejects-invalid", "missing-record", "concurrent-writes"] {
      #expect(run.verdict(check) == .pass, "\(check): \(run.reason(check) ?? "")")
    }
  }

  @Test func aServerThatLosesEveryRecordIsLeftInTheEnd() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, store in
        if call.isUpdate, answer.status == 200 { store.rows["articles"] = [] }
      }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("keeps-identity") == .fail, "\(run.story)")
    #expect(server.calls.count < 200)
  }
}

/// Payloads made after a listed record.
@Suite struct RecordCopyTests {
  private func copy(_ model: String, among others: [String] = []) throws -> JSONValue? {
    RecordCopy(
      model: json(model), among: ([model] + others).map(json), fresh: ["title": "generated"],
      schema: try Sample().schema()
    ).payload(json(model), names: ["id"])
  }

  @Test func theTextThatNamesTheRecordIsSpelledLikeIt() throws {
    let copy = try copy(#"{"id":7,"title":"a.example.","status":"live","note":"same"}"#)
    #expect(copy?["id"] == nil)
    #expect(copy?["status"] == "live" && copy?["note"] == "same")
    let title = copy?["title"]?.string?.text ?? ""
    #expect(title != "a.example." && title.hasSuffix("a.example."), "\(title)")
  }

  @Test func whatNoOtherRecordHasIsReplaced() throws {
    let copy = try copy(
      #"{"id":7,"title":"a","status":"live","note":"own"}"#, among: [#"{"id":8,"status":"live","note":"other"}"#])
    #expect(copy?["note"] != "own" && copy?["status"] == "live")
  }

  @Test func aTextThatMayNotBeLongerIsGenerated() throws {
    let title = String(repeating: "t", count: 40)
    #expect(try copy(#"{"title":"\#(title)","status":"live"}"#)?["title"] == "generated")
  }
}

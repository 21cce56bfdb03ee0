import JSON
import Testing

@testable import ContractTesting

/// Correct servers with habits of their own: none of them may raise an alarm.
@Suite struct HealthyServerTests {
  @Test func theCorrectServerPassesEverything() async throws {
    let server = try RecordServer()
    let run = try await ContractRun(articlesText, server)
    run.expect([])
    #expect(run.report.leftovers.isEmpty)
    #expect(server.records().isEmpty)
    let tested = [
      "status-documented", "no-server-error", "content-type-documented", "body-conforms", "message-well-formed",
      "accepts-valid", "rejects-invalid", "persists", "replaces", "keeps-read-only", "keeps-identity",
      "response-agrees", "isolates", "rejection-changes-nothing", "missing-record", "idempotent", "unreadable",
    ]
    for check in tested { #expect(run.verdict(check) == .pass, "\(check): \(run.reason(check) ?? "")") }
    for check in ["headers-conform", "response-time", "requires-authorization"] {
      #expect(run.verdict(check) == .notTested)
      #expect(run.reason(check)?.isEmpty == false)
    }
  }

  @Test func theServerMayManageMembersOfItsOwn() async throws {
    let text = articlesText.changing(
      "createdAt: {", to: "version: { type: integer, readOnly: true }\n        createdAt: {")
    let server = try RecordServer {
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        record["version"] = .number((old?["version"]?.number ?? JSONNumber(0)) + JSONNumber(1))
        return record
      }
    }
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.report.operations[0].notes.contains { $0.contains("/version") })
  }

  @Test func answersMayWrapRecordsAndLists() async throws {
    let wrapped = articlesText.changing(
      "schema: { $ref: \"#/components/schemas/Article\" } } }",
      to:
        "schema: { type: object, required: [data], properties: { data: { $ref: \"#/components/schemas/Article\" } } } } }"
    )
    let text = wrapped.changing(
      "schema: { type: array, items: { $ref: \"#/components/schemas/Article\" } }",
      to:
        "schema: { type: object, properties: { total: { type: integer }, items: { type: array, items: { $ref: \"#/components/schemas/Article\" } } } }"
    )
    let server = try RecordServer {
      $0.unwraps = { $0["data"]?.object }
      $0.shows = { ["data": .object($0)] }
      $0.lists = { ["total": .number(JSONNumber($0.count)), "items": .array($0.compactMap { $0["data"] })] }
    }
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.verdict("persists") == .pass, "\(run.story)")
    #expect(run.verdict("isolates") == .pass, "\(run.story)")
    #expect(server.records().isEmpty)
  }

  @Test func answersAloneMayWrapRecords() async throws {
    let text = articlesText.changing(
      "content: { application/json: { schema: { $ref: \"#/components/schemas/Article\" } } }\n        \"4",
      to: "content: { application/json: { schema: { type: object } } }\n        \"4")
    let server = try RecordServer {
      $0.shows = { ["result": .object($0), "success": true] }
      $0.lists = { .array($0.compactMap { $0["result"] }) }
    }
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.verdict("persists") == .pass, "\(run.story)")
    #expect(server.records().isEmpty)
  }

  @Test func updatesMayAnswerNothing() async throws {
    let text = articlesText.changing(
      "      responses:\n        \"200\":\n          description: updated",
      to:
        "      responses:\n        \"204\": { description: updated }\n        \"200\":\n          description: updated")
    let server = try RecordServer {
      $0.afterwards = { call, answer, _ in if call.isUpdate, answer.status == 200 { answer.becomeEmpty() } }
    }
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.verdict("persists") == .pass, "\(run.story)")
    #expect(run.verdict("response-agrees") == .notTested)
  }

  @Test func updatesMayCreateWhereThatIsDocumented() async throws {
    let text = articlesText.changing(
      "    put:\n      description: Updates an article.",
      to: "    put:\n      description: Updates or makes an article."
    )
    .changing(
      "      responses:\n        \"200\":\n          description: updated",
      to:
        "      responses:\n        \"201\": { description: made }\n        \"200\":\n          description: updated"
    )
    let server = try RecordServer { $0.createsByPut = true }
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.verdict("missing-record") == .pass, "\(run.story)")
    #expect(server.records().isEmpty)
  }

  @Test func goneIsAsGoodAsNotFound() async throws {
    let text = articlesText.changing("\"404\": { description: none }", to: "\"410\": { description: gone }")
    let run = try await ContractRun(text, try RecordServer { $0.missingStatus = 410 })
    run.expect([])
    #expect(run.verdict("missing-record") == .pass)
  }

  @Test func identitiesMayBeTexts() async throws {
    let text = articlesText.changing("schema: { type: integer, minimum: 1 }", to: "schema: { type: string }")
      .changing("id: { type: integer,", to: "id: { type: string,")
    let server = try RecordServer {
      $0.identity = { .string(JSONString("a-\($0)")) }
      $0.isIdentity = { _ in true }
    }
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.verdict("missing-record") == .pass, "\(run.story)")
    #expect(server.records().isEmpty)
  }

  @Test func identitiesMayBeShownAsTextsOfNumbers() async throws {
    let text = articlesText.changing("id: { type: integer,", to: "id: { type: string,")
    let server = try RecordServer { $0.identity = { .string(JSONString("\($0)")) } }
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.verdict("persists") == .pass, "\(run.story)")
  }

  @Test func pathsMayEndInASlash() async throws {
    let text = articlesText.changing("/articles:", to: "/articles/:").changing(
      "/articles/{id}:", to: "/articles/{id}/:")
    let server = try RecordServer {
      $0.takesOver = { call, _ in
        guard !call.request.target.hasSuffix("/") else { return nil }
        var answer = Answer(301)
        answer["Location"] = call.request.target + "/"
        return answer
      }
    }
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.verdict("persists") == .pass, "\(run.story)")
    #expect(server.records().isEmpty)
  }

  @Test func identitiesMayStandInTheLocationAlone() async throws {
    let text = articlesText.changing(
      "description: made\n          content: { application/json: { schema: { $ref: \"#/components/schemas/Article\" } } }",
      to: "description: made")
    let server = try RecordServer {
      $0.afterwards = { call, answer, _ in
        guard call.method == "POST", answer.status == 201, let id = answer.json?["id"]?.number else { return }
        answer.becomeEmpty(201)
        answer["Location"] = "/articles/\(id.literal)"
      }
    }
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.verdict("persists") == .pass, "\(run.story)")
    #expect(server.records().isEmpty)
  }

  @Test func updatesMayNeedTheEntityTag() async throws {
    let text = articlesText.changing(
      "description: Updates an article.", to: "description: Updates an article; needs If-Match."
    )
    .changing(
      "        \"404\": { description: none }\n        \"422\"",
      to:
        "        \"404\": { description: none }\n        \"412\": { description: stale }\n        \"428\": { description: needs a tag }\n        \"422\""
    )
    let server = try RecordServer {
      $0.takesOver = { call, store in
        guard call.isUpdate, let record = store.article(call) else { return nil }
        guard let match = call["If-Match"] else { return Answer(428) }
        return match == record.tag ? nil : Answer(412)
      }
      $0.afterwards = { call, answer, store in
        if answer.status == 200, call.path.count == 2, let record = store.article(call) { answer["ETag"] = record.tag }
      }
    }
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.verdict("persists") == .pass, "\(run.story)")
    #expect(run.verdict("rejects-invalid") == .pass, "\(run.story)")
    #expect(server.records().isEmpty)
  }

  @Test func recordsMayBeShownByTheListAlone() async throws {
    let text = articlesText.changing(
      articlesText.part(
        from: "    get:\n      responses:\n        \"200\":\n          description: one article",
        to: "    put:"), to: "")
    let run = try await ContractRun(text, try RecordServer())
    run.expect([])
    #expect(run.report.operations[0].readback == "GET /articles")
    #expect(run.verdict("persists") == .pass, "\(run.story)")
  }

  @Test func readOnlyMembersMayBeRefused() async throws {
    let run = try await ContractRun(articlesText, try RecordServer { $0.refusesReadOnly = true })
    run.expect([])
  }

  @Test func titlesMayHaveToBeUnique() async throws {
    let text = articlesText.changing(
      "\"422\": { description: invalid }",
      to: "\"422\": { description: invalid }\n        \"409\": { description: taken }")
    let server = try RecordServer {
      $0.takesOver = { call, store in
        guard let title = call.json?["title"], call.method == "POST" || call.isUpdate else { return nil }
        let others = (store.rows["articles"] ?? []).filter { $0["id"] != store.article(call)?["id"] }
        return others.contains { $0["title"] == title } ? Answer(409, ["errors": ["title": ["taken"]]]) : nil
      }
    }
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.verdict("persists") == .pass)
  }
}

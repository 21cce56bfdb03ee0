import JSON
import Testing

@testable import ContractTesting

@Suite struct BodyConformsTests {
  @Test func anAnswerThatBreaksItsSchemaIsAFailure() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, _ in
        guard call.method == "POST", var record = answer.json?.object else { return }
        record["createdAt"] = 5
        answer.json = .object(record)
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["body-conforms fail"])
    let failure = try run.only("body-conforms")
    #expect(failure.subject == "POST /articles 201")
    #expect(failure.message.contains("/createdAt"))
    #expect(failure.place.line == articlesText.line(of: "createdAt: {"))
    #expect(failure.actual == 5)
  }

  @Test func anAnswerThatLacksARequiredMemberIsAFailure() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, _ in
        guard call.isUpdate, answer.status == 200, var record = answer.json?.object else { return }
        record["status"] = nil
        answer.json = .object(record)
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["body-conforms fail"])
    #expect(try run.only("body-conforms").message.contains("status"))
  }

  @Test func aWriteOnlyMemberInAnAnswerIsAFailure() async throws {
    let text = articlesText.changing("note: { type: string,", to: "note: { type: string, writeOnly: true,")
    let server = try RecordServer {
      $0.afterwards = { call, answer, _ in
        guard !call.isUpdate, var record = answer.json?.object else { return }
        record["note"] = nil
        answer.json = .object(record)
      }
      $0.lists = { .array($0.map { $0.setting(nil, at: JSONPointer(["note"])) }) }
    }
    let run = try await ContractRun(text, server)
    run.expect(["body-conforms fail"])
    #expect(try run.only("body-conforms").message.contains("writeOnly"))
  }

  @Test func anAnswerThatTakesTooLongToCheckIsAWarning() async throws {
    let digits = String(repeating: "7", count: 4000)
    let text = articlesText.changing(
      "        createdAt: {",
      to: "        proof: { type: number, multipleOf: \(digits), readOnly: true }\n        createdAt: {")
    let proof = try #require(JSONNumber(literal: digits))
    let server = try RecordServer {
      $0.afterwards = { call, answer, _ in
        guard call.method == "POST", var record = answer.json?.object else { return }
        record["proof"] = .number(proof)
        answer.json = .object(record)
      }
    }
    let run = try await ContractRun(text, server)
    run.expect(["body-conforms warn"])
    let warning = try run.only("body-conforms")
    #expect(warning.message.contains("could not be checked in full: a part of it has 4000 digits, too many"))
    #expect(warning.place.line == text.line(of: "proof: {"))
  }

  @Test func membersThatTheSchemaDoesNotHaveAreFine() async throws {
    let server = try RecordServer {
      $0.shows = { record in
        var shown = record
        shown["_links"] = ["self": "/articles"]
        return .object(shown)
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect([])
  }
}

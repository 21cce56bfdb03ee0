import JSON
import Testing

@testable import ContractTesting

/// `content-type-documented`, `headers-conform`, `message-well-formed` and `response-time`.
@Suite struct AnswerFormTests {
  /// A server that changes the answers of accepted updates.
  private func answering(_ change: @escaping @Sendable (inout Answer) -> Void) throws -> RecordServer {
    try RecordServer {
      $0.afterwards = { call, answer, _ in if call.isUpdate, answer.status == 200 { change(&answer) } }
    }
  }

  @Test func anotherMediaTypeIsAFailure() async throws {
    let run = try await ContractRun(articlesText, try answering { $0["Content-Type"] = "text/html" })
    run.expect(["content-type-documented fail"])
    let failure = try run.only("content-type-documented")
    #expect(failure.subject == "PUT /articles/{id} 200")
    #expect(failure.message.contains("text/html"))
    #expect(failure.place.line >= articlesText.line(of: "\"200\":", after: "put:"))
    #expect(failure.place.line <= articlesText.line(of: "description: updated"))
  }

  @Test func noMediaTypeIsAFailure() async throws {
    let run = try await ContractRun(articlesText, try answering { $0["Content-Type"] = nil })
    run.expect(["content-type-documented fail"])
  }

  @Test(arguments: ["application/json; charset=utf-8", "Application/JSON"])
  func parametersAndCaseMeanNothing(_ name: String) async throws {
    let run = try await ContractRun(articlesText, try answering { $0["Content-Type"] = name })
    run.expect([])
  }

  @Test func problemDocumentsOfRefusalsAreFine() async throws {
    let server = try RecordServer {
      $0.afterwards = { _, answer, _ in
        if answer.status >= 400, !answer.body.isEmpty { answer["Content-Type"] = "application/problem+json" }
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect([])
  }

  private let withHeader = articlesText.changing(
    "description: updated",
    to: "description: updated\n          headers: { X-Left: { required: true, schema: { type: integer } } }")

  @Test func aMissingRequiredHeaderIsAFailure() async throws {
    let run = try await ContractRun(withHeader, try RecordServer())
    run.expect(["headers-conform fail"])
    let failure = try run.only("headers-conform")
    #expect(failure.subject == "PUT /articles/{id} 200 X-Left")
    #expect(failure.place.line == withHeader.line(of: "X-Left"))
  }

  @Test func aHeaderOfAnotherTypeIsAFailure() async throws {
    let run = try await ContractRun(withHeader, try answering { $0["X-Left"] = "many" })
    run.expect(["headers-conform fail"])
    #expect(try run.only("headers-conform").message.contains("many"))
  }

  @Test func aHeaderOfItsTypePasses() async throws {
    let run = try await ContractRun(withHeader, try answering { $0["x-left"] = "12" })
    run.expect([])
    #expect(run.verdict("headers-conform") == .pass)
  }

  @Test func brokenJSONIsAFailure() async throws {
    let run = try await ContractRun(articlesText, try answering { $0.body.removeLast() })
    run.expect(["message-well-formed fail"])
    let failure = try run.only("message-well-formed")
    #expect(failure.message.contains("is not"))
    #expect(failure.place.line == articlesText.line(of: "put:"))
  }

  @Test func emptyJSONIsAFailure() async throws {
    let run = try await ContractRun(articlesText, try answering { $0.body = [] })
    run.expect(["message-well-formed fail"])
    #expect(try run.only("message-well-formed").message.contains("empty"))
  }

  @Test func anAnswerShorterThanItsLengthIsAFailure() async throws {
    let server = try RecordServer {
      $0.afterwards = { call, answer, _ in
        if call.method == "GET", call.path.count == 1 { answer.declaredLength = answer.body.count + 10 }
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["message-well-formed fail"])
    #expect(try run.only("message-well-formed").message.contains("before its declared length"))
  }

  @Test func aSlowAnswerIsAFailureWhereALimitIsSet() async throws {
    let run = try await ContractRun(articlesText, try answering { $0.delay = 0.03 }) {
      $0.rules.responseTimeLimit = 0.02
      $0.depth = .smoke
      $0.checks = ["response-time"]
    }
    #expect(run.verdict("response-time") == .fail, "\(run.story)")
    #expect(run.failures("response-time").contains { $0.subject == "PUT /articles/{id}" })
  }

  @Test func aFastAnswerPassesWhereALimitIsSet() async throws {
    let run = try await ContractRun(articlesText, try RecordServer()) { $0.rules.responseTimeLimit = 3600 }
    run.expect([])
    #expect(run.verdict("response-time") == .pass)
  }
}

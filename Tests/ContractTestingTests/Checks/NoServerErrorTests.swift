import JSON
import Testing

@testable import ContractTesting

@Suite struct NoServerErrorTests {
  /// Whether an update has no title, which the server cannot stand.
  @Sendable private static func isFatal(_ call: Call) -> Bool {
    call.isUpdate && call.json?.object != nil && call.json?["title"] == nil
  }

  @Test func aServerErrorIsOneFailure() async throws {
    let run = try await ContractRun(
      articlesText, try RecordServer { $0.takesOver = { call, _ in Self.isFatal(call) ? Answer(500) : nil } })
    run.expect(["no-server-error fail"])
    let failure = try run.only("no-server-error")
    #expect(failure.message.contains("500"))
    #expect(failure.subject == "PUT /articles/{id}")
    #expect(failure.place.line == articlesText.line(of: "put:"))
  }

  @Test func manyServerErrorsOfOneKindAreOneFailure() async throws {
    let run = try await ContractRun(articlesText, try RecordServer { $0.invalidStatus = 500 })
    run.expect(["no-server-error fail"])
    _ = try run.only("no-server-error")
  }

  @Test func aClosedConnectionIsAFailure() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, _ in
        guard Self.isFatal(call) else { return nil }
        var answer = Answer(200)
        answer.hangsUp = true
        return answer
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["no-server-error fail"])
    let failure = try run.only("no-server-error")
    #expect(failure.message.contains("closed the connection"))
    #expect(failure.exchanges.contains { $0.transportError != nil })
  }

  @Test func aHangIsAFailure() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, _ in
        guard Self.isFatal(call) else { return nil }
        var answer = Answer(422)
        answer.delay = 1.5
        return answer
      }
    }
    let run = try await ContractRun(articlesText, server) { $0.timeout = 0.5 }
    run.expect(["no-server-error fail"])
    #expect(try run.only("no-server-error").message.contains("within 0.5 s"))
  }

  @Test func aRecordThatIsPoisonedFails() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, store in
        if Self.isFatal(call) { store.rows["poison"] = [[:]] }
        return store.rows["poison"] != nil && (Self.isFatal(call) || call.isRead) ? Answer(500) : nil
      }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("no-server-error") == .fail)
    #expect(run.verdict("rejection-changes-nothing") == .fail, "\(run.story)")
    #expect(run.failures("rejection-changes-nothing").contains { $0.message.contains("cannot be read since") })
  }

  @Test func wrongPathsAreSentForThisCheckAlone() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, _ in call.isUpdate && (call.path.last?.utf8.count ?? 0) > 12 ? Answer(500) : nil }
    }
    let run = try await ContractRun(articlesText, server) { $0.checks = ["no-server-error"] }
    run.expect(["no-server-error fail"])
    #expect(try run.only("no-server-error").message.contains("wrong path"))
  }
}

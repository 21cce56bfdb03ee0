import JSON
import Testing

@testable import ContractTesting

/// Several differences travel in one update: what only some of them cause together is told as such, and each one that
/// fails alone is told alone.
@Suite struct GroupTests {
  /// Whether a payload has a title of one character and no note: two differences that travel together.
  private static func isPair(_ payload: JSONObject?) -> Bool {
    payload?["title"]?.string?.length == 1 && payload?["note"] == nil
  }

  @Test func aLossThatTakesTwoDifferencesNamesBoth() async throws {
    let server = try RecordServer {
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        if old != nil, Self.isPair(sent) { record["title"] = "?" }
        return record
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["persists fail"])
    let failure = try run.only("persists")
    #expect(failure.subject == "/title")
    let causes = failure.details.filter { $0.hasPrefix("It takes these together: ") }
    #expect(
      causes.count == 1 && causes[0].contains("/title: 1 character") && causes[0].contains("/note: "), "\(run.story)")
    #expect(causes.allSatisfy { $0.split(separator: ";").count == 2 }, "\(run.story)")
  }

  @Test func aRefusalThatTakesTwoDifferencesNamesBoth() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, _ in
        call.isUpdate && Self.isPair(call.json?.object) ? Answer(422) : nil
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["accepts-valid warn"])
    let failure = try run.only("accepts-valid")
    #expect(failure.subject == "/title /note", "\(run.story)")
    #expect(failure.message.contains("each of which is accepted alone"))
  }

  @Test func aPairIsFoundBesideADefectOfTheSameCheck() async throws {
    let server = try RecordServer {
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        if old != nil, Self.isPair(sent) { record["title"] = "?" }
        if old != nil, record["views"] == 1000 { record["views"] = 999 }
        return record
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["persists fail"])
    #expect(Set(run.failures("persists").map(\.subject)) == ["/title", "/views"], "\(run.story)")
  }
}

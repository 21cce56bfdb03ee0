import JSON
import Testing

@testable import ContractTesting

@Suite struct RejectsInvalidTests {
  @Test func aServerThatValidatesNothingIsOneFailure() async throws {
    let server = try RecordServer {
      $0.admits = { _, _ in true }
      $0.requires = false
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("rejects-invalid") == .fail)
    #expect(try run.only("rejects-invalid").details.contains { $0.contains("does not seem to be validated") })
    #expect(
      run.report.failures.filter { $0.verdict == .fail }.count == 1, "\(run.story)")
  }

  @Test func oneConstraintThatIsNotLookedAtIsAFailureOfIt() async throws {
    let server = try RecordServer {
      $0.admits = { field, value in field.name == "note" && value.string != nil || field.admits(value) }
      $0.shows = { record in
        var shown = record
        if let note = record["note"]?.string, note.length > 60 { shown["note"] = "too long to be shown" }
        return .object(shown)
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["rejects-invalid fail"])
    let failure = try run.only("rejects-invalid")
    #expect(failure.subject == "/note")
    #expect(failure.place.line == articlesText.line(of: "note: {"))
    #expect(failure.expected == "4xx")
  }

  @Test func aMissingRequiredMemberThatIsAcceptedIsAFailure() async throws {
    let server = try RecordServer {
      $0.requires = false
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        for name: JSONString in ["title", "status"] where record[name] == nil { record[name] = old?[name] }
        return record
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["rejects-invalid fail"])
    #expect(run.failures("rejects-invalid").count == 2, "\(run.story)")
  }

  @Test func aMalformedBodyThatIsAcceptedIsAFailure() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, store in
        guard call.isUpdate, call.json == nil, let record = store.article(call) else { return nil }
        return Answer(200, .object(record))
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["rejects-invalid fail"])
    #expect(run.failures("rejects-invalid").allSatisfy { $0.subject == "body" })
    let line = articlesText.line(of: "requestBody:", after: "Updates an article")
    #expect(run.failures("rejects-invalid").allSatisfy { $0.place.line == line || $0.place.line == line + 1 })
  }

  @Test func aPathThatNamesAnythingIsOneFailureAndWhatItMadeIsRemoved() async throws {
    let text = articlesText.changing(
      "      responses:\n        \"200\":\n          description: updated",
      to: "      responses:\n        \"201\": { description: made }\n        \"200\":\n          description: updated")
    let server = try RecordServer {
      $0.createsByPut = true
      $0.isIdentity = { _ in true }
    }
    let run = try await ContractRun(text, server)
    #expect(run.failures("rejects-invalid").count == 1, "\(run.story)")
    #expect(try run.only("rejects-invalid").subject == "path id")
    #expect(server.records().isEmpty, "\(run.story)")
  }

  @Test func aPathThatIsReadLenientlyIsAFailure() async throws {
    let server = try RecordServer {
      $0.aims = { call in String(call.path[1].prefix { $0 != "." }) }
      $0.takesOver = { call, store in
        guard call.isUpdate, call.path[1].contains("."), let record = store.rows["articles"]?.first else { return nil }
        return Answer(200, .object(record))
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["rejects-invalid fail"])
    let failure = try run.only("rejects-invalid")
    #expect(failure.subject == "path id")
    #expect(failure.place.line == articlesText.line(of: "name: id, in: path"))
  }

  @Test func coercionIsAWarning() async throws {
    let server = try RecordServer {
      $0.admits = { field, value in field.admits(value) || field.name == "views" && Self.number(in: value) != nil }
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        if let views = record["views"], let number = Self.number(in: views) { record["views"] = .number(number) }
        return record
      }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.failures("rejects-invalid").allSatisfy { $0.verdict == .warn }, "\(run.story)")
    #expect(run.report.failures.allSatisfy { $0.check == "rejects-invalid" }, "\(run.story)")
  }

  private static func number(in value: JSONValue) -> JSONNumber? {
    if let bool = value.bool { return JSONNumber(bool ? 1 : 0) }
    return value.string.flatMap { JSONNumber(literal: $0.text) }
      .flatMap { $0.isInteger && $0 >= JSONNumber(0) && $0 <= JSONNumber(1000) ? $0 : nil }
  }

  private let closed = articlesText.changing(
    "    Article:\n      type: object", to: "    Article:\n      type: object\n      additionalProperties: false")

  @Test func anIgnoredExtraPropertyIsAWarning() async throws {
    let run = try await ContractRun(closed, try RecordServer())
    run.expect(["rejects-invalid warn"])
    #expect(run.failures("rejects-invalid").count == 1)
  }

  @Test func aStoredExtraPropertyIsAFailure() async throws {
    let server = try RecordServer {
      $0.stores = { _, sent, collection in
        var record = collection.filled(sent)
        for member in sent.members where !collection.has(member.key) { record[member.key] = member.value }
        return record
      }
    }
    let run = try await ContractRun(closed, server)
    #expect(run.failures("rejects-invalid").map(\.verdict) == [.fail], "\(run.story)")
  }

  @Test func aRefusedExtraPropertyPasses() async throws {
    let run = try await ContractRun(closed, try RecordServer { $0.refusesUnknown = true })
    run.expect([])
  }

  // MARK: Parameters

  private static let withParameters = articlesText.changing(
    "    put:\n",
    to: """
          put:
            parameters:
              - { name: lang, in: query, required: true, schema: { type: string, enum: [en, de] } }
              - { name: X-Limit, in: header, schema: { type: integer, maximum: 9 } }

      """)

  /// Whether the parameters of an update are what the document says.
  @Sendable private static func isRight(_ call: Call, lang: Bool = true, limit: Bool = true) -> Bool {
    let query = call.request.target.split(separator: "?").last ?? ""
    let isLimit = call["X-Limit"].map { Int($0).map { $0 <= 9 } ?? false } ?? true
    return (!lang || ["lang=en", "lang=de"].contains(query)) && (!limit || isLimit)
  }

  private func server(lang: Bool = true, limit: Bool = true) throws -> RecordServer {
    try RecordServer {
      $0.takesOver = { call, _ in call.isUpdate && !Self.isRight(call, lang: lang, limit: limit) ? Answer(400) : nil }
    }
  }

  @Test func aServerThatLooksAtItsParametersPasses() async throws {
    let server = try server()
    try await ContractRun(Self.withParameters, server).expect([])
    #expect(server.calls.contains { $0.isUpdate && $0.request.target.firstRange(of: "lang=") == nil })
    #expect(server.calls.contains { $0.isUpdate && $0["X-Limit"] != nil })
  }

  @Test func aRequiredParameterThatIsNotLookedAtIsAFailure() async throws {
    let run = try await ContractRun(Self.withParameters, try server(lang: false))
    run.expect(["rejects-invalid fail"])
    let failure = try run.only("rejects-invalid")
    #expect(failure.subject == "query lang")
    #expect(failure.message.contains("without the required query parameter"))
    #expect(failure.place.line == Self.withParameters.line(of: "name: lang"))
  }

  @Test func anOptionalParameterThatIsNotLookedAtIsAWarning() async throws {
    let run = try await ContractRun(Self.withParameters, try server(limit: false))
    run.expect(["rejects-invalid warn"])
    #expect(try run.only("rejects-invalid").subject == "header X-Limit")
  }
}

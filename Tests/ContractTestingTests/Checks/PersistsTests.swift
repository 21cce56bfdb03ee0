import JSON
import Testing

@testable import ContractTesting

@Suite struct PersistsTests {
  /// A server that stores one member otherwise.
  private func storing(
    _ name: JSONString, _ change: @escaping @Sendable (JSONValue, JSONObject?) -> JSONValue?
  ) throws -> RecordServer {
    try RecordServer {
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        if let value = record[name] { record[name] = change(value, old) }
        return record
      }
    }
  }

  @Test func aLostUpdateIsOneFailure() async throws {
    let server = try RecordServer { $0.stores = { old, sent, collection in old ?? collection.filled(sent) } }
    let run = try await ContractRun(articlesText, server)
    run.expect(["persists fail"])
    let failure = try run.only("persists")
    #expect(failure.subject.isEmpty)
    #expect(failure.message.contains("nothing of it reads back"))
    #expect(failure.place.line == articlesText.line(of: "put:"))
    #expect(failure.exchanges.map(\.method).contains("PUT"))
    #expect(failure.curl.count == failure.exchanges.count)
  }

  @Test func anEchoedAndLostUpdateFails() async throws {
    let server = try RecordServer {
      $0.stores = { old, sent, collection in old ?? collection.filled(sent) }
      $0.echoes = { old, _, sent in
        var shown = old
        for member in sent.members { shown[member.key] = member.value }
        return shown
      }
    }
    let run = try await ContractRun(articlesText, server)
    #expect(run.verdict("persists") == .fail)
    #expect(try run.only("persists").subject.isEmpty)
  }

  @Test func truncationIsAFailureOfItsProperty() async throws {
    let server = try storing("title") { value, _ in
      .string(JSONString(String(value.string?.text.prefix(15) ?? "")))
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["persists fail"])
    let failure = try run.only("persists")
    #expect(failure.subject == "/title")
    #expect(failure.message.contains("truncated"))
    #expect(failure.place.line == articlesText.line(of: "title: {"))
    #expect(failure.place.file == "api.yaml")
  }

  @Test func aDroppedFalsyValueIsAFailure() async throws {
    let server = try storing("note") { value, old in value == "" ? old?["note"] : value }
    let run = try await ContractRun(articlesText, server)
    run.expect(["persists fail"])
    #expect(try run.only("persists").subject == "/note")
  }

  @Test func aPropertyThatIsNeverStoredIsAFailure() async throws {
    let run = try await ContractRun(articlesText, try storing("note") { _, _ in nil })
    run.expect(["persists fail"])
    #expect(try run.only("persists").subject == "/note")
  }

  @Test func nullForAValueIsAFailure() async throws {
    let run = try await ContractRun(articlesText, try storing("rating") { _, _ in .null })
    run.expect(["persists fail"])
    #expect(try run.only("persists").subject == "/rating")
  }

  @Test func aRoundedNumberIsAFailure() async throws {
    let run = try await ContractRun(
      articlesText,
      try storing("rating") { value, _ in
        value.number.map { .number(JSONNumber(Int(max(-1e9, min(1e9, $0.double))))) } ?? value
      })
    run.expect(["persists fail"])
    #expect(try run.only("persists").subject == "/rating")
  }

  @Test func aCollapsedArrayIsAFailure() async throws {
    let run = try await ContractRun(
      articlesText, try storing("tags") { value, _ in .array(value.array?.reversed() ?? []) })
    run.expect(["persists fail"])
    #expect(try run.only("persists").subject.hasPrefix("/tags"))
  }

  @Test func theOrderOfAnArrayMayBeConfiguredAsMeaningless() async throws {
    let server = try storing("tags") { value, _ in .array(value.array?.reversed() ?? []) }
    let run = try await ContractRun(articlesText, server) { $0.rules.unordered = [JSONPointer(["tags"])] }
    run.expect([])
  }

  @Test func trimmedBlanksAreOneWarning() async throws {
    let server = try storing("note") { value, _ in
      var text = value.string?.text.unicodeScalars.map { $0 } ?? []
      while text.last == " " { text.removeLast() }
      while text.first == " " { text.removeFirst() }
      return .string(JSONString(String(String.UnicodeScalarView(text))))
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["persists warn"])
    let warning = try run.only("persists")
    #expect(warning.subject == "/note")
    #expect(warning.message.contains("blanks trimmed"))
    #expect(warning.verdict == .warn)
  }

  @Test func anIgnoredPropertyIsNotCompared() async throws {
    let server = try storing("note") { value, _ in "always this" }
    let run = try await ContractRun(articlesText, server) { $0.rules.ignored = [JSONPointer(["note"])] }
    run.expect([])
  }

  @Test func aWriteOnlyPropertyIsNotLookedFor() async throws {
    let text = articlesText.changing("rating: { type: number,", to: "rating: { type: number, writeOnly: true,")
    let server = try RecordServer {
      $0.shows = { record in
        var shown = record
        shown["rating"] = nil
        return .object(shown)
      }
    }
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.verdict("persists") == .pass)
  }

  /// A server that labels each article itself, besides what is sent.
  private func labelling(_ keeps: @escaping @Sendable ([JSONValue]) -> [JSONValue] = { $0 }) throws -> (
    text: String, server: RecordServer
  ) {
    let fields = Collection.articles.fields.map { field in
      guard field.name == "tags" else { return field }
      return Field(name: "tags") { $0.array.map { $0.allSatisfy { Field.isText($0, 1...20) } } ?? false }
    }
    let text = articlesText.changing("type: array, maxItems: 3,", to: "type: array,")
    let server = try RecordServer([Collection(name: "articles", fields: fields)]) {
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        if let tags = record["tags"]?.array { record["tags"] = .array((old == nil ? tags : keeps(tags)) + ["by me"]) }
        return record
      }
    }
    return (text, server)
  }

  @Test func anItemOfTheServersOwnIsOneWarning() async throws {
    let (text, server) = try labelling()
    let run = try await ContractRun(text, server)
    let warning = try run.only("persists")
    #expect(warning.verdict == .warn && warning.subject == "/tags")
    #expect(warning.message.contains("items of the server's own"))
  }

  @Test func aLossBesideItemsOfTheServersOwnIsAFailure() async throws {
    let (text, server) = try labelling { Array($0.dropFirst()) }
    let run = try await ContractRun(text, server)
    #expect(run.verdict("persists") == .fail, "\(run.story)")
    #expect(run.failures("persists").contains { $0.subject == "/tags" && $0.message.contains("lost") }, "\(run.story)")
  }

  @Test(arguments: [
    ("description: 'The number of the office, read only'", Verdict.warn), ("description: 'Set to \"Article\"'", .warn),
    ("description: 'The number of the office'", .fail), ("description: 'Set to \"on\" to show it'", .fail),
  ])
  func aPropertyThatIsSaidToBeTheServersMayKeepItsValue(_ description: String, _ verdict: Verdict) async throws {
    let text = articlesText.changing("note: { type: string,", to: "note: { \(description), type: string,")
    let run = try await ContractRun(text, try storing("note") { value, old in old == nil ? value : old?["note"] })
    run.expect(["persists \(verdict)"])
    #expect(try run.only("persists").subject == "/note")
  }
}

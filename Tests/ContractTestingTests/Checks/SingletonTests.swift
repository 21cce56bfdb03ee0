import JSON
import Testing

@testable import ContractTesting

/// Records that there is one of.
@Suite struct SingletonTests {
  private static let settings = Collection(
    name: "settings",
    fields: [
      Field(name: "id", isReadOnly: true) { _ in true },
      Field(name: "title", isRequired: true) { Field.isText($0, 1...40) },
      Field(name: "note") { Field.isText($0, 0...60) },
    ], isSingleton: true)

  private static let text = """
    openapi: 3.0.3
    info: { title: Settings, version: "1" }
    paths:
      /settings:
        get:
          responses:
            "200":
              description: the settings
              content: { application/json: { schema: { $ref: "#/components/schemas/Settings" } } }
            "404": { description: none }
        put:
          description: Updates the settings.
          requestBody:
            required: true
            content: { application/json: { schema: { $ref: "#/components/schemas/Settings" } } }
          responses:
            "200":
              description: updated
              content: { application/json: { schema: { $ref: "#/components/schemas/Settings" } } }
            "400": { description: malformed }
            "422": { description: invalid }
    components:
      schemas:
        Settings:
          type: object
          required: [title]
          properties:
            id: { type: integer, readOnly: true }
            title: { type: string, minLength: 1, maxLength: 40 }
            note: { type: string, maxLength: 60 }
    """

  private func run(_ change: (inout Behaviour) -> Void = { _ in }) async throws -> ContractRun {
    try await ContractRun(
      Self.text,
      try RecordServer([Self.settings], records: ["settings": [["title": "first", "note": "original"]]], change))
  }

  @Test func settingsThatStayPass() async throws {
    let server = try RecordServer([Self.settings], records: ["settings": [["title": "first", "note": "original"]]])
    let run = try await ContractRun(Self.text, server)
    run.expect([])
    #expect(run.verdict("singleton") == .pass, "\(run.reason("singleton") ?? "")")
    #expect(run.verdict("persists") == .pass && run.verdict("rejects-invalid") == .pass)
    #expect(server.records("settings").first?["note"] == "original")
    #expect(run.report.leftovers.isEmpty)
  }

  private static let textWithParts = text.changing(
    "components:",
    to: """
        /settings/{name}:
          get:
            parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
            responses:
              "200": { description: one of them }
              "404": { description: none }
      components:
      """)

  /// A PUT of records in an object may add them to others, which its GET then shows as well.
  @Test func recordsInAnObjectAreNoWhole() async throws {
    let text = Self.textWithParts.changing(
      "note: { type: string, maxLength: 60 }", to: "all: { type: array, items: { type: object } }")
    let server = try RecordServer([Self.settings], records: ["settings": [["title": "first"]]])
    await #expect(throws: RunError.self) { try await ContractRun(text, server) }
    #expect(server.records("settings").first?["title"] == "first")
  }

  /// With a path for its parts it looks like a collection; but its GET shows what its PUT takes.
  @Test func settingsWithPathsForTheirPartsAreOneWhole() async throws {
    let text = Self.textWithParts
    let server = try RecordServer([Self.settings], records: ["settings": [["title": "first", "note": "original"]]])
    let run = try await ContractRun(text, server)
    run.expect([])
    #expect(run.verdict("singleton") == .pass && run.verdict("persists") == .pass, "\(run.story)")
    #expect(server.records("settings").first?["note"] == "original")
    let lossy = try RecordServer([Self.settings], records: ["settings": [["title": "first", "note": "original"]]]) {
      $0.stores = { old, sent, collection in old ?? collection.filled(sent) }
    }
    #expect(try await ContractRun(text, lossy).verdict("persists") == .fail)
  }

  @Test func settingsThatAreGoneAfterAnUpdateAreAFailure() async throws {
    let run = try await run {
      $0.takesOver = { call, store in
        let title = store.rows["settings"]?.first?["title"]
        return call.method == "GET" && title != "first" ? Answer(404) : nil
      }
    }
    #expect(run.verdict("singleton") == .fail, "\(run.story)")
    #expect(try run.only("singleton").message.contains("gone"))
  }

  @Test func otherSettingsAfterAnUpdateAreAFailure() async throws {
    let run = try await run {
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        record["id"] = old.map { .number(($0["id"]?.number ?? JSONNumber(0)) + JSONNumber(1)) }
        return record
      }
    }
    #expect(run.verdict("singleton") == .fail, "\(run.story)")
  }

  @Test func recordsOfACollectionAreNone() async throws {
    let run = try await ContractRun(articlesText, try RecordServer())
    #expect(run.verdict("singleton") == .notTested)
  }
}

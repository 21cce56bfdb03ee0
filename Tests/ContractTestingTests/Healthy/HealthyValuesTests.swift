import JSON
import Testing

@testable import ContractTesting

/// Correct servers that write values or relations in their own way.
@Suite struct HealthyValuesTests {
  private static let authors = Collection(
    name: "authors",
    fields: [Field(name: "id", isReadOnly: true) { _ in true }, Field(name: "name") { Field.isText($0, 0...99) }])

  /// Articles with a member of another schema.
  private func articles(with field: Field) -> Collection {
    Collection(name: "articles", fields: Collection.articles.fields + [field])
  }

  @Test func identifiersMayBeStoredInLowerCase() async throws {
    let text = articlesText.changing(
      "        createdAt: {", to: "        code: { type: string, format: uuid }\n        createdAt: {")
    let code = Field(name: "code") { $0.string?.length == 36 && !($0.string?.text.contains("x") ?? true) }
    let server = try RecordServer([articles(with: code)]) {
      $0.stores = { _, sent, collection in
        var record = collection.filled(sent)
        record["code"] = record["code"]?.string.map { .string(JSONString($0.text.lowercased())) }
        return record
      }
    }
    let run = try await ContractRun(text, server)
    #expect(run.report.failures.allSatisfy { $0.verdict == .warn && $0.subject == "/code" }, "\(run.story)")
    #expect(run.failures("persists").count <= 1, "\(run.story)")
    #expect(run.verdict("persists") != .notTested)
  }

  @Test func referencesMayBeShownAsObjects() async throws {
    let text =
      articlesText
      .changing("        createdAt: {", to: "        authorId: { type: integer }\n        createdAt: {")
      .changing(
        "  /articles:\n",
        to: """
            /authors:
              get: { responses: { "200": { description: all } } }
            /articles:

          """)
    let author = Field(name: "authorId") { $0 == 1 || $0 == 2 }
    let server = try RecordServer(
      [articles(with: author), Self.authors], records: ["authors": [["name": "A"], ["name": "B"]]]
    ) {
      $0.shows = { record in
        var shown = record
        if let id = record["authorId"] {
          shown["authorId"] = nil
          shown["author"] = ["id": id, "name": "somebody"]
        }
        return .object(shown)
      }
    }
    let run = try await ContractRun(text, server)
    #expect(run.report.failures.allSatisfy { $0.verdict == .warn }, "\(run.story)")
    #expect(run.verdict("persists") != .notTested, "\(run.story)")
    #expect(server.calls.contains { $0.isUpdate && $0.json?["authorId"] == 2 })
    #expect(server.records("authors").count == 2)
    #expect(server.records().isEmpty)
  }

  @Test func recordsMayBelongToOthers() async throws {
    let server = try RecordServer([.articles, Shops.collection]) { Shops.keepApart(&$0) }
    let run = try await ContractRun(Shops.text, server)
    run.expect([])
    #expect(run.verdict("persists") == .pass, "\(run.story)")
    #expect(server.calls.contains { $0.request.target.hasPrefix("/shops/1/articles/") })
    #expect(server.records().isEmpty)
    #expect(server.records("shops").isEmpty)
    #expect(run.report.leftovers.isEmpty)
  }
}

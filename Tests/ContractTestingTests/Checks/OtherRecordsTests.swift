import JSON
import Testing

@testable import ContractTesting

/// Texts that other records have, and references to records that do not exist.
@Suite struct OtherRecordsTests {
  /// Whether an update gives an article the title of another one.
  @Sendable private static func isTaken(_ call: Call, _ store: Store) -> Bool {
    guard call.isUpdate, let title = call.json?["title"], let own = store.article(call)?["id"] else { return false }
    return store.rows["articles"]?.contains { $0["title"] == title && $0["id"] != own } ?? false
  }

  @Test func aServerThatBreaksAtATakenTitleFails() async throws {
    let server = try RecordServer { $0.takesOver = { call, store in Self.isTaken(call, store) ? Answer(500) : nil } }
    let run = try await ContractRun(articlesText, server)
    run.expect(["no-server-error fail"])
    #expect(try run.only("no-server-error").message.contains("values that another record has"))
  }

  @Test func aServerThatBreaksAtATakenTitleAndNothingElseFails() async throws {
    let server = try RecordServer {
      $0.takesOver = { call, store in
        Self.isTaken(call, store) && call.json?["rating"] == nil ? Answer(500) : nil
      }
    }
    let run = try await ContractRun(articlesText, server)
    run.expect(["no-server-error fail"])
  }

  @Test func aTakenTitleMayBeRefused() async throws {
    let server = try RecordServer { $0.takesOver = { call, store in Self.isTaken(call, store) ? Answer(422) : nil } }
    let run = try await ContractRun(articlesText, server)
    run.expect([])
  }

  // MARK: References

  private static let authors = Collection(
    name: "authors",
    fields: [Field(name: "id", isReadOnly: true) { _ in true }, Field(name: "name") { Field.isText($0, 1...99) }])
  private static let articles = Collection(
    name: "articles",
    fields: Collection.articles.fields + [
      Field(name: "authorId") { $0.isNull || $0.number?.isInteger ?? false },
      Field(name: "readerIds") { $0.array?.allSatisfy { $0.number?.isInteger ?? false } ?? false },
    ])
  /// Articles that name an author and readers, which are authors, too.
  private static let text =
    articlesText
    .changing(
      "        tags: { type: array,",
      to: """
                authorId: { type: integer, nullable: true }
                readerIds: { type: array, items: { type: integer } }
                tags: { type: array,
        """
    )
    .changing("  /articles:\n", to: collections("authors") + collections("readers") + "  /articles:\n")

  private static func collections(_ name: String) -> String {
    """
      /\(name):
        get:
          responses: { "200": { description: all, content: { application/json: { schema: { type: array, items: { type: object } } } } } }
      /\(name)/{id}:
        get:
          parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
          responses: { "200": { description: one }, "404": { description: none } }

    """
  }

  /// A server with two authors; `change` makes what it does with the author of an article that does not exist.
  private func server(_ change: (inout Behaviour) -> Void) throws -> RecordServer {
    let names: [JSONObject] = [["name": "Ada"], ["name": "Grace"]]
    let readers = Collection(name: "readers", fields: Self.authors.fields)
    return try RecordServer(
      [Self.articles, Self.authors, readers], records: ["authors": names, "readers": names], change)
  }

  @Sendable private static func isUnknown(_ identity: JSONValue?) -> Bool {
    identity?.number.map { $0 > JSONNumber(1000) } ?? false
  }

  @Test func aServerThatBreaksAtAnUnknownAuthorFails() async throws {
    let run = try await ContractRun(
      Self.text,
      try server {
        $0.takesOver = { call, _ in call.isUpdate && Self.isUnknown(call.json?["authorId"]) ? Answer(500) : nil }
      })
    run.expect(["no-server-error fail"])
    #expect(try run.only("no-server-error").message.contains("reference to a record that does not exist"))
  }

  @Test func aServerThatBreaksAtAnUnknownReaderFails() async throws {
    let run = try await ContractRun(
      Self.text,
      try server {
        $0.takesOver = { call, _ in
          call.isUpdate && call.json?["readerIds"]?.array?.contains(where: Self.isUnknown) ?? false ? Answer(500) : nil
        }
      })
    run.expect(["no-server-error fail"])
  }

  @Test func anUnknownAuthorMayBeRefusedOrStored() async throws {
    let refusing = try server {
      $0.takesOver = { call, _ in call.isUpdate && Self.isUnknown(call.json?["authorId"]) ? Answer(422) : nil }
    }
    try await ContractRun(Self.text, refusing).expect([])
    try await ContractRun(Self.text, try server { _ in }).expect([])
  }

  @Test func anUnknownAuthorThatIsTakenAndDroppedIsALoss() async throws {
    let run = try await ContractRun(
      Self.text,
      try server {
        $0.stores = { _, sent, collection in
          var record = collection.filled(sent)
          if Self.isUnknown(record["authorId"]) { record["authorId"] = .null }
          return record
        }
      })
    run.expect(["persists fail"])
    let failure = try run.only("persists")
    #expect(failure.subject == "/authorId")
    #expect(failure.message.contains("names a record that does not exist") && failure.message.contains("as null"))
    #expect(failure.place.line == Self.text.line(of: "authorId: {"))
  }
}

import Foundation
import GRDB
import JSON
import Testing

@testable import Sandbox

/// The tables of models: what they hold, and what becomes of them when the document changes.
@Suite final class StoredModelTests {
  private let folder: URL
  private var file: String { folder.appendingPathComponent("records.sqlite").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("models-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A document with articles of these properties.
  private static func document(_ properties: String, required: String = "id, title", closed: Bool = true) -> String {
    """
    openapi: 3.1.0
    info: { title: Articles, version: '1' }
    paths:
      /articles:
        get:
          responses:
            '200':
              description: All.
              content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Article' } } } }
        post:
          requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Article' } } } }
          responses:
            '201':
              description: Made.
              content: { application/json: { schema: { $ref: '#/components/schemas/Article' } } }
      /articles/{id}:
        parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
        get:
          responses:
            '200':
              description: One.
              content: { application/json: { schema: { $ref: '#/components/schemas/Article' } } }
        put:
          requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Article' } } } }
          responses:
            '200':
              description: Replaced.
              content: { application/json: { schema: { $ref: '#/components/schemas/Article' } } }
    components:
      schemas:
        Article:
          type: object
          additionalProperties: \(!closed)
          required: [\(required)]
          properties:
            id: { type: integer, readOnly: true }
            title: { type: string }
            \(properties)
    """
  }

  private func sandbox(_ document: String) throws -> Sandbox {
    let (description, store) = try TestDocuments.loaded(text: document)
    return try Sandbox(
      description: description, store: store, options: SandboxOptions(database: file, seedRecords: 0))
  }

  private func query<Value: DatabaseValueConvertible>(_ sql: String) throws -> [Value?] {
    try DatabaseQueue(path: file).read { try Value?.fetchAll($0, sql: sql) }
  }

  @Test func everyFieldHasAColumnOfItsType() throws {
    let sandbox = try sandbox(
      Self.document(
        """
        likes: { type: integer }
                ratio: { type: number }
                shown: { type: boolean }
                tags: { type: array, items: { type: string } }
                note: { type: [string, 'null'] }
                Title: { type: string }
        """))
    let body = #"{"title":"A","likes":7,"ratio":1.5,"shown":true,"tags":["x"],"note":null,"Title":"B"}"#
    #expect(sandbox.ask("POST", "/articles", body).status == 201)
    let types: [String?] = try query(
      "SELECT name || ' ' || type FROM pragma_table_xinfo('Article') WHERE name NOT LIKE '\\_%' ESCAPE '\\'")
    #expect(
      types == [
        "id INTEGER", "title TEXT", "likes INTEGER", "ratio REAL", "shown BOOLEAN", "tags JSON", "note TEXT",
        "Title_ TEXT",
      ])
    let values: [String?] = try query(
      "SELECT id || title || likes || ratio || shown || tags || Title_ FROM Article WHERE note IS NULL AND typeof(likes) = 'integer'"
    )
    #expect(values == ["1A71.51[\"x\"]B"])
    #expect(try query("PRAGMA journal_mode") == ["wal"])
  }

  @Test(
    arguments: [
      #"{"title":"a\u0000b","big":123456789012345678901234567890}"#,
      #"{"title":"e\u0301","big":0.1000000000000000000001}"#,
      #"{"title":"","note":null}"#, #"{"title":"\ud83d\ude00","big":1e400}"#,
      #"{"title":"'\"; DROP TABLE Article; --"}"#,
    ])
  func whatNoColumnCanHoldComesBackExactly(body: String) throws {
    let document = Self.document("big: { type: number }\n        note: { type: [string, 'null'] }")
    let made = try sandbox(document).ask("POST", "/articles", body)
    #expect(made.status == 201)
    // Another server, another connection.
    let read = try sandbox(document).ask("GET", "/articles/1")
    #expect(read.body == made.body)
    let sent = try JSONParser.parse(body).value
    #expect(read.json?.object?.members.filter { $0.key != "id" } == sent.object?.members)
    for member in sent.object?.members ?? [] {
      #expect(read.json?[member.key]?.number?.literal == member.value.number?.literal)
    }
  }

  @Test func aNewFieldGetsAColumnAndADefaultAndRowsStay() throws {
    _ = try sandbox(Self.document("")).ask("POST", "/articles", #"{"title":"A"}"#)
    let changed = try sandbox(Self.document("rating: { type: integer, default: 3 }", required: "id, title, rating"))
    #expect(changed.migrations == ["Article: \"rating\" is new."])
    #expect(changed.ask("GET", "/articles/1").json == ["id": 1, "title": "A", "rating": 3])
    #expect(try query("SELECT rating FROM Article") == [3])
    #expect(changed.ask("POST", "/articles", #"{"title":"B","rating":1}"#)["/id"] == 2, "ids go on")
  }

  @Test func aFieldThatIsGoneKeepsItsValuesForTheDayItComesBack() throws {
    let old = Self.document("likes: { type: integer }")
    _ = try sandbox(old).ask("POST", "/articles", #"{"title":"A","likes":12345678901234567890}"#)
    let without = try sandbox(Self.document(""))
    #expect(without.migrations == ["Article: \"likes\" is gone; records keep its values in \"_former\"."])
    #expect(without.ask("GET", "/articles/1").json == ["id": 1, "title": "A"])
    #expect(without.ask("PUT", "/articles/1", #"{"title":"B"}"#).status == 200)
    let again = try sandbox(old)
    #expect(again.ask("GET", "/articles/1")["/title"] == "B")
    #expect(again.ask("GET", "/articles/1")["/likes"]?.number?.literal == "12345678901234567890")
  }

  @Test func aWiderTypeChangesTheColumn() throws {
    _ = try sandbox(Self.document("size: { type: integer }")).ask("POST", "/articles", #"{"title":"A","size":2}"#)
    let wider = try sandbox(Self.document("size: { type: number }"))
    #expect(wider.migrations == ["Article: \"size\" is a number now."])
    #expect(wider.ask("PUT", "/articles/1", #"{"title":"A","size":2.5}"#).status == 200)
    #expect(try query("SELECT size FROM Article") == [2.5])
  }

  @Test(
    arguments: [
      (
        "rating: { type: integer }", "id, title, rating",
        "Article: 2 records, the first is \"1\": lacks the required property \"rating\""
      ),
      ("size: { type: string }", "id, title", "Article: 2 records, the first is \"1\": /size is"),
      ("size: { type: integer, maximum: 2 }", "id, title", "Article: 1 record, the first is \"2\": /size is"),
    ])
  func recordsThatDoNotFitRefuseTheDocument(properties: String, required: String, message: String) throws {
    let old = Self.document("size: { type: integer }")
    let first = try sandbox(old)
    for size in [2, 3] { _ = first.ask("POST", "/articles", #"{"title":"A","size":\#(size)}"#) }
    let before: [String?] = try query("SELECT _record FROM Article")
    let error = #expect(throws: SandboxError.self) { try self.sandbox(Self.document(properties, required: required)) }
    #expect(error?.message.contains(message) == true, "\(error?.description ?? "")")
    #expect(error?.remedy.contains("Nothing was changed") == true)
    #expect(try query("SELECT _record FROM Article") == before)
    #expect(try sandbox(old).migrations.isEmpty, "the file is still that of the old document")
  }

  @Test func aModelThatIsGoneKeepsItsTable() throws {
    let old = Self.document("")
    _ = try sandbox(old).ask("POST", "/articles", #"{"title":"A"}"#)
    _ = try sandbox(old.replacing("/articles", with: "/notes").replacing("Article", with: "Note"))
    #expect(try query("SELECT title FROM Article") == ["A"])
    #expect(try sandbox(old).ask("GET", "/articles/1")["/title"] == "A")
  }

  @Test func anotherProgramsFileIsRefused() throws {
    try Data("no database at all, but long enough to be looked at as one".utf8).write(to: URL(fileURLWithPath: file))
    let error = #expect(throws: SandboxError.self) { try self.sandbox(Self.document("")) }
    #expect(error?.message.contains("cannot be opened") == true)
  }
}

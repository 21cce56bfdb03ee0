import Foundation
import JSON
import Testing

@testable import Sandbox

@Suite("Collections that are derived from any document")
struct DerivationTests {
  static let document = """
    openapi: 3.0.3
    info: {title: t, version: '1'}
    paths:
      /teams:
        get: {responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Teams'}}}}}}
        post:
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Team'}}}}
          responses: {'201': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/TeamAnswer'}}}}}
      /teams/{teamId}:
        parameters: [{name: teamId, in: path, required: true, schema: {type: string, format: uuid}}]
        get: {responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/TeamAnswer'}}}}}}
        put:
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Team'}}}}
          responses: {'204': {description: d}}
        patch:
          requestBody: {content: {application/merge-patch+json: {schema: {type: object}}}}
          responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/TeamAnswer'}}}}}
        delete: {responses: {'204': {description: d}}}
      /teams/{teamId}/members/{name}:
        parameters:
          - {name: teamId, in: path, required: true, schema: {type: string, format: uuid}}
          - {name: name, in: path, required: true, schema: {type: string}}
        get: {responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Member'}}}}, '404': {description: d}}}
        put:
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Member'}}}}
          responses:
            '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Member'}}}}
            '201': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Member'}}}}
      /teams/{teamId}/badge:
        parameters: [{name: teamId, in: path, required: true, schema: {type: string, format: uuid}}]
        get: {responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {colour: {type: string}}}}}}}}
        put:
          requestBody: {content: {application/json: {schema: {type: object, properties: {colour: {type: string}}}}}}
          responses: {'200': {description: d}}
      /articles:
        post:
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Wrapped'}}}}
          responses: {'201': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Wrapped'}}}}}
      /articles/{slug}:
        parameters: [{name: slug, in: path, required: true, schema: {type: string}}]
        get: {responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Wrapped'}}}}}}
        put:
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Wrapped'}}}}
          responses:
            '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Wrapped'}}}}
            '400': {description: d}
      /pet:
        put:
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
          responses:
            '200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
            '404': {description: d}
      /pet/{petId}:
        get:
          parameters: [{name: petId, in: path, required: true, schema: {type: integer, format: int64}}]
          responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
      /teams/{teamId}/dissolve:
        post: {responses: {'202': {description: d, content: {application/json: {schema: {type: object, required: [ok], properties: {ok: {type: boolean}}}}}}}}
    components:
      schemas:
        Wrapped: {type: object, required: [article], properties: {article: {$ref: '#/components/schemas/Article'}}}
        Article: {type: object, required: [title], properties: {slug: {type: string, readOnly: true}, title: {type: string}}}
        Team: {type: object, required: [title], properties: {title: {type: string}, note: {type: string, nullable: true}}}
        TeamRead:
          type: object
          required: [id, title, score]
          properties: {id: {type: string, format: uuid}, title: {type: string}, note: {type: string, nullable: true}, score: {type: integer}}
        TeamAnswer: {type: object, required: [data], properties: {data: {$ref: '#/components/schemas/TeamRead'}}}
        Teams: {type: object, required: [items, total], properties: {items: {type: array, items: {$ref: '#/components/schemas/TeamRead'}}, total: {type: integer}}}
        Member: {type: object, required: [name], properties: {name: {type: string}, role: {type: string, enum: [lead, guest]}}}
        Pet: {type: object, required: [name], properties: {id: {type: integer, format: int64}, name: {type: string}}}
    """

  let sandbox: Sandbox

  init() throws {
    sandbox = try TestDocuments.sandbox(text: Self.document)
  }

  private func newTeam() throws -> String {
    let made = sandbox.ask("POST", "/teams", #"{"title":"A"}"#)
    #expect(made.status == 201)
    let id = try #require(made["/data/id"]?.string?.text)
    #expect(made.field("location") == "/teams/\(id)")
    return id
  }

  @Test("UUID keys, envelopes around the record and the list, members that the server adds")
  func envelopes() throws {
    let id = try newTeam()
    #expect(UUID(uuidString: id) != nil)
    let first = sandbox.ask("GET", "/teams/\(id)")
    #expect(first["/data/title"] == "A" && first["/data/score"]?.number != nil)
    #expect(sandbox.ask("PUT", "/teams/\(id)", #"{"title":"B"}"#).status == 204)
    let read = sandbox.ask("GET", "/teams/\(id)")
    #expect(read["/data/title"] == "B" && read["/data/id"] == .string(JSONString(id)))
    #expect(read["/data/score"] == first["/data/score"], "what clients cannot write stays")
    let list = sandbox.ask("GET", "/teams")
    #expect(list["/total"] == 4 && list["/items/3/title"] == "B")
  }

  @Test("A merge patch sets, and null removes")
  func patch() throws {
    let id = try newTeam()
    _ = sandbox.ask("PUT", "/teams/\(id)", #"{"title":"B","note":"n"}"#)
    let patched = sandbox.ask("PATCH", "/teams/\(id)", #"{"note":null}"#, type: "application/merge-patch+json")
    #expect(patched.status == 200 && patched["/data/title"] == "B" && patched["/data/note"] == nil, "\(patched.text)")
  }

  @Test("Records below a record, created by PUT, gone with their parent")
  func nested() throws {
    let id = try newTeam()
    #expect(sandbox.ask("GET", "/teams/\(id)/members/ann").status == 404)
    let body = #"{"name":"ann","role":"lead"}"#
    #expect(sandbox.ask("PUT", "/teams/\(id)/members/ann", body).status == 201)
    #expect(sandbox.ask("PUT", "/teams/\(id)/members/ann", body).status == 200)
    #expect(sandbox.ask("GET", "/teams/\(id)/members/ann")["/role"] == "lead")
    #expect(sandbox.ask("PUT", "/teams/\(UUID())/members/ann", body).status == 404)
    let other = try newTeam()
    #expect(sandbox.ask("GET", "/teams/\(other)/members/ann").status == 404)
    #expect(sandbox.ask("DELETE", "/teams/\(id)").status == 204)
    #expect(sandbox.ask("GET", "/teams/\(id)/members/ann").status == 404)
  }

  @Test("A single record for each parent")
  func nestedSingleton() throws {
    let (one, two) = (try newTeam(), try newTeam())
    #expect(sandbox.ask("PUT", "/teams/\(one)/badge", #"{"colour":"red"}"#).status == 200)
    #expect(sandbox.ask("GET", "/teams/\(one)/badge").json == ["colour": "red"])
    #expect(sandbox.ask("GET", "/teams/\(two)/badge").json != ["colour": "red"])
  }

  @Test("Content that wraps the record")
  func wrapped() throws {
    let made = sandbox.ask("POST", "/articles", #"{"article":{"title":"one"}}"#)
    #expect(made.status == 201 && made["/article/title"] == "one")
    let slug = try #require(made["/article/slug"]?.string?.text)
    let put = sandbox.ask("PUT", "/articles/\(slug)", #"{"article":{"title":"two","slug":"other"}}"#)
    #expect(put.status == 200 && put["/article/title"] == "two")
    #expect(sandbox.ask("GET", "/articles/\(slug)")["/article/slug"] == .string(JSONString(slug)))
    #expect(sandbox.ask("PUT", "/articles/\(slug)", #"{"title":"bare"}"#).status == 400)
  }

  @Test("A record that is named in the content alone")
  func namedByContent() {
    #expect(sandbox.ask("PUT", "/pet", #"{"id":2,"name":"Rex"}"#)["/name"] == "Rex")
    #expect(sandbox.ask("GET", "/pet/2")["/name"] == "Rex")
    #expect(sandbox.ask("PUT", "/pet", #"{"id":99,"name":"Rex"}"#).status == 404)
  }

  @Test("An action is answered as documented")
  func action() {
    let reply = sandbox.ask("POST", "/teams/x/dissolve")
    #expect(reply.status == 202 && reply["/ok"]?.bool != nil)
  }

  @Test("Records in a file are there after a restart, and ids go on")
  func restart() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).sqlite").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    var options = TestDocuments.options(fixtures: false)
    options.database = file
    let (description, store) = try TestDocuments.loaded("social-posts.yaml")
    let first = try Sandbox(description: description, store: store, options: options)
    #expect(first.ask("POST", "/v1/posts", #"{"userId":1,"caption":"kept"}"#)["/id"] == 4)
    #expect(first.ask("DELETE", "/v1/posts/1").status == 204)
    let second = try Sandbox(description: description, store: store, options: options)
    #expect(second.ask("GET", "/v1/posts/4")["/caption"] == "kept")
    #expect(second.ask("GET", "/v1/posts/1").status == 404)
    #expect(second.ask("POST", "/v1/posts", #"{"userId":1,"caption":"next"}"#)["/id"] == 5)
  }

  @Test("A database that cannot be opened, and a fault that does not exist, are errors with a remedy")
  func errors() throws {
    let (description, store) = try TestDocuments.loaded("social-posts.yaml")
    var options = SandboxOptions(database: "/nowhere/at/all.sqlite")
    #expect(throws: SandboxError.self) { try Sandbox(description: description, store: store, options: options) }
    options = SandboxOptions(fault: "no-such-fault")
    #expect(throws: SandboxError.self) { try Sandbox(description: description, store: store, options: options) }
  }
}

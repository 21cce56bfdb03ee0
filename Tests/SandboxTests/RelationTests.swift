import JSON
import Testing

@testable import Sandbox

/// What deletion means for records that name the one that goes.
@Suite struct RelationTests {
  /// Users, and posts that name one of them; a `reference` is the value of `x-references`.
  static func document(_ reference: String) -> String {
    func paths(_ path: String, _ model: String) -> String {
      """
        /\(path):
          get:
            responses:
              '200':
                description: All.
                content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/\(model)' } } } }
          post:
            requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/\(model)' } } } }
            responses:
              '201':
                description: Made.
                content: { application/json: { schema: { $ref: '#/components/schemas/\(model)' } } }
        /\(path)/{id}:
          parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
          get:
            responses:
              '200':
                description: One.
                content: { application/json: { schema: { $ref: '#/components/schemas/\(model)' } } }
          put:
            requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/\(model)' } } } }
            responses:
              '200':
                description: Replaced.
                content: { application/json: { schema: { $ref: '#/components/schemas/\(model)' } } }
          delete: { responses: { '204': { description: Gone. } } }

      """
    }
    return """
      openapi: 3.1.0
      info: { title: Posts, version: '1' }
      paths:
      \(paths("users", "User"))\(paths("posts", "Post"))
      components:
        schemas:
          User:
            type: object
            required: [id]
            properties: { id: { type: integer, readOnly: true }, name: { type: string } }
          Post:
            type: object
            required: [id]
            properties:
              id: { type: integer, readOnly: true }
              userId: { type: [integer, 'null'], x-references: \(reference) }
      """
  }

  private func sandbox(_ reference: String) throws -> Sandbox {
    let sandbox = try TestDocuments.sandbox(text: Self.document(reference))
    // The first posts are made now, so that none of them names the user that comes.
    #expect(sandbox.ask("GET", "/posts").json?.array?.count == 3)
    #expect(sandbox.ask("POST", "/users", #"{"name":"A"}"#)["/id"] == 4)
    #expect(sandbox.ask("POST", "/posts", #"{"userId":4}"#)["/id"] == 4)
    return sandbox
  }

  @Test func firstRecordsNameRecordsThatAreThere() throws {
    let posts = try sandbox("User").ask("GET", "/posts").json?.array ?? []
    #expect(posts.count == 4)
    #expect(posts.allSatisfy { [1, 2, 3, 4].contains($0["userId"]?.number?.int) })
  }

  @Test func aRecordCannotNameOneThatIsNotThere() throws {
    let sandbox = try sandbox("User")
    let made = sandbox.ask("POST", "/posts", #"{"userId":99}"#)
    #expect(made.status == 422)
    #expect(made["/detail"] == "userId names no record of /users: 99.")
    #expect(sandbox.ask("PUT", "/posts/4", #"{"userId":99}"#).status == 422)
    #expect(sandbox.ask("GET", "/posts/4")["/userId"] == 4)
    #expect(sandbox.ask("PUT", "/posts/4", #"{"userId":null}"#).status == 200)
    #expect(sandbox.ask("PUT", "/posts/4", "{}").status == 200)
  }

  @Test func restrictRefuses() throws {
    let sandbox = try sandbox("User")
    #expect(sandbox.ask("DELETE", "/users/4").status == 409)
    #expect(sandbox.ask("GET", "/users/4").status == 200)
    #expect(sandbox.ask("DELETE", "/posts/4").status == 204)
    #expect(sandbox.ask("DELETE", "/users/4").status == 204)
  }

  @Test func cascadeDeletesToo() throws {
    let sandbox = try sandbox("{ model: User, on-delete: cascade }")
    #expect(sandbox.ask("DELETE", "/users/4").status == 204)
    #expect(sandbox.ask("GET", "/posts/4").status == 404)
    #expect(sandbox.ask("GET", "/posts").json?.array?.count == 3)
  }

  @Test func setNullAndKeep() throws {
    let nulled = try sandbox("{ model: User, on-delete: set-null }")
    #expect(nulled.ask("DELETE", "/users/4").status == 204)
    #expect(nulled.ask("GET", "/posts/4").json == ["id": 4, "userId": .null])
    let kept = try sandbox("{ model: User, on-delete: keep }")
    #expect(kept.ask("DELETE", "/users/4").status == 204)
    #expect(kept.ask("GET", "/posts/4").json == ["id": 4, "userId": 4])
  }

  @Test(
    arguments: [
      ("Usr", "x-references names no model with a path of its own: \"Usr\". Did you mean \"User\"?"),
      ("{ model: User, on-delete: vanish }", "on-delete is none of restrict, cascade, set-null, keep."),
    ])
  func mistakesHaveTheirPlace(reference: String, message: String) {
    let error = #expect(throws: SandboxError.self) { try TestDocuments.sandbox(text: Self.document(reference)) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    #expect(error?.message.hasPrefix("api.yaml:") == true)
  }
}

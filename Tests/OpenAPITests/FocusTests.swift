import Documents
import OpenAPI
import Testing

/// Reading only what tells of the wanted updates.
@Suite struct FocusTests {
  private static let text = """
    openapi: 3.0.3
    info: {title: t, version: "1"}
    paths:
      /shops: {get: {responses: {}}, post: {responses: {}}}
      /shops/{shop}: {get: {responses: {}}}
      /shops/{id}/posts/: {get: {responses: {}}}
      /shops/{shop}/posts/{post}: {put: {operationId: putPost, tags: [a], responses: {}}, get: {responses: {}}}
      /shops/{shop}/posts/bulk: {put: {operationId: putPosts, responses: {}}}
      /users: {get: {responses: {}}}
      /users/{id}: {put: {operationId: putUser, responses: {}}}
      /shared: {$ref: "#/x-items/shared"}
    x-items:
      shared: {put: {operationId: putShared, responses: {}}}

    """

  private func operations(_ wanted: @escaping @Sendable (String?, String, [String]) -> Bool) throws -> [String] {
    let store = DocumentStore()
    let root = try store.load(text: Self.text, path: "focus.yaml")
    return try APIDescription.load(root, store: store, focus: OperationFocus(selects: wanted)).0.operations.map(\.name)
  }

  @Test func pathsAboveAnUpdateAndTheItemsOfTheseAreRead() throws {
    #expect(
      try operations { id, _, _ in id == "putPost" } == [
        "GET /shops", "POST /shops", "GET /shops/{shop}", "GET /shops/{id}/posts/", "PUT /shops/{shop}/posts/{post}",
        "GET /shops/{shop}/posts/{post}",
      ])
    #expect(try operations { _, path, _ in path == "/users/{id}" } == ["GET /users", "PUT /users/{id}"])
  }

  @Test func anUpdateBesideTheRecordsHasThem() throws {
    let names = try operations { id, _, _ in id == "putPosts" }
    #expect(names.contains("PUT /shops/{shop}/posts/bulk") && names.contains("GET /shops/{shop}/posts/{post}"))
    #expect(!names.contains("GET /users"))
  }

  @Test func tagsAndReferencesAreSeen() throws {
    #expect(try operations { _, _, tags in tags == ["a"] }.contains("PUT /shops/{shop}/posts/{post}"))
    #expect(try operations { id, _, _ in id == "putShared" } == ["PUT /shared"])
    #expect(try operations { _, _, _ in false } == [])
  }
}

import Foundation
import JSON
import Testing

@testable import Sandbox

/// Records from files: mappings, lists and tables.
@Suite final class FixtureTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("fixtures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("social-posts"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func sandbox(_ files: [String: String]) throws -> Sandbox {
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    let (description, store) = try TestDocuments.loaded("social-posts.yaml")
    return try Sandbox(
      description: description, store: store, options: SandboxOptions(seedRecords: 0, fixturesFolder: folder.path))
  }

  @Test func aTableHasARecordInEachRow() throws {
    let csv = """
      id,userId,caption,altText,tags,aspectRatio,commentsEnabled\r
      7,1,"A ""quoted"", long\ncaption",null,"[""a"",""b""]",1.50,false\r
      8,2,"12","null",[],,\r

      """
    let sandbox = try sandbox(["social-posts/posts.csv": csv])
    let posts = try #require(sandbox.ask("GET", "/v1/posts").json?.array)
    #expect(posts.count == 2)
    #expect(posts[0]["id"] == 7 && posts[0]["caption"] == "A \"quoted\", long\ncaption")
    #expect(posts[0]["altText"] == .null && posts[0]["tags"] == ["a", "b"] && posts[0]["commentsEnabled"] == false)
    #expect(posts[0]["aspectRatio"]?.number?.literal == "1.50")
    #expect(posts[1]["caption"] == "12" && posts[1]["altText"] == "null" && posts[1]["tags"] == [])
    #expect(posts[1]["aspectRatio"] == nil)
  }

  @Test func modelsAndCollectionsNameRecords() throws {
    let sandbox = try sandbox([
      "social-posts.json": #"{"users":[{"id":5,"username":"ada_l","displayName":"Ada"}]}"#,
      "social-posts/Post.yaml": "- { id: 9, userId: 5, caption: Hi }\n",
    ])
    #expect(sandbox.ask("GET", "/v1/users/5")["/displayName"] == "Ada")
    #expect(sandbox.ask("GET", "/v1/posts/9")["/caption"] == "Hi")
  }

  @Test(
    arguments: [
      ("social-posts.yaml", "psots: []", "which the document does not have. Did you mean \"posts\"?"),
      ("social-posts.yaml", "[]", "holds no mapping"),
      ("social-posts.yaml", "posts: [{ userId: 1 }]", "Record 1 of the fixtures for /posts"),
      ("social-posts/posts.csv", "userId,caption\n1\n", "posts.csv:2: There are 1 cells, and 2 columns."),
      ("social-posts/posts.csv", "userId,caption\n1,\"x\n", "posts.csv:2: The quote that begins here is not closed."),
      ("social-posts/posts.csv", "userId,userId\n1,2\n", "posts.csv:1: There are two columns \"userId\"."),
      ("social-posts/posts.csv", "userId,caption\n1,\"x\"y\n", "posts.csv:2: After a closing quote"),
      ("social-posts/posts.csv", "userId,caption\nx,y\n", "Record 1 of the fixtures for /posts"),
      ("other.yaml", "posts: []", "There are no records in"),
    ])
  func mistakesAreTold(file: String, text: String, message: String) throws {
    let error = #expect(throws: SandboxError.self) { try self.sandbox([file: text]) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }
}

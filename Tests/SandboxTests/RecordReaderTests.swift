import Foundation
import JSON
import Testing

@testable import Sandbox

@Suite final class RecordReaderTests {
  private let file: String
  private let sandbox: Sandbox
  private let reader: RecordReader

  init() throws {
    file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).sqlite").path
    let (description, store) = try TestDocuments.loaded("social-posts.yaml")
    var options = TestDocuments.options()
    options.database = file
    sandbox = try Sandbox(description: description, store: store, options: options)
    _ = sandbox.ask("GET", "/v1/posts")
    reader = try RecordReader(file: file, description: description, store: store)
  }

  deinit {
    for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + ending) }
  }

  @Test func theRecordsOfAModelInTheirOrder() throws {
    #expect(reader.models.contains("Post") && reader.models.contains("User"))
    let list = try reader.records(of: "Post")
    #expect(list.rows.map { $0.record["id"] } == [1, 2, 3])
    #expect(list.rows.map(\.path) == ["/posts/1", "/posts/2", "/posts/3"])
    #expect(list.fields.prefix(3) == ["id", "userId", "caption"])
  }

  @Test func conditionsSelect() throws {
    #expect(try reader.records(of: "Post", where: ["userId = 1"]).rows.count == 2)
    #expect(try reader.records(of: "Post", where: ["userId = 1", "likes > 0"]).rows.map { $0.record["id"] } == [1])
    #expect(try reader.records(of: "Post", where: ["location.name like 'Old%'"]).rows.map { $0.record["id"] } == [1])
    #expect(try reader.records(of: "User").rows.isEmpty, "nobody has looked at users yet")
  }

  @Test func whatTheServerWritesIsSeenWhileItRuns() throws {
    #expect(sandbox.ask("PUT", "/v1/posts/2/details", #"{"userId":9,"caption":"x"}"#).status < 500)
    _ = sandbox.ask("PUT", "/v1/posts/bulk", #"[{"id":3,"userId":9,"caption":"now"}]"#)
    #expect(try reader.records(of: "Post", where: ["userId = 9 and caption = 'now'"]).rows.map(\.path) == ["/posts/3"])
  }

  @Test func mistakesAreTold() throws {
    let noModel = #expect(throws: SandboxError.self) { try self.reader.records(of: "post") }
    #expect(noModel?.description == "The document has no model \"post\". Did you mean \"Post\"?")
    let noField = #expect(throws: WhereError.self) {
      try self.reader.records(of: "Post", where: ["id = 1 and likse > 2"])
    }
    #expect(noField?.column == 12)
    #expect(noField?.message == "There is no field \"likse\". Did you mean \"likes\"?")
    let (description, store) = try TestDocuments.loaded("social-posts.yaml")
    #expect(throws: SandboxError.self) {
      try RecordReader(file: self.file + ".none", description: description, store: store)
    }
  }
}

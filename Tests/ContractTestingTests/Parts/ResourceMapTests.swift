import OpenAPI
import Testing

@testable import ContractTesting

@Suite struct ResourceMapTests {
  /// A document with these operations, which say nothing of themselves.
  private func sample(_ operations: String...) throws -> Sample {
    var paths: [(path: String, methods: [String])] = []
    for operation in operations {
      let words = operation.split(separator: " ").map(String.init)
      if let index = paths.firstIndex(where: { $0.path == words[1] }) {
        paths[index].methods.append(words[0])
      } else {
        paths.append((words[1], [words[0]]))
      }
    }
    var text = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths:\n"
    for (path, methods) in paths {
      text += "  \(path):\n"
      let names = PathTemplate(path).parameters.map {
        "{ name: \($0), in: path, required: true, schema: { type: string } }"
      }
      if !names.isEmpty { text += "    parameters: [\(names.joined(separator: ", "))]\n" }
      for method in methods {
        text += "    \(method.lowercased()): { responses: { '200': { description: d } } }\n"
      }
    }
    return try Sample(text)
  }

  @Test func anItemHasItsCollection() throws {
    let resource = try Sample().resource("PUT /articles/{id}")
    #expect(resource.kind == .item)
    #expect(resource.identity?.name == "id")
    #expect(resource.create?.name == "POST /articles")
    #expect(resource.list?.name == "GET /articles")
    #expect(resource.delete?.name == "DELETE /articles/{id}")
    #expect(resource.readBacks.map(\.operation.name) == ["GET /articles/{id}", "GET /articles"])
    #expect(resource.parents.isEmpty)
    #expect(!resource.createsByPut)
  }

  @Test func namesOfPlaceholdersMayDiffer() throws {
    let map = try sample("PUT /a/{x}", "GET /a/{y}/", "POST /a/")
    let resource = try map.resource("PUT /a/{x}")
    #expect(resource.readBacks.map(\.operation.name) == ["GET /a/{y}/"])
    #expect(resource.create?.name == "POST /a/")
  }

  @Test func parentsAreOutermostFirst() throws {
    let map = try sample("PUT /shops/{s}/racks/{r}/hats/{h}", "GET /shops/{s}")
    let resource = try map.resource("PUT /shops/{s}/racks/{r}/hats/{h}")
    #expect(resource.parents.map(\.parameter.name) == ["s", "r"])
    #expect(resource.parents.map(\.shape.segments) == [["shops"], ["shops", "{}", "racks"]])
    #expect(resource.identity?.name == "h")
    #expect(resource.readBacks.map(\.operation.name) == ["GET /shops/{s}"])
  }

  @Test func singletonsAndPartsOfRecords() throws {
    let map = try sample("PUT /settings", "GET /settings", "PUT /posts/{id}/status", "GET /posts/{id}")
    let settings = try map.resource("PUT /settings")
    #expect(settings.kind == .singleton)
    #expect(settings.readBacks.map(\.operation.name) == ["GET /settings"])
    let part = try map.resource("PUT /posts/{id}/status")
    #expect(part.kind == .singleton)
    #expect(part.parents.map(\.parameter.name) == ["id"])
    #expect(part.readBacks.map(\.operation.name) == ["GET /posts/{id}"])
  }

  @Test func collections() throws {
    let map = try sample("PUT /posts", "POST /posts", "PUT /tags", "GET /tags/{id}", "PUT /bulk")
    #expect(try map.resource("PUT /posts").kind == .collection)
    #expect(try map.resource("PUT /tags").kind == .collection)
    #expect(try map.resource("PUT /bulk").kind == .singleton)
    #expect(try map.resource("PUT /bulk", bodyIsArray: true).kind == .collection)
    #expect(map.map.collections.map(\.segments) == [["posts"]])
  }
}

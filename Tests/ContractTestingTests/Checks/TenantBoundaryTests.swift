import JSON
import Testing

@testable import ContractTesting

@Suite struct TenantBoundaryTests {
  private static let shops = Collection(
    name: "shops",
    fields: [Field(name: "id", isReadOnly: true) { _ in true }, Field(name: "name") { Field.isText($0, 1...99) }])

  /// Articles that belong to shops.
  private static let text: String = {
    let shop = "        - { name: shopId, in: path, required: true, schema: { type: integer } }\n"
    return
      articlesText
      .changing(
        "  /articles/{id}:\n    parameters:\n",
        to: "  /shops/{shopId}/articles/{id}:\n    parameters:\n" + shop.dropFirst(2)
      )
      .changing(
        "  /articles:\n",
        to: """
            /shops:
              post:
                requestBody: { content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string, minLength: 1 } } } } } }
                responses: { "201": { description: made } }
            /shops/{id}:
              delete: { responses: { "204": { description: gone } }, parameters: [{ name: id, in: path, required: true, schema: { type: integer } }] }
            /shops/{shopId}/articles:
              parameters:

          """ + shop.dropFirst(2))
  }()

  /// The shop in a call's path.
  private static func shop(_ call: Call) -> String? {
    let path = call.request.target.split(separator: "/").map(String.init)
    return path.count > 2 && path[0] == "shops" ? path[1] : nil
  }

  private func run(ignoring methods: Set<String>) async throws -> ContractRun {
    let server = try RecordServer([.articles, Self.shops]) {
      $0.takesOver = { call, store in
        guard let shop = Self.shop(call), call.path.count == 2, !methods.contains(call.method) else { return nil }
        return store.article(call).map { $0["shop"]?.string?.text == shop } == false ? Answer(404) : nil
      }
      $0.afterwards = { call, answer, store in
        guard call.method == "POST", answer.status == 201, let shop = Self.shop(call) else { return }
        let last = store.rows["articles", default: []].count - 1
        store.rows["articles", default: []][last]["shop"] = .string(JSONString(shop))
      }
      $0.stores = { old, sent, collection in
        var record = collection.filled(sent)
        record["shop"] = old?["shop"]
        return record
      }
    }
    return try await ContractRun(Self.text, server)
  }

  @Test func aServerThatKeepsTheBoundaryPasses() async throws {
    let run = try await run(ignoring: [])
    run.expect([])
    #expect(run.verdict("tenant-boundary") == .pass, "\(run.reason("tenant-boundary") ?? "")")
    #expect(run.report.leftovers.isEmpty)
  }

  @Test func updatingThroughAnotherParentIsAFailure() async throws {
    let run = try await run(ignoring: ["PUT"])
    run.expect(["tenant-boundary fail"])
    #expect(try run.only("tenant-boundary").message.contains("updated"))
  }

  @Test func showingARecordUnderAnotherParentIsAFailure() async throws {
    let run = try await run(ignoring: ["GET"])
    run.expect(["tenant-boundary fail"])
    #expect(try run.only("tenant-boundary").message.contains("shows"))
  }

  @Test func aRecordWithoutParentsIsNotTested() async throws {
    let run = try await ContractRun(articlesText, try RecordServer())
    #expect(run.verdict("tenant-boundary") == .notTested)
  }
}

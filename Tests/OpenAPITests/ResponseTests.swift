import Testing

@testable import OpenAPI

@Suite struct ResponseTests {
  @Test func oddResponsesAreUsedOrSaid() throws {
    let loaded = try Loaded(
      """
      openapi: 3.0.3
      info: {title: T, version: 1.0}
      paths:
        /a:
          get:
            operationId: same
            responses:
              200: {content: {json: {}, application/json: }}
              4xx: {description: d}
              success: {description: d}
              '600': {description: d}
              500:
              502: text
              Default: {description: 5, headers: [], links: {a: {}, b: {operationId: sam}}}
          put: {operationId: same}
          post: {responses: {}, tags: x, deprecated: 'true', requestBody: }
          delete: {responses: {'204': {description: d}}, requestBody: {description: d}}
      """)
    #expect(
      loaded.found == [
        "2:27 unquoted-string", "8:14 missing-field", "8:25 wrong-value", "8:35 empty-field", "9:9 wrong-value",
        "10:9 wrong-value", "11:9 wrong-value", "12:9 empty-field", "13:14 wrong-type", "14:9 wrong-value",
        "14:32 wrong-type", "14:44 wrong-type", "14:59 missing-field", "14:66 unknown-link-operation",
        "15:5 missing-field", "15:5 duplicate-operation-id", "16:12 empty-field", "16:33 wrong-type",
        "16:48 wrong-type", "16:56 empty-field", "17:65 missing-field",
      ])
    let get = try #require(loaded.operation("GET /a"))
    #expect(get.responses.map(\.status) == [.exact(200), .range(4), .exact(500), .anyOther])
    #expect(get.responses.first?.content.map(\.name) == ["json", "application/json"])
    #expect(loaded.description.apiVersion == "1.0")
    #expect(loaded.diagnostics.first { $0.rule == "unknown-link-operation" }?.remedy == "Did you mean 'same'?")
  }
}

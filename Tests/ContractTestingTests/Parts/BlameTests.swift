import JSON
import Testing

@testable import ContractTesting

@Suite struct BlameTests {
  private let properties = ["title", "status", "views", "is-open"].map { JSONPointer([JSONString($0)]) }

  @Test(arguments: [
    (#"{"errors":{"views":["too low"]}}"#, ["/views"]),
    (#"{"detail":[{"loc":["body","title"],"msg":"x"}]}"#, ["/title"]),
    (#"{"message":"\"views\" must be an integer, is-open not"}"#, ["/views", "/is-open"]),
    (#"{"violations":[{"field":"views"},{"field":"title"}]}"#, ["/title", "/views"]),
    (#"{"title":"Bad Request","status":400,"type":"about:blank"}"#, []),
    (#"{"error":"reviews"}"#, []),
    (#"[]"#, []),
  ])
  func refusals(_ answer: String, _ blamed: [String]) throws {
    let exchange = try Sample().exchange(answer: json(answer), status: 422)
    #expect(Blame.properties(of: properties, in: exchange).map(\.description) == blamed)
  }
}

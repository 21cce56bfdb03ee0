import JSON
import Testing

@testable import OpenAPI

/// The expressions of §4.8.20.4.
@Suite struct RuntimeExpressionTests {
  let exchange = ObservedExchange(
    url: "http://localhost/pets?x=1", method: "POST", status: 201, pathValues: ["id": "7"], queryValues: ["x": 1],
    requestHeaders: [("Accept", "a"), ("accept", "b")], requestBody: ["user": ["uuid": "u1"], "a/b": 2],
    responseHeaders: [("Location", "/pets/5")], responseBody: ["id": 5, "tags": ["x", "y"]])

  static let values: [(String, JSONValue)] = [
    ("$url", "http://localhost/pets?x=1"), ("$method", "POST"), ("$statusCode", 201),
    ("$request.path.id", "7"), ("$request.query.x", 1), ("$request.header.accept", "a, b"),
    ("$request.body#/user/uuid", "u1"), ("$request.body#/a~1b", 2), ("$response.body#/id", 5),
    ("$response.body#/tags/1", "y"), ("$response.header.location", "/pets/5"),
    ("$response.body", ["id": 5, "tags": ["x", "y"]]),
    ("/pets/{$response.body#/id}?by={$request.path.id}", "/pets/5?by=7"), ("plain {text}", "plain {text}"),
  ]

  @Test(arguments: values) func evaluation(text: String, value: JSONValue) {
    #expect(exchange.value(ofLinkParameter: .string(JSONString(text))) == value)
  }

  @Test(arguments: [
    "$", "$foo", "$request", "$request.", "$request.body/id", "$request.body#id", "$response.path.id",
    "$response.query.x", "$request.header.", "$request.header.a b", "url", "$request.cookie.a",
  ])
  func notAnExpression(text: String) {
    #expect(RuntimeExpression(text) == nil)
  }

  @Test func whatTheExchangeLacksIsNil() {
    #expect(exchange.value(ofLinkParameter: "$response.body#/missing") == nil)
    #expect(exchange.value(ofLinkParameter: "/pets/{$response.body#/missing}") == nil)
    #expect(exchange.value(ofLinkParameter: "$response.header.ETag") == nil)
    #expect(exchange.value(ofLinkParameter: 5) == 5)
  }
}

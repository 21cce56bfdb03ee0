import Documents
import Generation
import HTTPExchange
import JSON
import JSONSchema
import OpenAPI
import Testing

@testable import ContractTesting

/// A document and what the engine makes of it without a server.
struct Sample {
  let description: APIDescription
  let map: ResourceMap
  let schemas: CompiledSchemas

  init(_ text: String = articlesText) throws {
    let store = DocumentStore()
    (description, _) = try APIDescription.load(try store.load(text: text, path: "api.yaml"), store: store)
    map = ResourceMap(description)
    schemas = CompiledSchemas(operations: description.operations, version: description.version, store: store)
  }

  func operation(_ name: String) throws -> OpenAPI.Operation {
    try #require(description.operations.first { $0.name == name })
  }

  func resource(_ name: String, bodyIsArray: Bool = false) throws -> UpdateResource {
    map.resource(for: try operation(name), bodyIsArray: bodyIsArray)
  }

  /// The schema of an operation's payload.
  func schema(_ name: String = "PUT /articles/{id}") throws -> Schema {
    try #require(schemas.schema(try operation(name).requestBody?.json?.schema))
  }

  func context(_ name: String = "PUT /articles/{id}") throws -> CheckContext {
    CheckContext(
      resource: try resource(name), schemas: schemas, schema: try schema(name),
      configuration: RunConfiguration(target: "http://localhost"))
  }

  /// An exchange that never happened.
  func exchange(
    _ name: String = "PUT /articles/{id}", target: String = "/articles/1", fields: [HTTPField] = [],
    body: [UInt8]? = nil,
    answer: JSONValue? = nil, status: Int = 200
  ) throws -> Exchange {
    let response = HTTPResponse(
      status: status, fields: [HTTPField("Content-Type", "application/json")],
      body: answer.map { Array($0.serialized().utf8) } ?? [], seconds: 0)
    return Exchange(
      purpose: .update, operation: try operation(name),
      request: HTTPRequest(
        method: String(name.prefix { $0 != " " }), target: target, fields: fields, body: body),
      outcome: .success(response), seconds: 0)
  }
}

import Documents
import JSON
import Testing

@testable import OpenAPI

@Suite struct OpenAPI3Tests {
  static let head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n"

  @Test func everyObjectIsRead() throws {
    let loaded = try Loaded(
      Self.head + """
        servers: [{url: 'https://{host}/{base}/v1/', variables: {host: {default: h}, base: {default: api}}}]
        security: [{key: []}]
        paths:
          /pets/{petId}:
            parameters:
            - {name: petId, in: path, required: true, schema: {type: integer}, example: 5}
            - {name: page, in: query, schema: {type: integer}}
            put:
              operationId: updatePet
              tags: [pets]
              x-merge: true
              security: [{token: [write], key: []}, {}]
              parameters:
              - {name: page, in: query, style: pipeDelimited, schema: {type: array}}
              - {name: filter, in: query, content: {application/json: {schema: {type: object}}}}
              - {name: X-Trace, in: header, schema: {type: string}}
              requestBody: {$ref: '#/components/requestBodies/Pet'}
              responses:
                200:
                  description: d
                  headers:
                    ETag: {required: true, schema: {type: string}}
                    Content-Type: {schema: {type: string}}
                  content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
                  links:
                    self: {operationId: updatePet, parameters: {petId: $response.body#/id}}
                4XX: {$ref: '#/components/responses/Error'}
                default: {description: d}
        components:
          schemas:
            Pet: {type: object}
          requestBodies:
            Pet:
              required: true
              content:
                application/json; charset=utf-8:
                  schema: {$ref: '#/components/schemas/Pet'}
                  examples: {one: {value: {id: 1}}, far: {externalValue: 'http://a/b'}, two: {$ref: '#/components/examples/two'}}
          examples:
            two: {value: {id: 2}}
          responses:
            Error: {description: e}
          securitySchemes:
            key: {type: apiKey, name: X-Key, in: header}
            token: {type: oauth2, flows: {}}
            digest: {type: http, scheme: Digest}
        """)
    #expect(loaded.found == [])
    let description = loaded.description
    #expect(description.basePath == "/api/v1")
    #expect(description.schemas.map(\.name) == ["Pet"])
    #expect(description.securitySchemes["key"]?.kind == .apiKey(name: "X-Key", location: .header))
    #expect(description.securitySchemes["token"]?.kind == .bearer)
    #expect(description.securitySchemes["digest"]?.kind == .http("digest"))
    let put = try #require(loaded.operation("PUT /pets/{petId}"))
    #expect(put.operationID == "updatePet" && put.tags == ["pets"] && put.extensions["x-merge"]?.bool == true)
    #expect(put.place.line == 10 && put.place.column == 5)
    #expect(put.security == [SecurityRequirement(schemes: ["token", "key"]), SecurityRequirement(schemes: [])])
    #expect(put.parameters.map(\.name) == ["petId", "page", "filter", "X-Trace"])
    #expect(put.parameters[0].examples == [5] && put.parameters[0].style == .simple && !put.parameters[0].explode)
    #expect(put.parameters[1].style == .pipeDelimited && put.parameters[1].explode == false)
    #expect(put.parameters[2].mediaType == "application/json" && put.parameters[2].schema?["type"]?.string == "object")
    let body = try #require(put.requestBody)
    #expect(body.required && body.json?.essence == "application/json" && body.json?.schema?["$ref"] != nil)
    #expect(body.json?.examples.map(\.name) == ["one", "two"] && body.json?.examples.last?.value == ["id": 2])
    #expect(put.responses.map(\.status) == [.exact(200), .range(4), .anyOther])
    #expect(put.response(for: 404)?.status == .range(4) && put.response(for: 500)?.status == .anyOther)
    let ok = try #require(put.response(for: 200))
    #expect(ok.headers.map(\.name) == ["ETag"] && ok.headers.first?.required == true)
    let link = try #require(ok.links.first)
    #expect(link.parameters.first?.value == "$response.body#/id")
    #expect(description.operation(of: link)?.name == "PUT /pets/{petId}")
  }

  @Test func whatIsWrongSaysWhatToDo() throws {
    let loaded = try Loaded(
      Self.head + "paths:\n  /a/{id}:\n    get: {summary: s, description: d, responses: [a]}\n")
    #expect(loaded.operation("GET /a/{id}")?.documentation == "s\nd")
    let wrong = try #require(loaded.diagnostics.first { $0.rule == "wrong-type" })
    #expect(wrong.brief == "5:50 wrong-type" && wrong.severity == .error)
    #expect(wrong.message == "'responses' must be an object, and is a list; it is left out.")
    #expect(wrong.remedy == "Write an object, or remove it.")
  }

  @Test func operationReferencesLeadToOperations() throws {
    let loaded = try Loaded(
      Self.head + """
        paths:
          /a/{id}:
            get:
              parameters: [{name: id, in: path, required: true, schema: {}}]
              responses: {'200': {description: d, links: {again: {operationRef: '#/paths/~1a~1{id}/get'}}}}
        """)
    let link = try #require(loaded.description.operations.first?.responses.first?.links.first)
    #expect(loaded.description.operation(of: link)?.name == "GET /a/{id}")
    #expect(loaded.found == [])
  }

  @Test(arguments: [
    ("https://example.com/v1/", "/v1"), ("https://example.com", ""), ("/", ""), ("v1", "/v1"), ("./v1/", "/v1"),
    ("../v2", "/v2"), ("//example.com/a?b=c", "/a"), ("http://[::1]:80/a/./b/../c", "/a/c"), ("/a:b/c", "/a:b/c"),
  ])
  func serversGiveTheBasePath(url: String, path: String) throws {
    #expect(try Loaded(Self.head + "servers: [{url: '\(url)'}]\npaths: {}").description.basePath == path)
  }

  @Test func operationsMayHaveServersOfTheirOwn() throws {
    let loaded = try Loaded(
      Self.head + """
        servers: [{url: /v1}]
        paths:
          /a:
            servers: [{url: /v2}]
            get: {responses: {'200': {description: d}}}
            put: {servers: [{url: 'http://h/v3'}], responses: {'200': {description: d}}}
          /b:
            get: {responses: {'200': {description: d}}}
        """)
    #expect(loaded.description.operations.map(\.basePath) == ["/v2", "/v3", "/v1"])
  }

  @Test func securityOfTheRootHoldsUntilAnOperationSaysOtherwise() throws {
    let loaded = try Loaded(
      Self.head + """
        security: [{key: []}]
        paths:
          /a:
            get: {responses: {'200': {description: d}}}
            put: {security: [], responses: {'200': {description: d}}}
            post: {security: [{kei: []}], responses: {'200': {description: d}}}
            delete: {security: {key: []}, responses: {'200': {description: d}}}
        components: {securitySchemes: {key: {type: apiKey, name: k, in: query}}}
        """)
    let key = SecurityRequirement(schemes: ["key"])
    #expect(
      loaded.description.operations.map(\.security) == [[key], [], [SecurityRequirement(schemes: ["kei"])], [key]])
    #expect(loaded.found == ["8:24 undefined-security-scheme", "9:24 wrong-type"])
    #expect(loaded.diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func version32HasMoreMethodsAndMediaTypesByReference() throws {
    let loaded = try Loaded(
      """
      openapi: 3.2.0
      $self: https://example.com/api
      info: {title: T, version: '1'}
      paths:
        /a:
          query:
            requestBody: {content: {application/json: {$ref: 'https://example.com/api#/components/mediaTypes/J'}}}
            responses: {'200': {summary: s}}
          additionalOperations:
            LINK: {responses: {'204': {description: d}}}
      components:
        mediaTypes:
          J: {schema: {type: object}}
      """)
    #expect(loaded.found == [])
    #expect(loaded.description.operations.map(\.name) == ["QUERY /a", "LINK /a"])
    #expect(loaded.description.operations.first?.requestBody?.json?.schema?["type"]?.string == "object")
  }

  @Test func whatBelongsToSwaggerIsUsedAndSaid() throws {
    let loaded = try Loaded(
      Self.head + """
        paths:
          /a:
            put:
              parameters:
              - {name: b, in: body, required: true, schema: {type: object}}
              - {name: q, in: query, type: string}
              responses:
                '200': {description: d, schema: {type: string}}
        """)
    #expect(
      loaded.found == ["7:9 swagger-in-openapi", "8:9 swagger-in-openapi", "10:33 swagger-in-openapi"])
    let put = try #require(loaded.description.operations.first)
    #expect(put.requestBody?.required == true && put.requestBody?.json?.schema?["type"]?.string == "object")
    #expect(put.parameters.first?.schema?["type"]?.string == "string")
    #expect(put.responses.first?.content.first?.isJSON == true)
  }
}

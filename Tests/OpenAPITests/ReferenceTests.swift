import Documents
import Testing

@testable import OpenAPI

@Suite struct ReferenceTests {
  static let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"

  @Test func chainsAndFilesAreFollowed() throws {
    let loaded = try Loaded(
      Self.head + """
        paths:
          /a/{id}: {$ref: 'paths.yaml#/item'}
          /b: {$ref: '#/components/pathItems/b'}
        components:
          pathItems:
            b: {get: {responses: {'200': {$ref: '#/components/responses/one', description: other}}}}
          responses:
            one: {$ref: '#/components/responses/two'}
            two: {description: d, headers: {A: {$ref: '#/components/headers/a'}}}
          headers: {a: {schema: {type: string}}}
        """,
      files: [
        "paths.yaml": """
        item:
          put:
            parameters: [{$ref: '#/id'}]
            requestBody: {$ref: 'api.yaml#/components/responses/two'}
            responses: {'204': {description: d}}
        id: {name: id, in: path, required: true, schema: {type: string}}
        """
      ])
    #expect(loaded.description.operations.map(\.name) == ["PUT /a/{id}", "GET /b"])
    #expect(loaded.operation("PUT /a/{id}")?.parameters.first?.place.file == "paths.yaml")
    #expect(loaded.operation("GET /b")?.responses.first?.headers.first?.name == "A")
    #expect(loaded.found == ["11:10 missing-field", "11:27 unknown-field"])
  }

  @Test func whatIsBesideAPathItemsReferenceCountsFirst() throws {
    let loaded = try Loaded(
      Self.head + """
        paths:
          /a:
            $ref: '#/components/pathItems/b'
            get: {operationId: own, responses: {'200': {description: d}}}
        components:
          pathItems:
            b:
              get: {operationId: other, responses: {'200': {description: d}}}
              put: {operationId: put, responses: {'200': {description: d}}}
        """)
    #expect(loaded.description.operations.map(\.operationID) == ["own", "put"])
    #expect(loaded.found == [])
  }

  @Test func cyclesAndDeadEndsAreSaidOnce() throws {
    let loaded = try Loaded(
      Self.head + """
        paths:
          /a:
            get:
              parameters:
              - {$ref: '#/components/parameters/x'}
              - {$ref: '#/components/parameters/none'}
              - {$ref: 5}
              - {$ref: '#/components/parameters/ok', required: true}
              responses: {'200': {description: d}}
          /b: {$ref: '#/paths/~1b'}
        components:
          parameters:
            x: {$ref: '#/components/parameters/y'}
            y: {$ref: '#/components/parameters/x'}
            ok: {name: ok, in: query, schema: {}}
        """)
    #expect(
      loaded.found == [
        "8:16 unresolved-reference", "9:16 wrong-type", "10:46 ignored-beside-reference", "12:14 reference-cycle",
        "15:15 reference-cycle", "16:15 reference-cycle",
      ])
    #expect(loaded.description.operations.map(\.name) == ["GET /a"])
    #expect(loaded.description.operations.first?.parameters.map(\.name) == ["ok"])
  }

  @Test func deadEndsInsideSchemasAreFound() throws {
    let loaded = try Loaded(
      Self.head + """
        paths:
          /a:
            get:
              responses: {'200': {description: d, content: {application/json: {schema: {items: {$ref: '#/nowhere'}}}}}}
        components:
          schemas:
            Tree: {properties: {children: {items: {$ref: '#/components/schemas/Tree'}}, $ref: {type: string}}}
            Bad: {allOf: [{properties: {a: {$ref: 3}}}], example: {$ref: '#/not/looked/at'}}
        """)
    #expect(loaded.found == ["6:95 unresolved-reference", "10:43 wrong-type"])
  }
}

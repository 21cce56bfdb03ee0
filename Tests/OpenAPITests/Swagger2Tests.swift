import Documents
import JSON
import Testing

@testable import OpenAPI

@Suite struct Swagger2Tests {
  @Test func everyObjectIsRead() throws {
    let loaded = try Loaded(
      """
      swagger: '2.0'
      info: {title: T, version: '1'}
      host: example.com
      basePath: /v2/
      schemes: [https]
      consumes: [application/json, application/xml]
      produces: [application/json]
      securityDefinitions:
        plain: {type: basic}
        key: {type: apiKey, name: k, in: query}
        flow: {type: oauth2, flow: implicit, authorizationUrl: 'http://a', scopes: {}}
      parameters:
        limit: {name: limit, in: query, type: integer}
      responses:
        missing: {description: d}
      definitions:
        Pet: {type: object}
      paths:
        /pets/{id}:
          parameters:
          - {name: id, in: path, required: true, type: string}
          put:
            parameters:
            - $ref: '#/parameters/limit'
            - {name: tags, in: query, type: array, items: {type: string}, collectionFormat: multi}
            - {name: ids, in: query, type: array, items: {type: string}}
            - {name: old, in: query, type: array, items: {type: string}, collectionFormat: tsv}
            - {name: Authorization, in: header, type: string}
            - {name: body, in: body, required: true, schema: {$ref: '#/definitions/Pet'}, x-example: {id: 1}}
            responses:
              200:
                description: d
                schema: {$ref: '#/definitions/Pet'}
                headers: {X-Rate: {type: integer}}
                examples: {application/json: {id: 7}}
              404: {$ref: '#/responses/missing'}
          post:
            consumes: [multipart/form-data]
            produces: [image/png]
            parameters:
            - {name: photo, in: formData, required: true, type: file}
            - {name: note, in: formData, type: string}
            responses:
              200: {description: d, schema: {type: file}}
          patch:
            parameters: [{name: a, in: formData, type: string}]
            responses: {'204': {description: d}}
      """)
    #expect(loaded.found == [])
    let description = loaded.description
    #expect(description.basePath == "/v2" && description.schemas.map(\.name) == ["Pet"])
    #expect(
      description.securitySchemes["plain"]?.kind == .basic && description.securitySchemes["flow"]?.kind == .bearer)
    let put = try #require(loaded.operation("PUT /pets/{id}"))
    #expect(put.parameters.map(\.name) == ["id", "limit", "tags", "ids", "old", "Authorization"])
    #expect(put.parameters.map(\.style) == [.simple, .form, .form, .form, .tabDelimited, .simple])
    #expect(put.parameters.map(\.explode) == [false, false, true, false, false, false])
    #expect(put.parameters[0].schema?["type"]?.string == "string")
    #expect(put.requestBody?.content.map(\.name) == ["application/json", "application/xml"])
    #expect(put.requestBody?.required == true && put.requestBody?.json?.examples.first?.value == ["id": 1])
    let ok = try #require(put.response(for: 200))
    #expect(ok.content.map(\.name) == ["application/json"] && ok.content.first?.examples.first?.value == ["id": 7])
    #expect(ok.headers.first?.schema?["type"]?.string == "integer")
    #expect(put.response(for: 404)?.content.isEmpty == true)
    let post = try #require(loaded.operation("POST /pets/{id}"))
    let form = try #require(post.requestBody?.content.first)
    #expect(form.name == "multipart/form-data" && post.requestBody?.required == true)
    #expect(form.formFields.map(\.name) == ["photo", "note"] && form.formFields.map(\.isFile) == [true, false])
    #expect(post.response(for: 200)?.content.first?.name == "image/png")
    #expect(post.response(for: 200)?.content.first?.schema == nil)
    #expect(
      loaded.operation("PATCH /pets/{id}")?.requestBody?.content.map(\.name) == ["application/x-www-form-urlencoded"])
  }

  @Test func mistakesAreUsedAndSaid() throws {
    let loaded = try Loaded(
      """
      swagger: '2.0'
      info: {title: T, version: '1'}
      basePath: v1
      consumes: application/json
      paths:
        /a:
          put:
            parameters:
            - {name: q, in: query, type: array, collectionFormat: multy}
            - {name: o, in: query, type: object}
            - {name: c, in: cookie, type: string}
            - {name: n, in: query}
            - {name: b, in: body}
            - {name: b2, in: body, schema: {}}
            - {name: f, in: formData, type: string}
            responses: {'200': {description: d}}
      """)
    #expect(
      loaded.found == [
        "3:11 wrong-value", "4:11 wrong-type", "9:61 wrong-value", "10:36 wrong-value", "11:23 wrong-value",
        "12:9 missing-field", "13:9 missing-field", "14:9 duplicate-parameter", "15:9 wrong-value",
      ])
    #expect(loaded.description.basePath == "/v1")
    #expect(loaded.description.operations.first?.parameters.map(\.name) == ["q", "o", "c", "n"])
    #expect(loaded.diagnostics.allSatisfy { $0.severity == .warning })
  }
}

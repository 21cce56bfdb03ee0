import Testing

@testable import OpenAPI

@Suite struct ParameterTests {
  static let head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n"

  @Test func placeholdersWithoutParametersAreStrings() throws {
    let loaded = try Loaded(
      Self.head + """
          /a/{id}/{part}:
            get: {responses: {'200': {description: d}}}
            put:
              parameters: [{name: part, in: path, required: true, schema: {type: integer}}]
              responses: {'200': {description: d}}
        """)
    #expect(loaded.found == ["4:3 undeclared-path-parameter", "4:3 undeclared-path-parameter"])
    #expect(loaded.diagnostics.first?.message.contains("{id} of GET, PUT /a/{id}/{part}") == true)
    let put = try #require(loaded.operation("PUT /a/{id}/{part}"))
    #expect(Set(put.parameters.map(\.name)) == ["id", "part"])
    #expect(put.parameters.allSatisfy { $0.required && $0.location == .path })
  }

  @Test func misspeltAndUnusedPathParameters() throws {
    let loaded = try Loaded(
      Self.head + """
          /a/{petId}:
            get:
              parameters:
              - {name: pet_ID, in: path, required: true, schema: {type: integer}}
              - {name: other, in: path, required: true, schema: {}}
              responses: {'200': {description: d}}
        """)
    #expect(loaded.found == ["7:9 path-parameter-spelling", "8:9 unused-path-parameter"])
    #expect(loaded.diagnostics[0].message.contains("{petId}") && loaded.diagnostics[0].message.contains("'pet_ID'"))
    let parameters = try #require(loaded.description.operations.first?.parameters)
    #expect(parameters.map(\.name) == ["petId"] && parameters.first?.schema?["type"]?.string == "integer")
  }

  /// 3.2 §4.12.1: a parameter that is the whole query.
  @Test func aParameterCanBeTheWholeQuery() throws {
    let text = """
        /a:
          get:
            parameters:
            - name: filter
              in: querystring
              content: {application/x-www-form-urlencoded: {schema: {type: object}}}
            - {name: page, in: query, schema: {type: integer}}
            responses: {'200': {description: d}}
          put:
            parameters:
            - {name: filter, in: querystring, content: {application/json: {schema: {}}}}
            responses: {'200': {description: d}}
      """
    let loaded = try Loaded(Self.head.replacing("3.0.3", with: "3.2.0") + text)
    #expect(loaded.found == ["7:9 shared-querystring"])
    let put = try #require(loaded.operation("PUT /a")?.parameters.first)
    #expect(put.location == .querystring && put.mediaType == "application/json")
    let earlier = try Loaded(Self.head + text)
    #expect(earlier.found == ["8:13 unusable-parameter", "14:28 unusable-parameter"])
    #expect(earlier.diagnostics.first?.remedy.contains("OpenAPI 3.2 has it") == true)
  }

  @Test func malformedParametersAreLeftOut() throws {
    let loaded = try Loaded(
      Self.head + """
          /a:
            get:
              parameters:
              - text
              - [list]
              -
              - {in: query, schema: {}}
              - {name: a, schema: {}}
              - {name: b, in: nowhere, schema: {}}
              - {name: c, in: Query, schema: {}}
              - {name: c, in: query, schema: {}}
              - {name: d, in: query}
              - {name: e, in: query, style: matrix, schema: {}}
              - {name: f, in: query, required: 'true', explode: 1, schema: {}}
              - {name: Accept, in: header, schema: {}}
              responses: {'200': {description: d}}
        """)
    #expect(
      loaded.found == [
        "7:9 wrong-type", "8:9 wrong-type", "9:8 wrong-type", "10:9 unusable-parameter", "11:9 unusable-parameter",
        "12:23 unusable-parameter", "13:23 wrong-value", "14:9 duplicate-parameter", "15:9 missing-field",
        "16:37 wrong-value", "17:40 quoted-boolean", "17:57 wrong-type", "18:9 ignored-header-parameter",
      ])
    #expect(loaded.description.operations.first?.parameters.map(\.name) == ["c", "d", "e", "f"])
    #expect(loaded.description.operations.first?.parameters.last?.required == true)
  }

  @Test func pathsThatAreOddAreUsed() throws {
    let loaded = try Loaded(
      Self.head + """
          a: {get: {responses: {'200': {description: d}}}}
          /b?x=1: {get: {responses: {'200': {description: d}}}}
          /c#y: {get: {responses: {'200': {description: d}}}}
          /d: text
          /e:
          /f/{x: {get: {responses: {'200': {description: d}}}}
          /g: {GET: {responses: {'200': {description: d}}}, put: text, frobnicate: {}}
          x-h: {get: text}
        """)
    #expect(
      loaded.found == [
        "4:3 path-without-slash", "5:3 path-with-query", "6:3 path-with-fragment", "7:7 wrong-type", "8:3 empty-field",
        "9:3 unbalanced-braces", "10:8 unknown-field", "10:58 wrong-type", "10:64 unknown-field",
      ])
    #expect(loaded.description.operations.map(\.name) == ["GET /a", "GET /b?x=1", "GET /c#y", "GET /f/{x", "GET /g"])
  }

  @Test func pathsThatMatchTheSameAreSaid() throws {
    let loaded = try Loaded(
      Self.head + """
          /a/{x}: {parameters: [{name: x, in: path, required: true, schema: {}}]}
          /a/{y}: {parameters: [{name: y, in: path, required: true, schema: {}}]}
          /b/{y}/{y}: {parameters: [{name: y, in: path, required: true, schema: {}}]}
        """)
    #expect(loaded.found == ["5:3 ambiguous-paths", "6:3 repeated-placeholder"])
  }
}

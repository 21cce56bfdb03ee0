import Testing

@testable import OpenAPI

/// What nobody reads but a reader of documentation is looked at all the same.
@Suite struct DescriptiveTests {
  private static let head = "openapi: 3.2.0\ninfo: {title: T, version: '1'}\npaths: {}\n"

  private func found(_ text: String, version: String = "3.2.0") throws -> [String] {
    try Loaded(Self.head.replacing("3.2.0", with: version) + text).found
  }

  @Test(arguments: [
    ("tags: [{name: a}, {name: b, parent: a, kind: nav, summary: s, x-y: 1}]", []),
    ("tags: [{name: a}, {name: a}]", ["4:26 duplicate-tag"]), ("tags: [{description: d}]", ["4:8 missing-field"]),
    ("tags: [{name: a, parent: b}]", ["4:26 wrong-value"]), ("tags: [{name: a, nmae: b}]", ["4:18 unknown-field"]),
    ("tags: [{name: a, parent: b}, {name: b, parent: a}]", ["4:26 wrong-value", "4:48 wrong-value"]),
  ])
  func tags(text: String, expected: [String]) throws {
    #expect(try found(text) == expected)
  }

  @Test func tagsHaveNoParentBefore32() throws {
    #expect(try found("tags: [{name: a, parent: b}]", version: "3.1.0") == ["4:18 unknown-field"])
  }

  @Test(arguments: [
    ("{implicit: {authorizationUrl: u, scopes: {}}}", []), ("{}", []),
    ("{deviceAuthorization: {deviceAuthorizationUrl: u, tokenUrl: t, scopes: {}}}", []),
    ("{deviceAuthorization: {tokenUrl: t, scopes: {}}}", ["missing-field"]),
    ("{password: {tokenUrl: t}}", ["missing-field"]),
    ("{authorizationCode: {scopes: {}}}", ["missing-field", "missing-field"]), ("{magic: {}}", ["wrong-value"]),
  ])
  func flows(flows: String, expected: [String]) throws {
    let text =
      "components: {securitySchemes: {o: {type: oauth2, deprecated: true, oauth2MetadataUrl: u, flows: \(flows)}}}"
    #expect(try found(text).map { String($0.split(separator: " ")[1]) } == expected)
  }

  @Test func deviceAuthorizationIsOf32() throws {
    let text = "components: {securitySchemes: {o: {type: oauth2, flows: {deviceAuthorization: {}}}}}"
    #expect(try found(text, version: "3.1.0") == ["4:58 wrong-value"])
    #expect(
      try found("components: {securitySchemes: {o: {type: oauth2}}}").map { String($0.split(separator: " ")[1]) }
        == ["missing-field"])
  }

  @Test(arguments: [
    ("contact: {name: n, email: e}", []), ("contact: {name: 1}", ["wrong-type"]),
    ("license: {url: u}", ["missing-field"]),
    ("license: {name: n, identifier: MIT}", []), ("contact: {mail: m}", ["unknown-field"]),
  ])
  func infoParts(part: String, expected: [String]) throws {
    let loaded = try Loaded(
      "openapi: 3.1.0\ninfo: {title: T, version: '1', \(part)}\npaths: {}\nexternalDocs: {url: u}\n")
    #expect(loaded.diagnostics.map(\.rule) == expected)
  }

  @Test func documentationNeedsAnAddress() throws {
    #expect(try found("externalDocs: {description: d}") == ["4:15 missing-field"])
  }

  @Test(arguments: [
    ("{default: a, enum: [a, b]}", []), ("{default: a}", []), ("{default: c, enum: [a, b]}", ["4:50 wrong-value"]),
    ("{default: 1}", ["4:50 unquoted-string"]), ("{default: a, enum: []}", ["4:59 wrong-value"]),
  ])
  func serverVariables(variable: String, expected: [String]) throws {
    #expect(try found("servers: [{url: '/{v}', variables: {v: \(variable)}}]") == expected)
  }

  @Test func headersHaveOneStyle() throws {
    let text = "components: {headers: {A: {schema: {}, style: simple}, B: {schema: {}, style: form}}}"
    #expect(try found(text) == ["4:79 wrong-value"])
  }

  @Test func sharedMediaTypesAndItemSchemasAreFollowed() throws {
    let text = """
      components:
        mediaTypes:
          Log: {itemSchema: {$ref: '#/nowhere'}}
          Bad: {shema: {}}
        responses:
          R: {description: d, content: {application/jsonl: {itemSchema: {$ref: '#/nowhere'}}}}
      """
    #expect(
      try found(text) == ["6:30 unresolved-reference", "7:11 unknown-field", "9:74 unresolved-reference"])
  }

  @Test func swaggerHasSmallSchemas() throws {
    let loaded = try Loaded(
      """
      swagger: '2.0'
      info: {title: T, version: '1'}
      paths:
        /a:
          put:
            parameters:
            - {name: b, in: body, schema: {type: file}}
            - {name: q, in: query, type: array, items: {type: array, items: {type: string, example: x}}}
            responses: {'200': {description: d, headers: {A: {type: object}, B: {type: integer}}}}
      """)
    #expect(loaded.found == ["7:44 wrong-value", "8:86 unknown-field", "9:63 wrong-value"])
  }
}

import Documents
import Testing

@testable import OpenAPI

@Suite struct LinterTests {
  static let head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n"

  private func findings(_ text: String) throws -> [Diagnostic] {
    let loaded = try Loaded(Self.head + text)
    return Linter.findings(loaded.description, store: loaded.store)
  }

  static let good = """
      /pets: {post: {responses: {'201': {description: d}}}}
      /pets/{id}:
        parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
        get: {responses: {'200': {description: d, content: {application/json: {schema: {type: object}}}}}}
        put:
          operationId: updatePet
          requestBody:
            content:
              application/json:
                schema:
                  properties:
                    id: {type: integer, format: int64, readOnly: true}
                    name: {type: string, maxLength: 20}
                    kind: {type: string, enum: [cat]}
                    born: {type: string, format: date}
                    age: {type: integer, format: int32}
                    tags: {type: array, maxItems: 3, items: {type: string, maxLength: 9}}
                  additionalProperties: false
                  required: [name]
            required: true
          responses: {'200': {description: d}, '400': {description: d}, '404': {description: d}}
        delete: {responses: {'204': {description: d}}}
    """

  @Test func nothingIsFoundWhereNothingIsMissing() throws {
    #expect(try findings(Self.good).map(\.brief) == [])
  }

  @Test(arguments: [
    ("/pets: {post: {responses: {'201': {description: d}}}}", "/pets: {}", "8:5 no-set-up"),
    (
      "  get: {responses: {'200': {description: d, content: {application/json: {schema: {type: object}}}}}}",
      "  x-get: {}", "8:5 no-read-back"
    ),
    ("{application/json: {schema: {type: object}}}}}}", "{}}}}", "7:23 read-back-without-schema"),
    ("'200': {description: d}, '400'", "'400'", "8:5 no-success-response"),
    (", '404': {description: d}", "", "8:5 undocumented-not-found"),
    ("'400': {description: d}, ", "", "8:5 undocumented-rejection"),
    (", maxLength: 20", "", "16:17 unbounded-string"),
    (", readOnly: true", "", "15:17 writable-identifier"),
    ("operationId: updatePet", "tags: []", "8:5 missing-operation-id"),
    ("required: true\n      responses", "x-y: 1\n      responses", "11:9 optional-body"),
    ("additionalProperties: false", "", "14:15 open-body"),
    (", format: int32", "", "19:17 unbounded-number"),
    ("maxItems: 3, ", "", "20:17 unbounded-array"),
    ("delete", "x-delete", "8:5 no-clean-up"),
    ("{type: integer, format: int32}", "{description: d}", "19:17 untyped-property"),
    ("required: [name]", "required: [nane]", "22:26 undeclared-required"),
    ("[cat]", "[cat, dog, cat]", "17:55 duplicate-enum-value"),
    ("[cat]", "[cat, 1]", "17:50 enum-type-mismatch"),
    ("required: [name]", "required: [name, name]", "22:32 duplicate-required"),
    ("maxLength: 20", "maxLength: 20, maxLenght: 3", "16:53 unknown-keyword"),
    ("maxLength: 20", "maxLength: 20, minLength: 21", "16:64 contradictory-bounds"),
    ("format: date", "format: datetime, maxLength: 9", "18:46 misspelt-format"),
    ("{type: integer, format: int32}", "{oneOf: [{type: integer}, {type: integer}]}", "19:48 unreachable-branch"),
    (
      "'200': {description: d}, '400'", "'200': {description: d, content: {application/json: {}}}, '400'",
      "24:53 response-without-schema"
    ),
    ("{type: object}", "{properties: {other: {}}}", "7:5 read-back-unlike-body"),
    ("operationId: updatePet", "operationId: updatePet\n      security: [{key: []}]", "8:5 undocumented-refusal"),
  ])
  func oneThingMissingIsOneFinding(text: String, replacement: String, brief: String) throws {
    let range = try #require(Self.good.range(of: text))
    var changed = Self.good + "\ncomponents: {securitySchemes: {key: {type: http, scheme: basic}}}\n"
    changed.replaceSubrange(range, with: replacement)
    let findings = try findings(changed)
    #expect(findings.map(\.brief) == [brief])
    #expect(findings.allSatisfy { !$0.message.isEmpty && !$0.remedy.isEmpty })
  }

  @Test func bodiesWithoutSchema() throws {
    let rest = "responses: {'200': {description: d}, 4XX: {description: d}}"
    let text = """
        /a:
          get: {responses: {'200': {description: d, content: {text/plain: {schema: {}}}}}}
          put: {operationId: a, \(rest)}
        /b:
          get: {responses: {'200': {description: d, content: {text/plain: {schema: {}}}}}}
          put: {operationId: b, requestBody: {content: {application/xml: {}}}, \(rest)}
        /c:
          get: {responses: {'200': {description: d, content: {text/plain: {schema: {}}}}}}
          put: {operationId: c, requestBody: {content: {application/json: {}}}, \(rest)}
      """
    let findings = try findings(text)
    #expect(findings.map(\.rule) == Array(repeating: "put-without-body-schema", count: 3))
    #expect(findings.map(\.place.line) == [6, 9, 12])
    #expect(findings.map(\.severity) == [.note, .warning, .warning])
  }

  @Test func aRecordNamedInTheBodyIsReadBelow() throws {
    let text = """
        /pet:
          put:
            operationId: u
            requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
            responses: {'200': {description: d}, 4XX: {description: d}}
        /pet/{petId}:
          parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]
          get: {responses: {'200': {description: d, content: {application/json: {schema: {type: object}}}}}}
      """
    #expect(try findings(text).map(\.brief) == [])
  }

  @Test func propertiesAreFoundThroughReferencesOnce() throws {
    let text =
      Self.good.replacing("name: {type: string, maxLength: 20}", with: "tree: {$ref: '#/components/schemas/Tree'}")
      .replacing("required: [name]", with: "required: [id]")
      + "\ncomponents: {schemas: {Tree: {allOf: [{properties: {label: {type: string}, children: {type: array, maxItems: 5, items: "
      + "{$ref: '#/components/schemas/Tree'}}}}]}}}"
    #expect(try findings(text).map(\.brief) == ["26:53 unbounded-string"])
  }

  /// What looks like a finding and is none.
  @Test(arguments: [
    "{type: integer, format: int32, enum: [1, 2]}", "{type: number, enum: [1, 1.5]}", "{enum: [1, '1', true]}",
    "{type: string, nullable: true, enum: [a, null]}", "{type: integer, minimum: 1, maximum: 1}",
    "{type: string, minLength: 3, maxLength: 3}", "{minItems: 2, type: array, maxItems: 2}",
    "{type: number, minimum: 1, exclusiveMinimum: true, maximum: 1.5}",
    "{allOf: [{required: [x]}, {properties: {x: {type: boolean}}}]}",
    "{required: [x], properties: {y: {type: boolean}}, additionalProperties: {type: boolean}}",
    "{oneOf: [{type: integer, maximum: 1}, {type: integer, minimum: 2}]}",
    "{type: string, maxLength: 5, format: colour}",
    "{type: string, format: uuid}", "{$ref: '#/components/schemas/Age'}",
  ])
  func theseSchemasAreFine(schema: String) throws {
    let text =
      Self.good.replacing("{type: integer, format: int32}", with: schema)
      + "\ncomponents: {schemas: {Age: {type: integer, minimum: 0}}}\n"
    #expect(try findings(text).map(\.brief) == [])
  }

  @Test func boundsThatOnlyMeetExcludeEachOtherWhereOneIsExclusive() throws {
    for bounds in ["minimum: 1, exclusiveMinimum: true, maximum: 1", "minimum: 1, maximum: 1, exclusiveMaximum: true"] {
      let text = Self.good.replacing("format: int32", with: bounds)
      #expect(try findings(text).map(\.rule) == ["contradictory-bounds"])
    }
  }

  @Test func filesAndNodeTypesAreWhereTheyCanBe() throws {
    let swagger = try Loaded(
      """
      swagger: '2.0'
      info: {title: T, version: '1'}
      paths:
        /a:
          post:
            parameters: [{name: f, in: formData, type: file}]
            responses: {'200': {description: d, schema: {type: file}}}
      definitions:
        Bad: {properties: {f: {type: file}}}
      """)
    #expect(Linter.findings(swagger.description, store: swagger.store).map(\.brief) == ["9:32 file-schema"])
    let xml = try Loaded(
      "openapi: 3.2.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
        + "components: {schemas: {A: {xml: {nodeType: text}}, B: {xml: {nodeType: comment}}}}\n")
    #expect(Linter.findings(xml.description, store: xml.store).map(\.brief) == ["4:72 xml-node-type"])
  }

  /// From 3.1 on, `required` holds for requests too.
  @Test(arguments: [("3.0.3", []), ("3.1.0", ["15:17 required-read-only"])])
  func requiredAndReadOnly(version: String, expected: [String]) throws {
    let text = (Self.head + Self.good).replacing("3.0.3", with: version)
      .replacing("required: [name]", with: "required: [name, id]")
    let loaded = try Loaded(text)
    #expect(Linter.findings(loaded.description, store: loaded.store).map(\.brief) == expected)
  }

  @Test func rulesHaveUniqueWordsAndAnExplanation() {
    let rules = Linter.explanations
    #expect(Set(rules.map(\.id)).count == rules.count && rules.count >= 26)
    #expect(rules.allSatisfy { $0.id.allSatisfy { $0.isLowercase || $0 == "-" } })
    #expect(rules.allSatisfy { $0.explanation.hasSuffix(".") && $0.explanation.count > 30 })
  }
}

extension String {
  /// The range of the first occurrence of `text`.
  fileprivate func range(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}

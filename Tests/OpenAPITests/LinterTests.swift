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
                    id: {type: integer, readOnly: true}
                    name: {type: string, maxLength: 20}
                    kind: {type: string, enum: [cat]}
                    born: {type: string, format: date}
          responses: {'200': {description: d}, '400': {description: d}, '404': {description: d}}
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
  ])
  func oneThingMissingIsOneFinding(text: String, replacement: String, brief: String) throws {
    let range = try #require(Self.good.range(of: text))
    var changed = Self.good
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
            requestBody: {content: {application/json: {schema: {type: object}}}}
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
      + "\ncomponents: {schemas: {Tree: {allOf: [{properties: {label: {type: string}, children: {type: array, items: "
      + "{$ref: '#/components/schemas/Tree'}}}}]}}}"
    #expect(try findings(text).map(\.brief) == ["20:53 unbounded-string"])
  }

  @Test func ruleIDsAreUniqueAndWellFormed() {
    #expect(Set(Linter.ruleIDs).count == Linter.ruleIDs.count && Linter.ruleIDs.count == 10)
    #expect(Linter.ruleIDs.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
  }
}

extension String {
  /// The range of the first occurrence of `text`.
  fileprivate func range(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}

import ContractTesting
import Documents
import JSON
import JSONSchema
import Testing

@testable import Reports

/// The JSON Schemas of the project's own formats say what the program writes and reads.
@Suite struct FormatSchemaTests {
  static func schema(_ name: String) throws -> Schema {
    let store = DocumentStore()
    let root = try store.load(path: packageRoot.appending(path: "Specs/\(name)").path(percentEncoded: false))
    var compiler = SchemaCompiler(store: store, dialect: .draft202012)
    let id = compiler.compile(root)
    #expect(compiler.diagnostics.isEmpty)
    return compiler.finish().schema(id)
  }

  @Test func reportsFollowTheirSchema() throws {
    let schema = try Self.schema("report.schema.json")
    for report in [SampleReports.full, SampleReports.green] {
      let violations = schema.validate(JSONReport.value(report))
      #expect(violations.isEmpty, "\(violations.map { "\($0.instance): \($0.message)" })")
    }
  }

  @Test(arguments: ["/version", "/failures/0/id", "/operations/1/checks/0/verdict", "/summary/checks/failed"])
  func theReportSchemaNoticesWrongValues(pointer: String) throws {
    let schema = try Self.schema("report.schema.json")
    let pointer = try #require(JSONPointer(text: pointer))
    #expect(!schema.isValid(JSONReport.value(SampleReports.full).setting("odd", at: pointer)))
    #expect(!schema.isValid(JSONReport.value(SampleReports.full).setting(nil, at: pointer)))
  }

  @Test func theConfigurationSchemaKnowsTheSettingsThatTheReaderKnows() throws {
    let schema = try Self.schema("configuration.schema.json")
    let text = """
      {"overlay": ["o.yaml"], "allow-remote-refs": true, "allow-refs-outside": false,
      "target": "x", "headers": {"A": "b"}, "auth-bearer": "b", "auth-basic": "b", "auth-api-key": "b",
      "operation": ["a"], "exclude-operation": "a", "tag": "a", "check": "persists", "skip-check": ["isolates"],
      "levels": {"persists": "off"}, "seed": 1, "depth": "smoke", "max-requests": 1, "rate": "1/s", "concurrency": 1,
      "timeout": "1s", "settle": "1s", "budget": "1m", "restore": true, "journal": "j", "report": {"json": "f"}, "cacert": "c",
      "client-cert": "c", "client-key": "c", "insecure": false, "proxy": "p", "parameters": {"id": 1},
      "semantics": "merge", "atomic": true, "selectors": {"author": "/authorId"}, "record": "/data", "read-back": "r",
      "unordered": "/a", "opaque": ["/a"],
      "ignored": ["/a"], "response-time": "1s",
      "overrides": {"x": {"parameters": {"id": 1}, "semantics": "merge", "atomic": false,
      "selectors": {}, "record": "", "read-back": "r",
      "unordered": [], "opaque": [], "ignored": [], "response-time": 1}}}
      """
    let root = try DocumentStore().load(text: text, path: "contract-test.json")
    let value = try #require(root.value())
    let violations = schema.validate(value)
    #expect(violations.isEmpty, "\(violations.map { "\($0.instance): \($0.message)" })")
    _ = try ConfigurationFile.read(root, formats: ReportFormat.all.map(\.name), environment: { _ in nil })
    let described = schema.keywords.properties.count
    #expect(value.object?.count == described)
    #expect(!schema.isValid(value.setting(1, at: JSONPointer(["timout"]))))
  }
}

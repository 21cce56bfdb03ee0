import Testing

@testable import OpenAPI

@Suite struct VersionTests {
  @Test(arguments: [
    ("swagger: '2.0'", APIDescription.Version.swagger20, []), ("openapi: 3.0.3", .openAPI30, []),
    ("openapi: 3.0.4", .openAPI30, []), ("openapi: 3.1.1", .openAPI31, []), ("openapi: 3.2.0", .openAPI32, []),
    ("swagger: 2.0", .swagger20, ["1:10 odd-version"]), ("openapi: 3.0", .openAPI30, ["1:10 odd-version"]),
    ("openapi: '3.1'", .openAPI31, ["1:10 odd-version"]), ("openapi: 3.7.0", .openAPI32, ["1:10 odd-version"]),
    ("swagger: 3.0.0", .openAPI30, ["1:10 odd-version"]), ("openapi: '2.0'", .swagger20, ["1:10 odd-version"]),
  ])
  func versions(line: String, version: APIDescription.Version, found: [String]) throws {
    let loaded = try Loaded("\(line)\ninfo: {title: T, version: '1'}\npaths: {}")
    #expect(loaded.description.version == version)
    #expect(loaded.found == found)
    #expect(loaded.description.title == "T" && loaded.description.apiVersion == "1")
  }

  @Test func aMissingVersionIsGuessedAndSaid() throws {
    let new = try Loaded("info: {title: T, version: '1'}\npaths: {}")
    #expect(new.description.version == .openAPI30 && new.found == ["1:1 missing-version"])
    #expect(new.diagnostics.first?.severity == .error)
    let old = try Loaded("info: {title: T, version: '1'}\nbasePath: /a\npaths: {}")
    #expect(old.description.version == .swagger20 && old.description.basePath == "/a")
  }

  @Test(arguments: [
    ("[1]", "1:1 not-openapi", "a list"), ("hello", "1:1 not-openapi", "a string"),
    ("asyncapi: 3.0.0", "1:1 not-openapi", "AsyncAPI"), ("a: 1", "1:1 not-openapi", "neither"),
    ("openapi: 4.0.0\npaths: {}", "1:10 unsupported-version", "'4.0.0'"),
    ("swagger: '1.2'\npaths: {}", "1:10 unsupported-version", "'1.2'"),
    ("openapi: {a: b}\npaths: {}", "1:10 unsupported-version", "an object"),
    ("openapi: 3.0.0\ninfo: {}", "1:1 no-paths", "no paths"),
    ("openapi: 3.0.0\npaths: [a]", "2:8 no-paths", "a list"), ("openapi: 3.0.0\npaths:", "2:1 no-paths", "no paths"),
  ])
  func whatIsNoUsableDocumentIsRefused(text: String, brief: String, mention: String) throws {
    let diagnostic = try #require(refusal(of: text))
    #expect(diagnostic.brief == brief)
    #expect(diagnostic.message.contains(mention) && !diagnostic.remedy.isEmpty)
  }

  @Test func pathsMayBeAbsentBesideWebhooks() throws {
    let loaded = try Loaded("openapi: 3.1.0\ninfo: {title: T, version: '1'}\nwebhooks: {}")
    #expect(loaded.description.operations.isEmpty && loaded.found.isEmpty)
  }

  @Test func fieldsOfOtherVersionsAndMisspeltOnesAreTold() throws {
    let loaded = try Loaded(
      """
      openapi: 3.0.0
      info: {title: T, version: '1', sumary: x}
      basePath: /v1
      x-mine: 1
      nonsense: 1
      paths:
        /a:
          get: {respones: {}, responses: {'200': {description: d}}}
      """)
    #expect(
      loaded.found == ["2:32 unknown-field", "3:1 unknown-field", "5:1 unknown-field", "8:11 unknown-field"])
    #expect(loaded.diagnostics.map(\.remedy)[1] == "OpenAPI 2.0 has it, this document is 3.0.")
    #expect(loaded.diagnostics.map(\.remedy)[3] == "Did you mean 'responses'?")
    #expect(loaded.description.basePath == "/v1")
  }
}

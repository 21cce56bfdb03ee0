import ContractTesting
import Documents
import JSON
import Testing

@Suite struct ConfigurationFileTests {
  private func read(_ text: String, environment: [String: String] = [:]) throws -> ConfigurationFile {
    let root = try DocumentStore().load(text: text, path: "contract-test.yaml")
    return try ConfigurationFile.read(root, formats: ["json", "junit"], environment: { environment[$0] })
  }

  private func mistakes(_ text: String, environment: [String: String] = [:]) throws -> [String] {
    do {
      _ = try read(text, environment: environment)
      return []
    } catch let error as ConfigurationError {
      return error.diagnostics.map { "\($0.place): \($0.message)" }
    }
  }

  @Test func readsEverySetting() throws {
    let file = try read(
      """
      target: http://localhost:8080/api
      headers:
        X-Tenant: acme
        X-Version: 3.10
      auth-bearer: $TOKEN
      auth-basic: me:${PASSWORD}
      auth-api-key: a$$b
      operation: PUT /posts/*
      exclude-operation: [deletePost, "PUT /x"]
      tag: [posts]
      check: [persists, replaces]
      skip-check: isolates
      levels: {replaces: fail, accepts-valid: off}
      seed: 18446744073709551615
      depth: thorough
      max-requests: 500
      rate: 600/m
      concurrency: 2
      timeout: 1.5s
      settle: 250ms
      restore: false
      journal: journal.jsonl
      report: {json: out.json, junit: out.xml}
      cacert: ca.pem
      client-cert: c.pem
      client-key: k.pem
      insecure: true
      proxy: http://proxy:3128
      parameters: {id: 7, slug: "007"}
      semantics: merge
      record: /data
      unordered: /tags
      overrides:
        updatePost:
          semantics: replace
          read-back: GET /posts/{id}
          ignored: [/updated_at]
          opaque: [/author]
          response-time: 2m
          parameters: {id: 9}
      """, environment: ["TOKEN": "t", "PASSWORD": "p"])
    let configuration = file.configuration
    #expect(configuration.target == "http://localhost:8080/api")
    #expect(configuration.headers.map { "\($0.name)=\($0.value)" } == ["X-Tenant=acme", "X-Version=3.10"])
    #expect(configuration.credentials == Credentials(bearer: "t", basic: "me:p", apiKey: "a$b"))
    #expect(configuration.operationPatterns.map(\.text) == ["PUT /posts/*"])
    #expect(configuration.excludedOperationPatterns.map(\.text) == ["deletePost", "PUT /x"])
    #expect(configuration.tags == ["posts"])
    #expect(configuration.checks == ["persists", "replaces"])
    #expect(configuration.level(of: "isolates", standard: .fail) == .off)
    #expect(configuration.level(of: "replaces", standard: .warn) == .fail)
    #expect(configuration.level(of: "accepts-valid", standard: .fail) == .off)
    #expect(configuration.seed == UInt64.max)
    #expect(configuration.depth == .thorough)
    #expect(configuration.maxRequests == 500 && configuration.rate == 10 && configuration.concurrency == 2)
    #expect(configuration.timeout == 1.5 && configuration.settle == 0.25)
    #expect(!configuration.restore && configuration.journal == "journal.jsonl")
    #expect(file.reports == [.init(format: "json", file: "out.json"), .init(format: "junit", file: "out.xml")])
    #expect(configuration.transport.caFile == "ca.pem" && configuration.transport.insecure)
    #expect(configuration.transport.clientCertificate == "c.pem" && configuration.transport.clientKey == "k.pem")
    #expect(configuration.transport.proxy == "http://proxy:3128")

    let general = configuration.rules(operationID: "other", method: "PUT", path: "/other")
    #expect(general.semantics == .merge && general.record?.description == "/data")
    let own = configuration.rules(operationID: "updatePost", method: "PUT", path: "/posts/{id}")
    #expect(own.semantics == .replace && own.readBack == "GET /posts/{id}" && own.responseTimeLimit == 120)
    #expect(own.unordered.map(\.description) == ["/tags"])
    #expect(own.ignored.map(\.description) == ["/updated_at"] && own.opaque.map(\.description) == ["/author"])

    func parameter(_ name: String, _ operation: String) -> JSONValue? {
      configuration.parameter(name, operationID: operation, method: "PUT", path: "/p")
    }
    #expect(parameter("id", "updatePost") == 9)
    #expect(parameter("id", "other") == 7)
    #expect(parameter("slug", "other") == "007")
    #expect(parameter("missing", "other") == nil)
  }

  @Test func aFileWithoutSettingsConfiguresNothing() throws {
    #expect(try read("null # nothing yet\n").configuration.target.isEmpty)
  }

  @Test(arguments: [
    ("timout: 10s", "1:1: There is no setting \"timout\" here. Did you mean \"timeout\"?"),
    ("levels: {persist: fail}", "1:10: There is no check \"persist\" here. Did you mean \"persists\"?"),
    ("check: [replacs]", "There is no check \"replacs\" here. Did you mean \"replaces\"?"),
    ("depth: deep", "1:8: There is no value \"deep\" here."),
    ("report: {jsn: x}", "1:10: There is no format \"jsn\" here. Did you mean \"json\"?"),
    ("timeout: soon", "1:10: \"soon\" is no duration."), ("timeout: 0s", "1:10: A timeout is longer than nothing."),
    ("concurrency: 0", "1:14: This is an integer from 1 on."), ("seed: -1", "1:7: A seed is an integer"),
    ("insecure: maybe", "1:11: This is either true or false."), ("rate: fast", "1:7: \"fast\" is no rate."),
    ("record: data", "1:9: \"data\" is no JSON Pointer."), ("target:", "1:8: A value is missing."),
    ("- a", "1:1: Settings are written as \"name: value\" here."),
    ("overrides: {updatePost: {semantic: merge}}", "1:26: There is no setting \"semantic\" here."),
    ("headers: {\"a b\": x}", "1:11: No header field can have this name or value."),
    ("target: [a]", "1:9: One value is expected here, no list."),
    ("auth-bearer: $NOPE", "1:14: The environment has no variable NOPE."),
    ("auth-bearer: a$", "1:14: A \"$\" that no name of a variable follows."),
    ("auth-bearer: '${A'", "1:14: A \"$\" that no name of a variable follows."),
  ])
  func tellsMistakes(text: String, message: String) throws {
    let found = try mistakes(text, environment: ["A": "x"])
    #expect(found.count == 1)
    #expect(found.first?.contains(message) == true, "\(found)")
    #expect(found.first?.hasPrefix("contract-test.yaml:1:") == true)
  }

  @Test func tellsAllMistakesAtOnce() throws {
    #expect(try mistakes("timout: 1\nseed: x\ndepth: y\n").count == 3)
  }

  @Test func secretsAreNotRepeated() throws {
    let found = try mistakes("headers:\n  X-Key: $KEY\n", environment: ["KEY": "geheim\nX: y"])
    #expect(found.count == 1)
    #expect(!found.joined().contains("geheim"))
  }
}

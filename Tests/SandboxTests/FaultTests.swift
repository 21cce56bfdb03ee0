import JSON
import MediaTypes
import Testing

@testable import Sandbox

@Suite("Faults of the sandbox")
struct FaultTests {
  /// A sequence of requests whose answers a fault changes.
  struct Probe: Sendable, CustomStringConvertible {
    let fault: String
    var document = "social-posts.yaml"
    /// A document of its own.
    var text: String?
    let requests: [(method: String, target: String, body: String?)]
    var type = "application/json"
    var token: String? = SandboxOptions.defaultCredential
    var fields: [(name: String, value: String)] = []
    var description: String { fault }
  }

  static let post = "/v1/posts/1"
  static let read: (method: String, target: String, body: String?) = ("GET", "/v1/posts/1", nil)

  static func put(
    _ body: String, _ target: String = "\(post)/details"
  ) -> (method: String, target: String, body: String?) {
    ("PUT", target, body)
  }

  static func members(_ members: String) -> String { #"{"userId":1,"caption":"x",\#(members)}"# }

  static func caption(_ text: String) -> String { #"{"userId":1,"caption":"\#(text)"}"# }

  static func times(_ count: Int, _ text: String = "a") -> String { String(repeating: text, count: count) }

  static let full = members(
    #""altText":"t","tags":["b","a"],"likes":3,"aspectRatio":1.5,"visibility":"private","#
      + #""publishedAt":"2026-05-17T04:52:31.5+02:00","commentsEnabled":false,"#
      + #""location":{"name":"n","latitude":-53.544389,"longitude":9.5}"#)

  static let probes: [Probe] =
    [
      "lost-update", "drop-field", "freeze-field", "ignore-falsy", "stuck-boolean", "first-enum-value", "stale-read",
      "sort-array", "reverse-array", "truncate-array", "union-array", "drop-nested", "drop-object", "float32",
      "round-numbers", "drop-fraction", "drop-sign", "drop-offset", "drop-second-fraction", "one-day-late",
      "new-creation-time", "echo-request", "refuse-last-enum", "refuse-fraction", "constant-etag", "random-etag",
    ].map { Probe(fault: $0, requests: [put(full), read]) }
    + [Probe(fault: "lose-two-absent", requests: [put(full.replacing(#""altText":"t","#, with: "")), read])]
    + [
      "stale-response", "undocumented-status", "wrong-content-type", "missing-content-type", "missing-header",
      "response-misses-field", "response-wrong-type", "truncated-response", "abandoned-response", "hanging-response",
      "invalid-json", "invalid-utf8",
    ].map { Probe(fault: $0, requests: [put(full)]) }
    + [
      ("truncate-text", times(65)), ("truncate-long-text", times(256)), ("truncate-at-limit", times(280)),
      ("trim-text", " a "), ("collapse-blanks", "a  b"), ("lowercase-text", "A"), ("compose-text", "e\u{301}"),
      ("drop-non-bmp", "a😀b"), ("question-marks", "aЖ"), ("escape-markup", "<b>"), ("strip-markup", "a<b>c"),
      ("strip-quotes", "it's"), ("strip-control", "a\\nb"), ("refuse-max-length", times(280)),
      ("refuse-min-length", "a"),
      ("refuse-non-bmp", "😀"), ("crash-on-non-bmp", "😀"), ("crash-on-quote", "it's"),
      ("drop-at-block-end", "it's" + times(12)),
      ("crash-on-long-text", times(256)),
    ].map { Probe(fault: $0.0, requests: [put(caption($0.1)), read]) }
    + [
      ("ignore-null", #""altText":null"#), ("null-as-text", #""altText":null"#), ("empty-as-null", #""altText":"""#),
      ("keep-array", #""tags":[]"#), ("merge-object", #""location":{"latitude":1,"longitude":2}"#),
      ("refuse-null", #""altText":null"#), ("crash-on-null", #""altText":null"#), ("refuse-empty-array", #""tags":[]"#),
      ("refuse-minimum", #""likes":0"#), ("refuse-maximum", #""aspectRatio":10"#),
      ("refuse-max-items", #""tags":["a","b","c","d","e","f","g","h","i","j"]"#),
      ("crash-on-empty-text", #""altText":"""#),
      ("int32-overflow", #""likes":4294967297"#), ("int32-saturate", #""likes":4294967297"#),
      ("write-read-only", #""createdAt":"2001-01-01T00:00:00Z""#), ("body-id-wins", #""id":2"#),
      ("body-id-stored", #""id":2"#),
      ("crash-on-large-integer", #""likes":99999999999999999999"#), ("coerce-types", #""likes":"5""#),
      ("skip-nested-validation", #""location":{"latitude":"1","longitude":2}"#),
      ("skip-type", #""likes":"5""#), ("skip-enum", #""visibility":"nobody""#), ("skip-pattern", #""tags":["A"]"#),
      ("skip-max-length", #""altText":"\#(times(501))""#), ("skip-format", #""publishedAt":"yesterday""#),
      ("skip-minimum", #""likes":-1"#), ("skip-maximum", #""aspectRatio":11"#),
      ("skip-exclusive-minimum", #""aspectRatio":0"#),
      ("skip-max-items", #""tags":["a","b","c","d","e","f","g","h","i","j","k"]"#),
      ("skip-unique-items", #""tags":["a","a"]"#),
      ("skip-additional-properties", #""extra":1"#), ("skip-body-validation", #""likes":-1"#),
      ("apply-then-refuse", #""likes":-1"#), ("partly-applied", #""likes":-1"#),
      ("refuse-with-success", #""likes":-1"#),
      ("undocumented-refusal", #""likes":-1"#), ("crash-on-invalid", #""likes":-1"#),
    ].map { Probe(fault: $0.0, requests: [put(members($0.1)), read]) }
    + [
      "merge-instead-of-replace", "keep-one-field", "require-optional",
    ].map { Probe(fault: $0, requests: [put(full), put(caption("x")), read]) }
    + [
      Probe(fault: "double-integers", requests: [put(#"{"userId":9007199254740993,"caption":"x"}"#), read]),
      Probe(fault: "skip-required", requests: [put(#"{"userId":1}"#)]),
      Probe(fault: "skip-min-length", requests: [put(caption(""))]),
      Probe(fault: "first-write-wins", requests: [put(caption("a")), put(caption("b")), read]),
      Probe(fault: "refuse-repeat", requests: [put(full), put(full)]),
      Probe(fault: "append-on-repeat", requests: [put(full), put(full), read]),
      Probe(fault: "toggle-on-repeat", requests: [put(full), put(full), read]),
      Probe(fault: "accept-any-media-type", requests: [put(full)], type: "text/plain"),
      Probe(fault: "crash-on-media-type", requests: [put(full)], type: "text/plain"),
      Probe(fault: "crash-on-empty-body", requests: [("PUT", post + "/details", "")]),
      Probe(fault: "crash-on-malformed", requests: [put("{")]),
      Probe(fault: "crash-on-null-body", requests: [put("null")]),
      Probe(fault: "crash-on-array-body", requests: [put("[]")]),
      Probe(fault: "crash-on-deep-content", requests: [put(times(200, "["))]),
      Probe(fault: "update-all", requests: [put(full), ("GET", "/v1/posts/3", nil)]),
      Probe(fault: "update-neighbour", requests: [put(full), ("GET", "/v1/posts/2", nil)]),
      Probe(fault: "update-first", requests: [put(full, "/v1/posts/2/details"), read]),
      Probe(fault: "update-previous", requests: [put(full, "/v1/posts/2/details"), read]),
      Probe(fault: "create-missing", requests: [put(full, "/v1/posts/9/details")]),
      Probe(fault: "missing-answers-204", requests: [put(full, "/v1/posts/9/details")]),
      Probe(fault: "crash-on-missing", requests: [put(full, "/v1/posts/9/details")]),
      Probe(fault: "phantom-record", requests: [put(full, "/v1/posts/9/details"), ("GET", "/v1/posts/9", nil)]),
      Probe(fault: "stale-list", requests: [put(full), ("GET", "/v1/posts", nil)]),
      Probe(fault: "missing-from-list", requests: [put(full), ("GET", "/v1/posts", nil)]),
      Probe(fault: "twice-in-list", requests: [put(full), ("GET", "/v1/posts", nil)]),
      Probe(
        fault: "bulk-skips-last",
        requests: [
          put(#"[{"id":2,"userId":2,"caption":"c"},{"id":1,"userId":1,"caption":"a"}]"#, "/v1/posts/bulk"), read,
        ]),
      Probe(
        fault: "bulk-first-only",
        requests: [
          put(#"[{"id":2,"userId":2,"caption":"c"},{"id":1,"userId":1,"caption":"a"}]"#, "/v1/posts/bulk"), read,
        ]),
      Probe(
        fault: "bulk-last-content",
        requests: [
          put(#"[{"id":1,"userId":2,"caption":"c"},{"id":2,"userId":1,"caption":"a"}]"#, "/v1/posts/bulk"), read,
        ]),
      Probe(
        fault: "bulk-updates-neighbour",
        requests: [put(#"[{"id":1,"userId":2,"caption":"c"}]"#, "/v1/posts/bulk"), ("GET", "/v1/posts/2", nil)]),
      Probe(
        fault: "bulk-partly-applied",
        requests: [
          put(#"[{"id":1,"userId":2,"caption":"c"},{"id":9,"userId":1,"caption":"a"}]"#, "/v1/posts/bulk"), read,
        ]),
      Probe(fault: "filter-ignored", requests: [put(#"{"visibility":"followers"}"#, "/v1/posts?userId=2"), read]),
      Probe(
        fault: "filter-first-only",
        requests: [put(#"{"visibility":"followers"}"#, "/v1/posts?userId=1"), ("GET", "/v1/posts/2", nil)]),
      Probe(
        fault: "filter-skips-last",
        requests: [put(#"{"visibility":"followers"}"#, "/v1/posts?userId=1"), ("GET", "/v1/posts/2", nil)]),
      Probe(fault: "wrong-count", requests: [put(#"{"visibility":"followers"}"#, "/v1/posts?userId=1")]),
      Probe(
        fault: "skip-authorization", requests: [put(#"{"username":"abc","displayName":"A"}"#, "/v1/users/1")],
        token: nil),
      Probe(
        fault: "accept-any-token", requests: [put(#"{"username":"abc","displayName":"A"}"#, "/v1/users/1")], token: "x"),
      Probe(
        fault: "accept-missing-token", requests: [put(#"{"username":"abc","displayName":"A"}"#, "/v1/users/1")],
        token: nil),
      Probe(fault: "ignore-if-match", requests: [put(full)], fields: [("if-match", "\"stale\"")]),
      Probe(fault: "refuse-if-match", requests: [put(full)], fields: [("if-match", "*")]),
      Probe(fault: "ignore-if-none-match", requests: [put(full)], fields: [("if-none-match", "*")]),
      Probe(fault: "vanish-after-update", requests: [put(full), read]),
      Probe(fault: "lenient-id", requests: [put(full, "/v1/posts/1.5"), read]),
      Probe(fault: "crash-on-nul", requests: [put(caption("\\u0000"))]),
      Probe(fault: "crash-on-long-content", requests: [put(caption(times(70_000)))]),
      Probe(fault: "crash-on-duplicate-keys", requests: [put(#"{"userId":1,"userId":1,"caption":"x"}"#)]),
      Probe(
        fault: "crash-on-taken-text",
        requests: [("PUT", post, #"{"caption":"a"}"#), ("PUT", "/v1/posts/2", #"{"caption":"a"}"#)]),
      Probe(
        fault: "crash-on-malformed-if-match", requests: [put(full)], fields: [("if-match", "*1")]),
      Probe(
        fault: "crash-on-dangling-reference", text: RelationTests.document("User"),
        requests: [("PUT", "/posts/1", #"{"userId":99}"#)]),
      Probe(
        fault: "skip-parameters",
        text: RelationTests.document("User").replacing(
          "put:\n",
          with: "put:\n      parameters: [{ name: lang, in: query, required: true, schema: { type: string } }]\n"),
        requests: [("PUT", "/posts/1", #"{"userId":1}"#)]),
      Probe(
        fault: "refuse-unnamed-members", text: RelationTests.document("User"),
        requests: [("PUT", "/posts/1", #"{"userId":1,"more":2}"#)]),
      Probe(fault: "crash-on-id-text", requests: [put(full, "/v1/posts/one")]),
      Probe(fault: "crash-on-id-overflow", requests: [put(full, "/v1/posts/99999999999999999999999")]),
      Probe(fault: "insert-instead", requests: [put(full), read, ("GET", "/v1/posts", nil)]),
      Probe(fault: "reset-connection", requests: [put(full)]),
      Probe(fault: "empty-response", requests: [put(full)]),
      Probe(fault: "torn-write", requests: [put(full), read]),
      Probe(fault: "check-then-act", requests: [put(full), read]),
      Probe(fault: "drop-second-write", requests: [put(caption("a")), put(caption("b")), read]),
      Probe(
        fault: "leak-write-only", document: "system-settings.yaml",
        requests: [put(#"{"username":"abc","email":"a@example.com","password":"correct horse battery"}"#, "/settings")]),
      Probe(
        fault: "skip-multiple-of", document: "system-settings.yaml",
        requests: [
          put(
            #"{"username":"abc","email":"a@example.com","preferences":{"theme":"dark","language":"en","itemsPerPage":15}}"#,
            "/settings")
        ]),
    ] + taskProbes

  /// Probes of a document with records below others.
  static let taskProbes: [Probe] =
    [
      ("deduplicate-array", #""steps":["a","a"]"#), ("drop-map-key", #""labels":{"a":"1","b":"2"}"#),
      ("skip-min-items", #""steps":[]"#), ("skip-min-properties", #""labels":{}"#),
      ("skip-max-properties", #""labels":{"a":"1","b":"2","c":"3","d":"4","e":"5"}"#), ("skip-const", #""unit":"day""#),
      ("skip-one-of", #""assignee":true"#), ("skip-any-of", #""due":"never""#),
      ("skip-exclusive-maximum", #""hours":1000"#),
    ].map { task($0.0, [put(#"{"title":"x",\#($0.1)}"#, taskPath)]) }
    + [
      task(
        "merge-map",
        [put(#"{"title":"x","labels":{"a":"1"}}"#, taskPath), put(#"{"title":"x","labels":{"b":"2"}}"#, taskPath)]),
      task("update-across-parents", [put(#"{"title":"x"}"#, "/projects/attic/tasks/1")]),
      task("read-across-parents", [("GET", "/projects/attic/tasks/1", nil)]),
      Probe(
        fault: "allow-missing-if-match", document: "project-tasks.yaml",
        requests: [("GET", "/projects/garden/tasks", nil), put(#"{"title":"x"}"#, taskPath)]),
      Probe(
        fault: "created-with-200", document: "project-tasks.yaml", requests: [put(#"{"title":"x"}"#, "/projects/new")]),
      Probe(
        fault: "updated-with-201", document: "project-tasks.yaml",
        requests: [put(#"{"title":"x"}"#, "/projects/garden")]),
      Probe(
        fault: "created-twice", document: "project-tasks.yaml",
        requests: [
          put(#"{"title":"x"}"#, "/projects/new"), put(#"{"title":"x"}"#, "/projects/new"), ("GET", "/projects", nil),
        ]),
      Probe(
        fault: "created-without-field", document: "project-tasks.yaml",
        requests: [put(#"{"title":"x","budget":1}"#, "/projects/new"), ("GET", "/projects/new", nil)]),
      Probe(fault: "stale-etag-in-response", document: "project-tasks.yaml", requests: []),
    ]

  static let taskPath = "/projects/garden/tasks/1"

  static func task(_ fault: String, _ requests: [(method: String, target: String, body: String?)]) -> Probe {
    Probe(
      fault: fault, document: "project-tasks.yaml",
      requests: [("GET", "/projects/garden/tasks", nil)] + requests + [("GET", taskPath, nil)],
      fields: [("if-match", "*")])
  }

  /// What a client sees of the answers, without the times that the server keeps.
  static func observed(_ probe: Probe, fault: String?) throws -> [String] {
    let sandbox =
      try probe.text.map { try TestDocuments.sandbox(text: $0, fault: fault) }
      ?? TestDocuments.sandbox(probe.document, fault: fault)
    return probe.requests.map { request in
      let target = request.target
      let path = target.split(separator: "?").first.map(String.init) ?? target
      var all = probe.fields
      if request.body != nil { all.append(("content-type", probe.type)) }
      if let token = probe.token { all.append(("authorization", "Bearer \(token)")) }
      let answer = sandbox.service.respond(
        to: IncomingRequest(
          method: request.method, path: path,
          query: FormPair.pairs(target.split(separator: "?").dropFirst().first ?? ""), fields: all,
          body: Array((request.body ?? "").utf8)))
      let names = answer.fields.map { "\($0.name): \($0.name == "ETag" ? "" : $0.value)" }.joined(separator: "\n")
      let json = (try? JSONParser.parse(answer.body))?.value
      let shown = json.map { withoutTimes($0).serialized() } ?? String(decoding: answer.body, as: UTF8.self)
      return "\(answer.status) \(answer.delivery)\n\(names)\n\(shown)"
    }
  }

  static func withoutTimes(_ value: JSONValue) -> JSONValue {
    if let items = value.array { return .array(items.map(withoutTimes)) }
    return value["updatedAt"] == nil ? value : value.setting("now", at: JSONPointer(["updatedAt"]))
  }

  @Test("Each fault shows under its trigger", arguments: probes)
  func isActive(probe: Probe) throws {
    let needsOther = ["new-creation-time", "constant-etag", "random-etag", "stale-etag-in-response"]
    guard !needsOther.contains(probe.fault) else { return }
    let clean = try Self.observed(probe, fault: nil).map { $0.replacing(#/"createdAt":"[^"]*"/#, with: "") }
    let broken = try Self.observed(probe, fault: probe.fault).map { $0.replacing(#/"createdAt":"[^"]*"/#, with: "") }
    if ["write-read-only"].contains(probe.fault) { return }
    #expect(clean.map { Array($0.utf8) } != broken.map { Array($0.utf8) })
  }

  @Test("Faults of entity tags and creation times show in two GETs")
  func tagsAndTimes() throws {
    func tags(_ fault: String?) throws -> [String?] {
      let sandbox = try TestDocuments.sandbox("social-posts.yaml", fault: fault)
      let first = sandbox.ask("GET", Self.post).field("etag")
      let second = sandbox.ask("GET", Self.post).field("etag")
      _ = sandbox.ask("PUT", Self.post + "/details", Self.full)
      return [first, second, sandbox.ask("GET", Self.post).field("etag")]
    }
    let clean = try tags(nil)
    #expect(clean[0] == clean[1] && clean[1] != clean[2])
    let constant = try tags("constant-etag")
    #expect(constant[1] == constant[2])
    let random = try tags("random-etag")
    #expect(random[0] != random[1])
    for fault in ["new-creation-time", "write-read-only"] {
      let sandbox = try TestDocuments.sandbox("social-posts.yaml", fault: fault)
      let before = sandbox.ask("GET", Self.post)["/createdAt"]
      _ = sandbox.ask("PUT", Self.post + "/details", Self.members(#""createdAt":"2001-01-01T00:00:00Z""#))
      #expect(sandbox.ask("GET", Self.post)["/createdAt"] != before, "\(fault)")
    }
  }

  @Test("An old entity tag shows in the second answer")
  func tagsOfAnswers() throws {
    func tags(_ fault: String?) throws -> [String?] {
      let sandbox = try TestDocuments.sandbox("project-tasks.yaml", fault: fault)
      return [#"{"title":"a"}"#, #"{"title":"b"}"#].map { sandbox.ask("PUT", "/projects/garden", $0).field("etag") }
    }
    let clean = try tags(nil)
    #expect(clean[0] != nil && clean[0] != clean[1])
    let stale = try tags("stale-etag-in-response")
    #expect(stale[0] != nil && stale[0] == stale[1])
  }

  @Test("Faults change nothing where nothing triggers them", arguments: probes)
  func isQuiet(probe: Probe) throws {
    let quiet = Probe(fault: probe.fault, requests: [("GET", "/v1/users/1", nil), ("GET", "/v1/posts?userId=1", nil)])
    guard probe.fault != "random-etag", probe.fault != "constant-etag" else { return }
    let clean = try Self.observed(quiet, fault: nil).map { $0.replacing(#/"createdAt":"[^"]*"/#, with: "") }
    let broken = try Self.observed(quiet, fault: probe.fault).map { $0.replacing(#/"createdAt":"[^"]*"/#, with: "") }
    #expect(clean == broken)
  }

  @Test("Every fault has a probe, and an id of its own")
  func catalogue() {
    let ids = Sandbox.faults.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.count >= 80)
    #expect(Set(ids).subtracting(Self.probes.map(\.fault)) == [])
    #expect(Sandbox.faults.allSatisfy { !$0.description.isEmpty && !$0.trigger.isEmpty })
  }

  @Test("A document says which faults it gives something to break")
  func applicability() throws {
    let posts = try TestDocuments.sandbox("social-posts.yaml").applicableFaults.map(\.id)
    let settings = try TestDocuments.sandbox("system-settings.yaml").applicableFaults.map(\.id)
    #expect(!posts.contains("leak-write-only") && settings.contains("leak-write-only"))
    #expect(posts.contains("bulk-skips-last") && !settings.contains("bulk-skips-last"))
    #expect(posts.contains("update-all") && !settings.contains("update-all"))
    #expect(posts.contains("skip-pattern") && !posts.contains("skip-multiple-of"))
  }
}

import ContractTesting
import Documents
import JSON

/// Reports that hold one of everything.
enum SampleReports {
  static let spec = "Specs/social-posts.yaml"

  static func place(_ line: Int, _ column: Int) -> Place {
    Place(file: spec, line: line, column: column)
  }

  /// Everything holds.
  static var green: Report {
    Report(
      toolVersion: "0.1.0", specFile: spec, specTitle: "Social posts", specVersion: "1.2.0",
      target: "http://127.0.0.1:8080/v1", seed: 1, startedAt: "2026-11-23T10:00:00Z", durationSeconds: 0.8314,
      requests: 1,
      operations: [
        OperationResult(
          id: "updatePost", method: "PUT", path: "/posts/{id}", place: place(40, 5), readback: "GET /posts/{id}",
          setup: "POST /posts", requests: 1, checks: [CheckResult(id: "persists", verdict: .pass, cases: 12)])
      ], failures: [], leftovers: [], diagnostics: [], interrupted: false)
  }

  /// Every verdict, failures of each kind, hostile text.
  static var full: Report {
    var report = green
    report.durationSeconds = 65.3
    report.requests = 482
    report.seed = UInt64.max
    report.operations[0].requests = 300
    report.operations[0].notes = ["/author_id looks like a reference and keeps its value."]
    report.operations[0].checks = [
      CheckResult(id: "status-documented", verdict: .pass, cases: 140),
      CheckResult(id: "accepts-valid", verdict: .warn, cases: 60),
      CheckResult(id: "persists", verdict: .fail, cases: 44),
      CheckResult(
        id: "honours-preconditions", verdict: .notTested, cases: 0, reason: "The server sends no ETag with a record."),
    ]
    report.operations.append(
      OperationResult(
        id: "PUT /me/settings", method: "PUT", path: "/me/settings", place: place(90, 5),
        readback: nil, setup: nil, requests: 182,
        checks: [
          CheckResult(id: "status-documented", verdict: .fail, cases: 20),
          CheckResult(
            id: "persists", verdict: .notTested, cases: 0, reason: "No GET shows what /me/settings holds."),
        ]))
    report.operations.append(
      OperationResult(
        id: "replaceAvatar", method: "PUT", path: "/me/avatar", place: place(120, 5),
        untested: "Its request body is image/png, and the document has no example of one."))
    report.failures = [truncated, lookAlike, hostile, undocumented, normalised, normalisedToo]
    report.leftovers = [Leftover(target: "/posts/17", reason: "created, and DELETE answered 403")]
    report.diagnostics = [
      Diagnostic(
        .warning, rule: "missing-4xx", at: place(44, 7), "The operation documents no answer to an invalid request.",
        remedy: "Document 400 or 422."),
      Diagnostic(.note, rule: "no-example", at: place(46, 7), "The request body has no example."),
    ]
    report.interrupted = true
    return report
  }

  private static var truncated: Failure {
    let sent = String(repeating: "0123456789", count: 28)
    return Failure(
      id: "0a1b2c3d4e5f", operation: "PUT /posts/{id}", check: "persists", verdict: .fail, subject: "/caption",
      message: "The caption was cut from 280 to 255 characters, although the document allows 280.",
      details: ["Seen with 3 other payloads as well."], place: place(62, 11),
      expected: ["caption": .string(JSONString(sent)), "likes": 3, "tags": ["a", "b"], "place": nil],
      actual: ["caption": .string(JSONString(String(sent.prefix(255)))), "likes": 3, "tags": ["a", "c"]],
      exchanges: [
        exchange("set up", "POST", "/posts", body: #"{"caption":"x"}"#, status: 201, response: #"{"id":17}"#),
        exchange("update", "PUT", "/posts/17", body: #"{"caption":"0123"}"#, status: 200, response: #"{"id":17}"#),
        exchange("read back", "GET", "/posts/17", body: nil, status: 200, response: #"{"id":17}"#),
      ],
      curl: [
        "curl -X POST 'http://127.0.0.1:8080/v1/posts' -H 'Content-Type: application/json' -d '{\"caption\":\"x\"}'",
        "curl -X PUT 'http://127.0.0.1:8080/v1/posts/17' -H 'Content-Type: application/json' -d '{\"caption\":\n\"0123\"}'",
        "curl 'http://127.0.0.1:8080/v1/posts/17'",
      ])
  }

  /// Composed and decomposed text look the same on every screen.
  private static var lookAlike: Failure {
    Failure(
      id: "111111111111", operation: "PUT /posts/{id}", check: "persists", verdict: .fail, subject: "/title",
      message: "The title came back as other code points.", details: [], place: place(60, 11),
      expected: "caf\u{E9}", actual: "cafe\u{301}", exchanges: [], curl: [])
  }

  /// A server that tries to steer the terminal and to break the XML.
  private static var hostile: Failure {
    Failure(
      id: "222222222222", operation: "PUT /posts/{id}", check: "persists", verdict: .fail, subject: "/bio",
      message: "Stored \u{1B}[2Jas \u{202E}gnp.exe ]]> & <b>\u{0}.", details: [], place: place(61, 11),
      expected: "\u{1B}]0;owned\u{7}", actual: nil, exchanges: [], curl: ["curl 'http://x/\u{1B}[1m'"])
  }

  private static var undocumented: Failure {
    var reset = exchange("update", "PUT", "/me/settings", body: "{}", status: nil, response: nil)
    reset.transportError = "connection reset by peer"
    return Failure(
      id: "333333333333", operation: "PUT /me/settings", check: "status-documented", verdict: .fail, subject: "500",
      message: "The server answered 500, which the document does not have.", details: [], place: place(95, 7),
      expected: nil, actual: nil, exchanges: [reset], curl: [])
  }

  private static var normalised: Failure {
    Failure(
      id: "444444444444", operation: "PUT /posts/{id}", check: "accepts-valid", verdict: .warn, subject: "/title",
      message: "Normalised: outer blanks were trimmed.", details: [], place: place(60, 11), expected: " a ",
      actual: "a", exchanges: [], curl: [])
  }

  private static var normalisedToo: Failure {
    var failure = normalised
    failure.id = "555555555555"
    failure.subject = "/caption"
    return failure
  }

  private static func exchange(
    _ purpose: String, _ method: String, _ path: String, body: String?, status: Int?, response: String?
  ) -> RecordedExchange {
    RecordedExchange(
      purpose: purpose, method: method, url: "http://127.0.0.1:8080/v1\(path)",
      requestFields: body == nil ? [] : [("Content-Type", "application/json")], requestBody: body, status: status,
      responseFields: response == nil ? [] : [("Content-Type", "application/json"), ("ETag", "\"1\"")],
      responseBody: response, transportError: nil, seconds: 0.0031)
  }
}

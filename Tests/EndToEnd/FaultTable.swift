import Testing

/// One line of the table: a fault, the operation it is looked for with, and what a run must say of it.
struct FaultLine: Sendable, CustomTestStringConvertible {
  /// What a run says of a fault.
  enum Outcome: Sendable {
    /// These checks fail, perhaps among others.
    case failures([String])
    /// Nothing fails, and this check warns: a canonical form, or a choice that the document leaves to the server.
    case warning(String)
    /// Nothing is found without a budget, as several things must meet: `ExplorationTests` finds it.
    case explored
    /// The example documents give it nothing to break, and why.
    case inapplicable(String)

    static func fails(_ checks: String...) -> Outcome { .failures(checks) }
    static func warns(_ check: String) -> Outcome { .warning(check) }
  }

  /// An operation of one of the example documents.
  struct Target: Hashable, Sendable {
    let document: ExampleDocument
    let operation: String
  }

  /// A whole post.
  static let post = Target(document: .posts, operation: "PUT /posts/{id}/details")

  let fault: String
  let target: Target
  let outcome: Outcome
  let timeout: Double

  init(_ fault: String, of target: Target = post, _ outcome: Outcome, timeout: Double = 10) {
    self.fault = fault
    self.target = target
    self.outcome = outcome
    self.timeout = timeout
  }

  /// The checks that find it, where the others make no difference and cost time; `nil`: all.
  var checks: Set<String>? {
    // Broken answers, and tags that change without a reason, show in the cases of other checks.
    guard case .failures(let checks) = outcome, !checks.contains("no-server-error"), !checks.contains("etag-changes")
    else { return nil }
    return Set(checks)
  }

  var testDescription: String { "\(fault), \(target.operation)" }
}

/// Which check finds which fault.
enum FaultTable {
  /// One field of a post.
  private static let caption = FaultLine.Target(document: .posts, operation: "PUT /posts/{id}")
  private static let user = FaultLine.Target(document: .posts, operation: "PUT /users/{id}")
  private static let filter = FaultLine.Target(document: .posts, operation: "PUT /posts")
  private static let bulk = FaultLine.Target(document: .posts, operation: "PUT /posts/bulk")
  private static let task = FaultLine.Target(document: .tasks, operation: "PUT /projects/{key}/tasks/{id}")
  private static let project = FaultLine.Target(document: .tasks, operation: "PUT /projects/{key}")
  private static let named = FaultLine.Target(document: .tasks, operation: "PUT /projects/{key}/tasks")
  private static let settings = FaultLine.Target(document: .settings, operation: "PUT /settings")

  static let lines: [FaultLine] = [
    // persistence
    FaultLine("lost-update", .fails("persists")),
    FaultLine("drop-field", .fails("persists")),
    FaultLine("freeze-field", .fails("persists")),
    FaultLine("ignore-falsy", .fails("persists")),
    FaultLine("ignore-null", .fails("persists")),
    FaultLine("null-as-text", .fails("persists")),
    FaultLine("empty-as-null", .fails("persists")),
    FaultLine("stuck-boolean", .fails("persists")),
    FaultLine("first-enum-value", .fails("persists")),
    FaultLine("stale-read", .fails("persists")),
    FaultLine("first-write-wins", .fails("persists")),
    // text
    FaultLine("truncate-text", .fails("persists")),
    FaultLine("truncate-long-text", .fails("persists")),
    FaultLine("truncate-at-limit", .fails("persists")),
    FaultLine("trim-text", .warns("persists")),
    FaultLine("collapse-blanks", .fails("persists")),
    FaultLine("lowercase-text", .fails("persists")),
    FaultLine("compose-text", .warns("persists")),
    FaultLine("drop-non-bmp", .fails("persists")),
    FaultLine("question-marks", .fails("persists")),
    FaultLine("escape-markup", .fails("persists")),
    FaultLine("strip-markup", .fails("persists")),
    FaultLine("strip-quotes", .fails("persists")),
    FaultLine("strip-control", .fails("persists")),
    // numbers
    FaultLine("float32", .fails("persists")),
    FaultLine("round-numbers", .fails("persists")),
    FaultLine("drop-fraction", .fails("persists")),
    FaultLine("drop-sign", .fails("persists")),
    FaultLine("double-integers", .fails("persists")),
    FaultLine("int32-overflow", .fails("persists")),
    FaultLine("int32-saturate", .fails("persists")),
    // collections
    FaultLine("sort-array", .fails("persists")),
    FaultLine("reverse-array", .fails("persists")),
    FaultLine("truncate-array", .fails("persists")),
    FaultLine("union-array", .fails("persists")),
    FaultLine("keep-array", .fails("persists")),
    FaultLine("merge-object", .fails("replaces")),
    FaultLine("drop-nested", .fails("persists")),
    FaultLine("drop-object", .fails("persists")),
    // times
    FaultLine("drop-offset", .fails("persists")),
    FaultLine("drop-second-fraction", .fails("persists")),
    FaultLine("one-day-late", .fails("persists")),
    // replacement
    FaultLine("merge-instead-of-replace", .fails("replaces")),
    FaultLine("keep-one-field", .fails("replaces")),
    // identity
    FaultLine("write-read-only", .fails("keeps-read-only")),
    FaultLine("new-creation-time", .fails("keeps-read-only")),
    FaultLine("body-id-wins", of: user, .fails("keeps-identity")),
    FaultLine("body-id-stored", of: user, .fails("keeps-identity")),
    FaultLine("vanish-after-update", of: user, .fails("keeps-identity")),
    FaultLine("lenient-id", of: user, .fails("rejects-invalid")),
    // isolation
    FaultLine("update-all", of: caption, .fails("isolates")),
    FaultLine("update-neighbour", of: caption, .fails("isolates")),
    FaultLine("insert-instead", of: user, .fails("persists", "isolates")),
    FaultLine("update-first", .fails("persists")),
    FaultLine("update-previous", .fails("persists")),
    // response
    FaultLine("stale-response", .fails("response-agrees")),
    FaultLine("echo-request", .fails("persists", "response-agrees")),
    FaultLine("undocumented-status", .fails("status-documented")),
    FaultLine("undocumented-refusal", .warns("status-documented")),
    FaultLine("wrong-content-type", .fails("content-type-documented")),
    FaultLine("missing-content-type", .fails("content-type-documented")),
    FaultLine("missing-header", .fails("headers-conform")),
    FaultLine("response-misses-field", .fails("body-conforms")),
    FaultLine("response-wrong-type", .fails("body-conforms")),
    // acceptance
    FaultLine("refuse-max-length", .fails("accepts-valid")),
    FaultLine("refuse-min-length", .fails("accepts-valid")),
    FaultLine("refuse-maximum", .fails("accepts-valid")),
    FaultLine("refuse-minimum", .fails("accepts-valid")),
    FaultLine("refuse-max-items", .fails("accepts-valid")),
    FaultLine("refuse-last-enum", .fails("accepts-valid")),
    FaultLine("refuse-null", .fails("accepts-valid")),
    FaultLine("refuse-empty-array", .warns("accepts-valid")),
    FaultLine("refuse-non-bmp", .warns("accepts-valid")),
    FaultLine("refuse-fraction", .fails("accepts-valid")),
    FaultLine("require-optional", .fails("accepts-valid")),
    // validation
    FaultLine("skip-body-validation", .fails("rejects-invalid")),
    FaultLine("skip-nested-validation", .fails("rejects-invalid")),
    FaultLine("coerce-types", .warns("rejects-invalid")),
    FaultLine("accept-any-media-type", .fails("media-type")),
    FaultLine("skip-type", .fails("rejects-invalid")),
    FaultLine("skip-required", .fails("rejects-invalid")),
    FaultLine("skip-enum", .fails("rejects-invalid")),
    FaultLine("skip-max-length", .fails("rejects-invalid")),
    FaultLine("skip-min-length", .fails("rejects-invalid")),
    FaultLine("skip-pattern", .fails("rejects-invalid")),
    FaultLine("skip-format", .fails("rejects-invalid")),
    FaultLine("skip-minimum", .fails("rejects-invalid")),
    FaultLine("skip-maximum", .fails("rejects-invalid")),
    FaultLine("skip-exclusive-minimum", .fails("rejects-invalid")),
    FaultLine("skip-max-items", .fails("rejects-invalid")),
    FaultLine("skip-unique-items", .fails("rejects-invalid")),
    FaultLine("skip-additional-properties", .fails("rejects-invalid")),
    // robustness
    FaultLine("crash-on-empty-body", .fails("no-server-error")),
    FaultLine("crash-on-malformed", .fails("no-server-error")),
    FaultLine("crash-on-null-body", .fails("no-server-error")),
    FaultLine("crash-on-array-body", .fails("no-server-error")),
    FaultLine("crash-on-null", .fails("no-server-error")),
    FaultLine("crash-on-empty-text", .fails("no-server-error")),
    FaultLine("crash-on-non-bmp", .fails("no-server-error")),
    FaultLine("crash-on-quote", .fails("no-server-error")),
    FaultLine("crash-on-long-text", .fails("no-server-error")),
    FaultLine("crash-on-large-integer", .fails("no-server-error")),
    FaultLine("crash-on-deep-content", .fails("no-server-error")),
    FaultLine("crash-on-long-content", .fails("no-server-error")),
    FaultLine("crash-on-duplicate-keys", .fails("no-server-error")),
    FaultLine("crash-on-nul", .fails("no-server-error")),
    FaultLine("crash-on-id-text", of: caption, .fails("no-server-error")),
    FaultLine("crash-on-id-overflow", of: caption, .fails("no-server-error")),
    FaultLine("crash-on-media-type", .fails("no-server-error")),
    FaultLine(
      "skip-parameters", of: FaultLine.Target(document: .mediaTypes, operation: "replaceShelf"),
      .fails("rejects-invalid")),
    FaultLine("crash-on-taken-text", of: caption, .fails("no-server-error")),
    FaultLine("crash-on-malformed-if-match", of: user, .fails("no-server-error")),
    FaultLine(
      "crash-on-dangling-reference",
      .inapplicable("no property has x-references; TestBenchTests finds it in a generated document")),
    FaultLine(
      "refuse-unnamed-members", of: FaultLine.Target(document: .mediaTypes, operation: "replaceContact"),
      .warns("accepts-valid")),
    FaultLine("crash-on-invalid", .fails("no-server-error")),
    // atomicity
    FaultLine("apply-then-refuse", .fails("rejection-changes-nothing")),
    FaultLine("partly-applied", .fails("rejection-changes-nothing")),
    FaultLine("refuse-with-success", .fails("rejects-invalid")),
    // missing-record
    FaultLine("create-missing", of: caption, .fails("missing-record")),
    FaultLine("missing-answers-204", of: caption, .fails("missing-record")),
    FaultLine("crash-on-missing", of: caption, .fails("no-server-error")),
    FaultLine("phantom-record", of: caption, .fails("missing-record")),
    // idempotency
    FaultLine("append-on-repeat", .fails("idempotent")),
    FaultLine("refuse-repeat", .fails("idempotent")),
    FaultLine("toggle-on-repeat", .fails("idempotent")),
    // preconditions
    FaultLine("ignore-if-match", .fails("honours-preconditions")),
    FaultLine("refuse-if-match", .fails("honours-preconditions")),
    FaultLine("ignore-if-none-match", .fails("honours-preconditions")),
    FaultLine("ignore-if-match", of: task, .fails("honours-preconditions")),
    FaultLine("allow-missing-if-match", of: task, .fails("honours-preconditions")),
    FaultLine("stale-etag-in-response", of: task, .fails("response-agrees")),
    FaultLine("constant-etag", .fails("etag-changes")),
    FaultLine("random-etag", .fails("etag-changes")),
    // authorization
    FaultLine("skip-authorization", of: user, .fails("requires-authorization")),
    FaultLine("accept-any-token", of: user, .fails("requires-authorization")),
    FaultLine("accept-missing-token", of: user, .fails("requires-authorization")),
    // bulk
    FaultLine("bulk-skips-last", of: bulk, .fails("bulk-complete")),
    FaultLine("bulk-first-only", of: bulk, .fails("bulk-complete")),
    FaultLine("bulk-last-content", of: bulk, .fails("bulk-complete")),
    FaultLine("bulk-updates-neighbour", of: bulk, .fails("bulk-isolates")),
    FaultLine("bulk-partly-applied", of: bulk, .fails("bulk-atomic")),
    FaultLine("filter-ignored", of: filter, .fails("bulk-isolates")),
    FaultLine("filter-first-only", of: filter, .fails("bulk-complete")),
    FaultLine("filter-skips-last", of: filter, .fails("bulk-complete")),
    FaultLine("wrong-count", of: filter, .fails("bulk-complete")),
    FaultLine("filter-ignored", of: named, .fails("bulk-isolates")),
    FaultLine("filter-skips-last", of: named, .fails("bulk-complete")),
    FaultLine("wrong-count", of: named, .fails("bulk-complete")),
    // creation
    FaultLine("created-with-200", of: project, .fails("creates-once")),
    FaultLine("updated-with-201", of: project, .fails("creates-once")),
    FaultLine("created-twice", of: project, .fails("creates-once")),
    FaultLine("created-without-field", of: project, .fails("missing-record")),
    // concurrency
    FaultLine("torn-write", of: user, .fails("concurrent-writes")),
    FaultLine("check-then-act", of: user, .fails("honours-preconditions")),
    FaultLine("check-then-act", of: task, .fails("honours-preconditions")),
    FaultLine("drop-second-write", .fails("last-write-wins")),
    // tenancy
    FaultLine("read-across-parents", of: task, .fails("tenant-boundary")),
    FaultLine("update-across-parents", of: task, .fails("tenant-boundary")),
    // lists
    FaultLine("stale-list", of: caption, .fails("list-agrees")),
    FaultLine("missing-from-list", of: caption, .fails("list-agrees")),
    FaultLine("twice-in-list", of: caption, .fails("list-agrees")),
    // transport
    FaultLine("truncated-response", .fails("message-well-formed")),
    FaultLine("abandoned-response", .fails("message-well-formed")),
    FaultLine("reset-connection", .fails("no-server-error")),
    FaultLine("hanging-response", .fails("no-server-error"), timeout: 0.5),
    FaultLine("empty-response", .fails("message-well-formed")),
    FaultLine("invalid-json", .fails("message-well-formed")),
    FaultLine("invalid-utf8", .fails("message-well-formed")),
    // combinations
    FaultLine("lose-two-absent", .explored),
    FaultLine("drop-at-block-end", .explored),
    // a single record that always exists
    FaultLine("lost-update", of: settings, .fails("persists")),
    FaultLine("merge-object", of: settings, .fails("replaces")),
    FaultLine("drop-nested", of: settings, .fails("persists")),
    FaultLine("keep-one-field", of: settings, .fails("replaces")),
    FaultLine("skip-nested-validation", of: settings, .fails("rejects-invalid")),
    FaultLine("skip-format", of: settings, .fails("rejects-invalid")),
    FaultLine("skip-maximum", of: settings, .fails("rejects-invalid")),
    FaultLine("collapse-blanks", of: settings, .fails("persists")),
    FaultLine("refuse-minimum", of: settings, .fails("accepts-valid")),
    FaultLine("skip-authorization", of: settings, .fails("requires-authorization")),
    FaultLine("leak-write-only", of: settings, .fails("body-conforms")),
    FaultLine("skip-multiple-of", of: settings, .fails("rejects-invalid")),
    FaultLine("vanish-after-update", of: settings, .fails("singleton")),
    // records below others, under strict optimistic locking
    FaultLine("lost-update", of: task, .fails("persists")),
    FaultLine("update-neighbour", of: task, .fails("isolates")),
    FaultLine("partly-applied", of: task, .fails("rejection-changes-nothing")),
    FaultLine("deduplicate-array", of: task, .fails("persists")),
    FaultLine("merge-map", of: task, .fails("replaces")),
    FaultLine("drop-map-key", of: task, .fails("persists")),
    FaultLine("skip-min-items", of: task, .fails("rejects-invalid")),
    FaultLine("skip-min-properties", of: task, .fails("rejects-invalid")),
    FaultLine("skip-max-properties", of: task, .fails("rejects-invalid")),
    FaultLine("skip-const", of: task, .fails("rejects-invalid")),
    FaultLine("skip-one-of", of: task, .fails("rejects-invalid")),
    FaultLine("skip-any-of", of: task, .fails("rejects-invalid")),
    FaultLine("skip-exclusive-maximum", of: task, .fails("rejects-invalid")),
  ]
}

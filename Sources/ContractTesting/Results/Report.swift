import Documents
import JSON

/// Everything that a run found out; what all report formats are written from.
public struct Report: Sendable {
  /// The version of this program.
  public var toolVersion: String
  /// The document's path, as given.
  public var specFile: String
  /// `info.title`.
  public var specTitle: String
  /// `info.version`.
  public var specVersion: String
  /// The target's base URL.
  public var target: String
  /// The seed.
  public var seed: UInt64
  /// Start of the run, RFC 3339 in UTC.
  public var startedAt: String
  /// Wall-clock time of the run.
  public var durationSeconds: Double
  /// Requests sent, set-up and clean-up included.
  public var requests: Int
  /// The PUT operations that were selected, in the document's order.
  public var operations: [OperationResult]
  /// Failures and warnings, in the order of operations, failures first.
  public var failures: [Failure]
  /// What was created and could not be deleted, or changed and not put back.
  public var leftovers: [Leftover]
  /// What the document lacks or has wrong.
  public var diagnostics: [Diagnostic]
  /// Whether the run was stopped before its end.
  public var interrupted: Bool

  /// Makes a report.
  public init(
    toolVersion: String, specFile: String, specTitle: String, specVersion: String, target: String, seed: UInt64,
    startedAt: String, durationSeconds: Double, requests: Int, operations: [OperationResult], failures: [Failure],
    leftovers: [Leftover], diagnostics: [Diagnostic], interrupted: Bool
  ) {
    self.toolVersion = toolVersion
    self.specFile = specFile
    self.specTitle = specTitle
    self.specVersion = specVersion
    self.target = target
    self.seed = seed
    self.startedAt = startedAt
    self.durationSeconds = durationSeconds
    self.requests = requests
    self.operations = operations
    self.failures = failures
    self.leftovers = leftovers
    self.diagnostics = diagnostics
    self.interrupted = interrupted
  }
}

/// What a check says.
public enum Verdict: String, Hashable, Sendable {
  case pass
  case fail
  case warn
  case notTested
}

/// One operation's part of a report.
public struct OperationResult: Sendable {
  /// `operationId`, else `PUT /posts/{id}`.
  public var id: String
  /// The method in capitals.
  public var method: String
  /// The path template.
  public var path: String
  /// The place of the operation in the document.
  public var place: Place
  /// How the record's state is read back: `GET /posts/{id}`; `nil` when it cannot be.
  public var readback: String?
  /// How records are set up: `POST /posts`; `nil` when none could be.
  public var setup: String?
  /// Why the operation was not tested at all; `nil` when it was.
  public var untested: String?
  /// What is worth knowing: opaque references, server-managed properties.
  public var notes: [String]
  /// Requests sent for it, set-up and clean-up included.
  public var requests: Int
  /// The checks, in the catalogue's order.
  public var checks: [CheckResult]

  /// Makes a result.
  public init(
    id: String, method: String, path: String, place: Place, readback: String? = nil, setup: String? = nil,
    untested: String? = nil, notes: [String] = [], requests: Int = 0, checks: [CheckResult] = []
  ) {
    self.id = id
    self.method = method
    self.path = path
    self.place = place
    self.readback = readback
    self.setup = setup
    self.untested = untested
    self.notes = notes
    self.requests = requests
    self.checks = checks
  }
}

/// What one check says about one operation.
public struct CheckResult: Sendable {
  /// The check's id of the catalogue.
  public var id: String
  /// What it says.
  public var verdict: Verdict
  /// How many cases it judged.
  public var cases: Int
  /// Why it was not tested; `nil` otherwise.
  public var reason: String?

  /// Makes a result.
  public init(id: String, verdict: Verdict, cases: Int, reason: String? = nil) {
    self.id = id
    self.verdict = verdict
    self.cases = cases
    self.reason = reason
  }
}

/// One defect: a failure, or a warning.
public struct Failure: Sendable {
  /// Twelve hexadecimal digits, the same for the same defect in later runs.
  public var id: String
  /// `PUT /posts/{id}`.
  public var operation: String
  /// The check's id.
  public var check: String
  /// `fail`, or `warn`.
  public var verdict: Verdict
  /// The property (a JSON Pointer), the status, or the header it is about.
  public var subject: String
  /// One sentence: what is wrong.
  public var message: String
  /// Further sentences: the cause where it is known, other cases that show it.
  public var details: [String]
  /// The line of the document that was broken.
  public var place: Place
  /// What should be; `nil` when there is no such value.
  public var expected: JSONValue?
  /// What is; `nil` when there is nothing.
  public var actual: JSONValue?
  /// The requests that show it, in order, with their answers.
  public var exchanges: [RecordedExchange]
  /// The same as commands to paste, credentials replaced by variables.
  public var curl: [String]

  /// Makes a failure.
  public init(
    id: String, operation: String, check: String, verdict: Verdict, subject: String, message: String,
    details: [String], place: Place, expected: JSONValue?, actual: JSONValue?, exchanges: [RecordedExchange],
    curl: [String]
  ) {
    self.id = id
    self.operation = operation
    self.check = check
    self.verdict = verdict
    self.subject = subject
    self.message = message
    self.details = details
    self.place = place
    self.expected = expected
    self.actual = actual
    self.exchanges = exchanges
    self.curl = curl
  }
}

/// A request and its answer as a report shows them, without credentials.
public struct RecordedExchange: Sendable {
  /// What it was for: `set up`, `read before`, `update`, `read back`.
  public var purpose: String
  /// The method in capitals.
  public var method: String
  /// The URL, complete.
  public var url: String
  /// The fields that were sent, credentials left out.
  public var requestFields: [(name: String, value: String)]
  /// The content as text; `nil` when there was none.
  public var requestBody: String?
  /// `nil` when no response came.
  public var status: Int?
  /// The fields of the answer.
  public var responseFields: [(name: String, value: String)]
  /// The answer's content as text; `nil` when there was none.
  public var responseBody: String?
  /// Why no response came.
  public var transportError: String?
  /// From the first byte sent to the last one received.
  public var seconds: Double

  /// Makes an exchange.
  public init(
    purpose: String, method: String, url: String, requestFields: [(name: String, value: String)], requestBody: String?,
    status: Int?, responseFields: [(name: String, value: String)], responseBody: String?, transportError: String?,
    seconds: Double
  ) {
    self.purpose = purpose
    self.method = method
    self.url = url
    self.requestFields = requestFields
    self.requestBody = requestBody
    self.status = status
    self.responseFields = responseFields
    self.responseBody = responseBody
    self.transportError = transportError
    self.seconds = seconds
  }
}

/// A record that the run could not put back as it was.
public struct Leftover: Hashable, Sendable {
  /// Where it is: `/posts/17`.
  public var target: String
  /// What is left: `created, no DELETE documented`.
  public var reason: String

  /// Makes a leftover.
  public init(target: String, reason: String) {
    self.target = target
    self.reason = reason
  }
}

import ContractTesting
import Documents
import JSON

/// The JSON report: everything the run found out, for other programs. `Specs/report.schema.json` describes it.
public enum JSONReport {
  /// The version of the format, which changes when a program that reads it would have to.
  public static let version = 1

  /// The report as indented JSON; ends in a line break.
  public static func text(_ report: Report) -> String {
    value(report).serialized(pretty: true) + "\n"
  }

  /// The report as a value.
  public static func value(_ report: Report) -> JSONValue {
    let totals = ReportTotals(report)
    return [
      "version": .count(version),
      "tool": ["name": "contract-test", "version": .text(report.toolVersion)],
      "spec": [
        "file": .text(report.specFile), "title": .text(report.specTitle), "version": .text(report.specVersion),
      ],
      "target": .text(report.target),
      "seed": .literal("\(report.seed)"),
      "startedAt": .text(report.startedAt),
      "durationSeconds": .literal(DurationText.seconds(report.durationSeconds)),
      "interrupted": .bool(report.interrupted),
      "summary": summary(totals, requests: report.requests),
      "operations": .array(report.operations.map(operation)),
      "failures": .array(report.failures.map(failure)),
      "leftovers": .array(report.leftovers.map(leftover)),
      "diagnostics": .array(report.diagnostics.map(diagnostic)),
    ]
  }

  static func diagnostic(_ diagnostic: Diagnostic) -> JSONValue {
    var object: JSONObject = [
      "severity": .text(diagnostic.severity.rawValue), "rule": .text(diagnostic.rule),
      "location": place(diagnostic.place), "message": .text(diagnostic.message),
    ]
    if !diagnostic.remedy.isEmpty { object["remedy"] = .text(diagnostic.remedy) }
    return .object(object)
  }

  private static func summary(_ totals: ReportTotals, requests: Int) -> JSONValue {
    [
      "operations": ["tested": .count(totals.tested), "untested": .count(totals.untested)],
      "requests": .count(requests),
      "checks": [
        "passed": .count(totals.checks.passed), "failed": .count(totals.checks.failed),
        "warned": .count(totals.checks.warned), "notTested": .count(totals.checks.notTested),
      ],
    ]
  }

  private static func operation(_ operation: OperationResult) -> JSONValue {
    var object: JSONObject = [
      "id": .text(operation.id), "method": .text(operation.method), "path": .text(operation.path),
      "specLocation": place(operation.place),
    ]
    object["readback"] = operation.readback.map { .text($0) }
    object["setup"] = operation.setup.map { .text($0) }
    object["untested"] = operation.untested.map { .text($0) }
    object["notes"] = .array(operation.notes.map { .text($0) })
    object["requests"] = .count(operation.requests)
    object["checks"] = .array(operation.checks.map(check))
    return .object(object)
  }

  private static func check(_ check: CheckResult) -> JSONValue {
    var object: JSONObject = [
      "id": .text(check.id), "verdict": .text(check.verdict.rawValue), "cases": .count(check.cases),
    ]
    object["reason"] = check.reason.map { .text($0) }
    return .object(object)
  }

  private static func failure(_ failure: Failure) -> JSONValue {
    var object: JSONObject = [
      "id": .text(failure.id), "operation": .text(failure.operation), "check": .text(failure.check),
      "verdict": .text(failure.verdict.rawValue), "subject": .text(failure.subject),
      "message": .text(failure.message), "details": .array(failure.details.map { .text($0) }),
      "specLocation": place(failure.place),
    ]
    object["expected"] = failure.expected
    object["actual"] = failure.actual
    object["exchanges"] = .array(failure.exchanges.map(exchange))
    object["curl"] = .array(failure.curl.map { .text($0) })
    return .object(object)
  }

  private static func exchange(_ exchange: RecordedExchange) -> JSONValue {
    var request: JSONObject = [
      "method": .text(exchange.method), "url": .text(exchange.url), "headers": fields(exchange.requestFields),
    ]
    request["body"] = exchange.requestBody.map { .text($0) }
    var object: JSONObject = ["purpose": .text(exchange.purpose), "request": .object(request)]
    if let status = exchange.status {
      var response: JSONObject = ["status": .count(status), "headers": fields(exchange.responseFields)]
      response["body"] = exchange.responseBody.map { .text($0) }
      object["response"] = .object(response)
    }
    object["error"] = exchange.transportError.map { .text($0) }
    object["seconds"] = .literal(DurationText.seconds(exchange.seconds))
    return .object(object)
  }

  private static func leftover(_ leftover: Leftover) -> JSONValue {
    ["target": .text(leftover.target), "reason": .text(leftover.reason)]
  }

  private static func fields(_ fields: [(name: String, value: String)]) -> JSONValue {
    .array(fields.map { ["name": .text($0.name), "value": .text($0.value)] })
  }

  private static func place(_ place: Place) -> JSONValue {
    ["file": .text(place.file), "line": .count(place.line), "column": .count(place.column)]
  }
}

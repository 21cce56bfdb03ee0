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
      "version": count(version),
      "tool": ["name": "contract-test", "version": string(report.toolVersion)],
      "spec": [
        "file": string(report.specFile), "title": string(report.specTitle), "version": string(report.specVersion),
      ],
      "target": string(report.target),
      "seed": number("\(report.seed)"),
      "startedAt": string(report.startedAt),
      "durationSeconds": number(DurationText.seconds(report.durationSeconds)),
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
      "severity": string(diagnostic.severity.rawValue), "rule": string(diagnostic.rule),
      "location": place(diagnostic.place), "message": string(diagnostic.message),
    ]
    if !diagnostic.remedy.isEmpty { object["remedy"] = string(diagnostic.remedy) }
    return .object(object)
  }

  private static func summary(_ totals: ReportTotals, requests: Int) -> JSONValue {
    [
      "operations": ["tested": count(totals.tested), "untested": count(totals.untested)],
      "requests": count(requests),
      "checks": [
        "passed": count(totals.checks.passed), "failed": count(totals.checks.failed),
        "warned": count(totals.checks.warned), "notTested": count(totals.checks.notTested),
      ],
    ]
  }

  private static func operation(_ operation: OperationResult) -> JSONValue {
    var object: JSONObject = [
      "id": string(operation.id), "method": string(operation.method), "path": string(operation.path),
      "specLocation": place(operation.place),
    ]
    object["readback"] = operation.readback.map(string)
    object["setup"] = operation.setup.map(string)
    object["untested"] = operation.untested.map(string)
    object["notes"] = .array(operation.notes.map(string))
    object["requests"] = count(operation.requests)
    object["checks"] = .array(operation.checks.map(check))
    return .object(object)
  }

  private static func check(_ check: CheckResult) -> JSONValue {
    var object: JSONObject = [
      "id": string(check.id), "verdict": string(check.verdict.rawValue), "cases": count(check.cases),
    ]
    object["reason"] = check.reason.map(string)
    return .object(object)
  }

  private static func failure(_ failure: Failure) -> JSONValue {
    var object: JSONObject = [
      "id": string(failure.id), "operation": string(failure.operation), "check": string(failure.check),
      "verdict": string(failure.verdict.rawValue), "subject": string(failure.subject),
      "message": string(failure.message), "details": .array(failure.details.map(string)),
      "specLocation": place(failure.place),
    ]
    object["expected"] = failure.expected
    object["actual"] = failure.actual
    object["exchanges"] = .array(failure.exchanges.map(exchange))
    object["curl"] = .array(failure.curl.map(string))
    return .object(object)
  }

  private static func exchange(_ exchange: RecordedExchange) -> JSONValue {
    var request: JSONObject = [
      "method": string(exchange.method), "url": string(exchange.url), "headers": fields(exchange.requestFields),
    ]
    request["body"] = exchange.requestBody.map(string)
    var object: JSONObject = ["purpose": string(exchange.purpose), "request": .object(request)]
    if let status = exchange.status {
      var response: JSONObject = ["status": count(status), "headers": fields(exchange.responseFields)]
      response["body"] = exchange.responseBody.map(string)
      object["response"] = .object(response)
    }
    object["error"] = exchange.transportError.map(string)
    object["seconds"] = number(DurationText.seconds(exchange.seconds))
    return .object(object)
  }

  private static func leftover(_ leftover: Leftover) -> JSONValue {
    ["target": string(leftover.target), "reason": string(leftover.reason)]
  }

  private static func fields(_ fields: [(name: String, value: String)]) -> JSONValue {
    .array(fields.map { ["name": string($0.name), "value": string($0.value)] })
  }

  private static func place(_ place: Place) -> JSONValue {
    ["file": string(place.file), "line": count(place.line), "column": count(place.column)]
  }

  private static func string(_ text: String) -> JSONValue { .string(JSONString(text)) }

  private static func count(_ count: Int) -> JSONValue { .number(JSONNumber(count)) }

  /// A number whose literal is known to follow the grammar.
  private static func number(_ literal: String) -> JSONValue {
    .number(JSONNumber(literal: literal) ?? JSONNumber(0))
  }
}

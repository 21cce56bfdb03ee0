import ContractTesting
import Documents
import JSON

/// Why a JSON report cannot be read.
public struct JSONReportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where in the report.
  public let pointer: JSONPointer
  /// What is wrong.
  public let message: String

  /// `at /failures/0/id: is missing`.
  public var description: String { pointer.isRoot ? message : "at \(pointer): \(message)" }
}

extension JSONReport {
  /// Reads a report that `text` wrote; members it does not know are left out.
  ///
  /// - Throws: `JSONReportError` when the bytes are no JSON, the version is another one, or a member is missing.
  public static func read(_ bytes: [UInt8]) throws(JSONReportError) -> Report {
    let value: JSONValue
    do {
      value = try JSONParser.parse(bytes).value
    } catch {
      throw JSONReportError(
        pointer: JSONPointer(), message: "not a JSON document: \(error.line):\(error.column): \(error.message)")
    }
    return try read(value)
  }

  /// Reads a report from a value.
  ///
  /// - Throws: `JSONReportError` when the version is another one, or a member is missing.
  public static func read(_ value: JSONValue) throws(JSONReportError) -> Report {
    let root = ReportMember(value: value, pointer: JSONPointer())
    let found = try root.int("version")
    guard found == version else {
      throw root.error("version", "this program reads version \(version) of the report, this is version \(found)")
    }
    let spec = try root.member("spec")
    return Report(
      toolVersion: try root.member("tool").string("version"), specFile: try spec.string("file"),
      specTitle: try spec.string("title"), specVersion: try spec.string("version"), target: try root.string("target"),
      seed: try root.seed("seed"), startedAt: try root.string("startedAt"),
      durationSeconds: try root.double("durationSeconds"), requests: try root.member("summary").int("requests"),
      operations: try root.elements("operations", operation), failures: try root.elements("failures", failure),
      leftovers: try root.elements("leftovers", leftover), diagnostics: try root.elements("diagnostics", diagnostic),
      interrupted: try root.bool("interrupted"))
  }

  private static func operation(_ entry: ReportMember) throws(JSONReportError) -> OperationResult {
    OperationResult(
      id: try entry.string("id"), method: try entry.string("method"), path: try entry.string("path"),
      place: try place(entry.member("specLocation")), readback: try entry.optionalString("readback"),
      setup: try entry.optionalString("setup"), untested: try entry.optionalString("untested"),
      notes: try entry.strings("notes"), requests: try entry.int("requests"),
      checks: try entry.elements("checks", check))
  }

  private static func check(_ entry: ReportMember) throws(JSONReportError) -> CheckResult {
    CheckResult(
      id: try entry.string("id"), verdict: try verdict(entry), cases: try entry.int("cases"),
      reason: try entry.optionalString("reason"))
  }

  private static func failure(_ entry: ReportMember) throws(JSONReportError) -> Failure {
    Failure(
      id: try entry.string("id"), operation: try entry.string("operation"), check: try entry.string("check"),
      verdict: try verdict(entry), subject: try entry.string("subject"), message: try entry.string("message"),
      details: try entry.strings("details"), place: try place(entry.member("specLocation")),
      expected: entry["expected"], actual: entry["actual"], exchanges: try entry.elements("exchanges", exchange),
      curl: try entry.strings("curl"))
  }

  private static func exchange(_ entry: ReportMember) throws(JSONReportError) -> RecordedExchange {
    let request = try entry.member("request")
    let response = entry["response"] == nil ? nil : try entry.member("response")
    return RecordedExchange(
      purpose: try entry.string("purpose"), method: try request.string("method"), url: try request.string("url"),
      requestFields: try request.elements("headers", field), requestBody: try request.optionalString("body"),
      status: try response?.int("status"), responseFields: try response?.elements("headers", field) ?? [],
      responseBody: try response?.optionalString("body"), transportError: try entry.optionalString("error"),
      seconds: try entry.double("seconds"))
  }

  private static func field(_ entry: ReportMember) throws(JSONReportError) -> (name: String, value: String) {
    (name: try entry.string("name"), value: try entry.string("value"))
  }

  private static func leftover(_ entry: ReportMember) throws(JSONReportError) -> Leftover {
    Leftover(target: try entry.string("target"), reason: try entry.string("reason"))
  }

  private static func diagnostic(_ entry: ReportMember) throws(JSONReportError) -> Diagnostic {
    guard let severity = Diagnostic.Severity(rawValue: try entry.string("severity")) else {
      throw entry.error("severity", "not a severity")
    }
    return Diagnostic(
      severity, rule: try entry.string("rule"), at: try place(entry.member("location")), try entry.string("message"),
      remedy: try entry.optionalString("remedy") ?? "")
  }

  private static func verdict(_ entry: ReportMember) throws(JSONReportError) -> Verdict {
    guard let verdict = Verdict(rawValue: try entry.string("verdict")) else {
      throw entry.error("verdict", "not a verdict")
    }
    return verdict
  }

  private static func place(_ entry: ReportMember) throws(JSONReportError) -> Place {
    Place(file: try entry.string("file"), line: try entry.int("line"), column: try entry.int("column"))
  }
}

import JSON
import MutationTesting

/// The outcome of mutation testing for other programs. `Specs/mutation.schema.json` describes it.
public enum MutationJSON {
  /// The version of the format, which changes when a program that reads it would have to.
  public static let version = 1

  /// The report as indented JSON; ends in a line break.
  public static func text(_ report: MutationReport) -> String {
    value(report).serialized(pretty: true) + "\n"
  }

  /// The report as a value.
  public static func value(_ report: MutationReport) -> JSONValue {
    let score = report.score
    var summary = members(of: score)
    summary["notApplicable"] = .count(report.inapplicable.count)
    summary["notExplored"] = .count(report.unexplored)
    summary["notRun"] = .count(report.unfinished)
    summary["requests"] = .count(report.requests)
    return [
      "version": .count(version),
      "tool": ["name": "contract-test", "version": .text(report.toolVersion)],
      "spec": [
        "file": .text(report.subject.file), "title": .text(report.subject.title),
        "version": .text(report.subject.version),
      ],
      "seed": .literal("\(report.subject.seed)"),
      "depth": .text(report.subject.depth.rawValue),
      "startedAt": .text(report.startedAt),
      "durationSeconds": .literal(DurationText.seconds(report.durationSeconds)),
      "interrupted": .bool(report.isInterrupted),
      "summary": .object(summary),
      "clean": clean(report),
      "classes": .array(report.classes.map(classScore)),
      "faults": .array(report.faults.map(fault)),
      "notApplicable": .array(report.inapplicable.map(inapplicable)),
    ]
  }

  private static func members(of score: MutationScore) -> JSONObject {
    [
      "score": .literal("\(score.percent)"), "faults": .count(score.faults), "failed": .count(score.failed),
      "warned": .count(score.warned), "survived": .count(score.survived),
    ]
  }

  private static func clean(_ report: MutationReport) -> JSONValue {
    [
      "green": .bool(report.isGreen), "requests": .count(report.clean.requests),
      "failures": .count(report.clean.failures.count { $0.verdict == .fail }),
      "warnings": .count(report.clean.failures.count { $0.verdict == .warn }),
      "durationSeconds": .literal(DurationText.seconds(report.clean.durationSeconds)),
    ]
  }

  private static func classScore(_ entry: (class: MutationReport.FaultClass, score: MutationScore)) -> JSONValue {
    var object: JSONObject = ["class": .text(entry.class.rawValue)]
    for member in members(of: entry.score).members { object[member.key] = member.value }
    object["requests"] = .count(entry.score.requests)
    object["checks"] = .array(entry.score.checks.map { ["check": .text($0.id), "faults": .count($0.faults)] })
    return .object(object)
  }

  private static func fault(_ fault: FaultResult) -> JSONValue {
    [
      "id": .text(fault.id), "class": .text(fault.class.rawValue), "description": .text(fault.description),
      "trigger": .text(fault.trigger), "outcome": .text(fault.outcome.rawValue),
      "checks": .array(fault.checks.map { .text($0) }),
      "findings": .array(fault.findings.map(finding)),
      "requests": .count(fault.requests), "durationSeconds": .literal(DurationText.seconds(fault.durationSeconds)),
      "needs": .array(fault.needs.map { .text($0) }),
    ]
  }

  private static func finding(_ finding: FaultResult.Finding) -> JSONValue {
    [
      "check": .text(finding.check), "verdict": .text(finding.verdict.rawValue),
      "operation": .text(finding.operation), "subject": .text(finding.subject), "message": .text(finding.message),
    ]
  }

  private static func inapplicable(_ fault: InapplicableFault) -> JSONValue {
    [
      "id": .text(fault.id), "class": .text(fault.class.rawValue), "description": .text(fault.description),
      "lacks": .array(fault.lacking.map { .text($0) }),
    ]
  }
}

import ContractTesting
import JSON

/// JUnit XML: a test suite an operation, a test case a check.
///
/// A warning is a passed case with the warning in its `system-out`: CI systems know no third verdict. An operation that
/// could not be tested is a suite with one skipped case.
public enum JUnitReport {
  /// The report as XML; ends in a line break.
  public static func text(_ report: Report) -> String {
    let suites = JUnitSuite.all(of: report)
    let head = attributes([
      ("name", "contract-test \(report.specFile)"), ("tests", "\(suites.reduce(0) { $0 + $1.cases.count })"),
      ("failures", "\(suites.reduce(0) { $0 + $1.failed })"), ("errors", "0"),
      ("skipped", "\(suites.reduce(0) { $0 + $1.skipped })"), ("time", DurationText.seconds(report.durationSeconds)),
    ])
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#, "<testsuites\(head)>"]
    for suite in suites { lines += xml(suite, report) }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func xml(_ suite: JUnitSuite, _ report: Report) -> [String] {
    let head = attributes([
      ("name", suite.name), ("tests", "\(suite.cases.count)"), ("failures", "\(suite.failed)"), ("errors", "0"),
      ("skipped", "\(suite.skipped)"), ("time", "0.000"), ("timestamp", report.startedAt),
    ])
    var lines = ["  <testsuite\(head)>", "    <properties>"]
    let properties =
      suite.properties + [
        ("spec", report.specFile), ("target", report.target), ("seed", "\(report.seed)"),
        ("toolVersion", report.toolVersion), ("interrupted", "\(report.interrupted)"),
      ]
    for property in properties {
      lines.append("      <property" + attributes([("name", property.name), ("value", property.value)]) + "/>")
    }
    lines.append("    </properties>")
    for entry in suite.cases { lines += xml(entry, in: suite) }
    lines.append("  </testsuite>")
    return lines
  }

  private static func xml(_ entry: JUnitSuite.Case, in suite: JUnitSuite) -> [String] {
    let head = "    <testcase" + attributes([("classname", suite.name), ("name", entry.check), ("time", "0.000")])
    var body: [String] = []
    if let first = entry.violations.first {
      let more = entry.violations.count > 1 ? " (and \(entry.violations.count - 1) more)" : ""
      body.append(
        "      <failure" + attributes([("message", first.message + more), ("type", first.check)]) + ">"
          + XMLText.content(entry.violations.map(description).joined(separator: "\n\n")) + "</failure>")
    } else if entry.failed {
      let message = "The check does not hold; its cause is reported with another check."
      body.append("      <failure" + attributes([("message", message), ("type", entry.check)]) + "/>")
    } else if let reason = entry.skipped {
      body.append("      <skipped" + attributes([("message", reason)]) + "/>")
    }
    if !entry.warnings.isEmpty {
      let text = entry.warnings.map { "warning: " + description($0) }.joined(separator: "\n\n")
      body.append("      <system-out>" + XMLText.content(text) + "</system-out>")
    }
    return body.isEmpty ? [head + "/>"] : [head + ">"] + body + ["    </testcase>"]
  }

  private static func description(_ failure: Failure) -> String {
    var lines = [
      [failure.id, failure.operation, failure.check, failure.subject].filter { !$0.isEmpty }.joined(separator: " "),
      failure.message, failure.place.description,
    ]
    if let expected = failure.expected { lines.append("expected: \(expected.serialized())") }
    if let actual = failure.actual { lines.append("actual:   \(actual.serialized())") }
    for exchange in failure.exchanges {
      let answer = exchange.status.map { "\($0)" } ?? exchange.transportError ?? "no answer"
      lines.append("\(exchange.purpose): \(exchange.method) \(exchange.url) -> \(answer)")
    }
    return (lines + failure.details + failure.curl).joined(separator: "\n")
  }

  private static func attributes(_ pairs: [(name: String, value: String)]) -> String {
    pairs.map { " \($0.name)=\"\(XMLText.attribute($0.value))\"" }.joined()
  }
}

import ContractTesting
import JSON
import Testing

@testable import Reports

@Suite struct JSONReportTests {
  @Test func readsWhatItWrote() throws {
    for report in [SampleReports.full, SampleReports.green] {
      let text = JSONReport.text(report)
      let read = try JSONReport.read(Array(text.utf8))
      #expect(JSONReport.text(read) == text)
      #expect(read.seed == report.seed)
      #expect(read.failures.map(\.id) == report.failures.map(\.id))
    }
  }

  @Test func absentAndNullValuesStayApart() throws {
    var report = SampleReports.green
    var failure = SampleReports.full.failures[1]
    failure.expected = JSONValue.null
    failure.actual = nil
    report.failures = [failure]
    let read = try JSONReport.read(JSONReport.value(report))
    #expect(read.failures[0].expected == JSONValue.null)
    #expect(read.failures[0].actual == nil)
  }

  @Test func countsVerdicts() {
    let summary = JSONReport.value(SampleReports.full)["summary"]
    #expect(summary?["operations"] == ["tested": 2, "untested": 1])
    #expect(summary?["checks"] == ["passed": 1, "failed": 2, "warned": 1, "notTested": 2])
  }

  @Test func saysWhereAReportIsWrong() {
    func message(_ change: (JSONValue) -> JSONValue) -> String {
      do throws(JSONReportError) {
        _ = try JSONReport.read(change(JSONReport.value(SampleReports.full)))
        return "read"
      } catch {
        return error.description
      }
    }
    let line = JSONPointer(["failures", "0", "specLocation", "line"])
    #expect(message { $0.setting("x", at: line) } == "at /failures/0/specLocation/line: must be an integer")
    #expect(message { $0.setting(nil, at: line) } == "at /failures/0/specLocation/line: is missing")
    #expect(message { $0.setting(2, at: JSONPointer(["version"])) }.contains("version 2"))
    #expect(
      message { $0.setting("odd", at: JSONPointer(["operations", "0", "checks", "0", "verdict"])) }.contains("verdict"))
    #expect(message { _ in [] }.contains("is missing"))
  }

  @Test func bytesThatAreNoJSONAreRefused() {
    #expect(throws: JSONReportError.self) { try JSONReport.read(Array("{".utf8)) }
  }
}

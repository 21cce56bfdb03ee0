import JSON
import Testing

@testable import ContractTesting

@Suite struct FailureBuilderTests {
  private func finding(
    _ check: String, _ subject: String, _ cause: String, _ verdict: Verdict = .fail, message: String = "m",
    size: Int = 1
  ) throws -> CheckFinding {
    let sample = try Sample()
    return CheckFinding(
      check: check, verdict: verdict, subject: subject, cause: cause, message: message,
      place: try sample.operation("PUT /articles/{id}").place,
      exchanges: [try sample.exchange(body: [UInt8](repeating: 0x61, count: size))])
  }

  private func failures(
    _ findings: [CheckFinding], passed: [String] = [], _ configure: (inout RunConfiguration) -> Void = { _ in }
  ) -> [Failure] {
    var configuration = RunConfiguration(target: "http://h")
    configure(&configuration)
    var collector = FindingCollector(configuration: configuration)
    for check in passed { collector.add(.passed, of: check) }
    for finding in findings { collector.add(.found([finding]), of: finding.check) }
    return FailureBuilder(
      operation: "PUT /articles/{id}", redaction: Redaction(origin: "", secretNames: []), collector: collector
    ).failures()
  }

  @Test func findingsOfOneDefectAreOneFailureWithTheSmallestCase() throws {
    let found = failures([
      try finding("keeps-identity", "/id", "moved", message: "big", size: 500),
      try finding("keeps-identity", "/id", "moved", message: "small", size: 2),
    ])
    #expect(found.map(\.message) == ["small"])
    #expect(found[0].details == ["Also: big", "Seen in 2 cases."])
    #expect(found[0].exchanges.count == 1)
  }

  @Test func lossesOfOnePropertyAreOneFailureAndOtherPropertiesOthers() throws {
    let found = failures([
      try finding("persists", "/a", "truncated to 3 characters", message: "x"),
      try finding("persists", "/a", "truncated to 4 characters", message: "y"),
      try finding("persists", "/b", "dropped"),
      try finding("persists", "/a", "outer blanks trimmed", .warn),
    ])
    #expect(found.map(\.subject) == ["/a", "/b", "/a"])
    #expect(found.map(\.verdict) == [.fail, .fail, .warn])
  }

  @Test func theIdentityOfADefectDependsOnCheckSubjectAndCauseAlone() throws {
    let left = failures([try finding("persists", "/a", "loss", message: "x", size: 3)])
    let right = failures([try finding("persists", "/a", "loss", message: "y", size: 9)])
    let others = failures([try finding("persists", "/b", "loss"), try finding("replaces", "/a", "loss")])
    #expect(left[0].id == right[0].id)
    #expect(Set((left + others).map(\.id)).count == 3)
    #expect(left[0].id.utf8.count == 12)
  }

  @Test func aConfirmedCaseGoesBeforeAFlakyOne() throws {
    let found = failures([
      try finding("isolates", "s", "c", .warn, message: "flaky", size: 1),
      try finding("isolates", "s", "c", message: "confirmed", size: 900),
    ])
    #expect(found.map(\.verdict) == [.fail])
    #expect(found.map(\.message) == ["confirmed"])
  }

  @Test func hardlyAnyRefusalIsOneFailure() throws {
    let holes = try (0..<6).map { try finding("rejects-invalid", "/p\($0)", "maxLength", message: "m\($0)") }
    #expect(failures(holes, passed: ["rejects-invalid"]).count == 1)
    let mostlyRefused = failures(holes, passed: Array(repeating: "rejects-invalid", count: 6))
    #expect(mostlyRefused.count == 6)
  }

  @Test func levelsOfTheUserGoBeforeTheChecksOwn() throws {
    let found = failures([try finding("isolates", "s", "c"), try finding("replaces", "s", "c", .warn)]) {
      $0.levels = ["isolates": .warn, "replaces": .fail]
    }
    #expect(found.map(\.verdict) == [.fail, .warn])
    #expect(found.map(\.check) == ["replaces", "isolates"])
  }

  @Test func findingsThatDoNotShowAgainBecomeWarnings() throws {
    let flaky = Judgement.found([try finding("isolates", "s", "c"), try finding("isolates", "t", "c")])
    let marked = flaky.markingFlaky(unless: Set(FindingCollector.keys(of: .found([try finding("isolates", "s", "c")]))))
    guard case .found(let findings) = marked else { return #expect(Bool(false), "there were findings") }
    #expect(findings.map(\.verdict) == [.fail, .warn])
    #expect(findings[1].details.contains { $0.hasPrefix("Flaky") })
    #expect(findings[0].details.isEmpty)
  }
}

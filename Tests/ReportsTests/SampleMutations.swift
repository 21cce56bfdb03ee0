import ContractTesting
import MutationTesting

/// Outcomes of mutation testing that hold one of everything.
enum SampleMutations {
  /// Every outcome, hostile text.
  static var full: MutationReport {
    var report = green
    report.subject.title = "Social *posts* | <b>"
    report.faults = [
      FaultResult(
        id: "lost-update", class: .persistence,
        description: "The update is acknowledged and shown, but nothing is stored.",
        trigger: "every update", outcome: .failed,
        findings: [
          .init(
            check: "persists", verdict: .fail, operation: "PUT /posts/{id}", subject: "",
            message: "The update was answered with 200, but nothing of it reads back."),
          .init(
            check: "etag-changes", verdict: .warn, operation: "PUT /posts/{id}", subject: "ETag",
            message: "The entity tag stays the same."),
        ], requests: 12, durationSeconds: 0.0203),
      FaultResult(
        id: "drop-field", class: .persistence,
        description: "One optional member is left out when the record is stored.",
        trigger: "an update that sends the last optional scalar of the schema", outcome: .survived, requests: 310,
        durationSeconds: 0.5,
        needs: ["No GET shows the record of PUT /posts/{id}, so what it stores is not seen: document one."]),
      FaultResult(
        id: "coerce-types", class: .validation,
        description: "A number or boolean sent as a text is taken, and stored as what it stands for.",
        trigger: "an update that sends \"1\" for 1, or \"true\" for true", outcome: .warned,
        findings: [
          .init(
            check: "rejects-invalid", verdict: .warn, operation: "PUT /posts/{id}", subject: "/likes",
            message: "A string was sent for /likes | and \u{1B}[31mstored as a number.")
        ], requests: 290, durationSeconds: 0.41),
    ]
    report.inapplicable = [
      InapplicableFault(
        id: "skip-min-items", class: .validation, description: "The smallest length of an array is not checked.",
        lacking: ["a property with `minItems`"]),
      InapplicableFault(
        id: "wrong-count", class: .bulk, description: "The answer counts one record too many.",
        lacking: ["a PUT to the records that query parameters select"]),
      InapplicableFault(
        id: "filter-ignored", class: .bulk, description: "Records are changed that the query does not select.",
        lacking: ["a PUT to the records that query parameters select"]),
    ]
    report.unexplored = 1
    report.unfinished = 2
    report.isInterrupted = true
    return report
  }

  /// All faults were found.
  static var green: MutationReport {
    var report = MutationReport(
      toolVersion: "0.1.0",
      subject: .init(
        file: SampleReports.spec, title: "Social posts", version: "1.2.0", seed: 1, depth: .standard),
      startedAt: "2026-11-23T10:00:00Z", clean: SampleReports.green)
    report.durationSeconds = 12.34
    report.faults = [
      FaultResult(
        id: "echo-request", class: .response, description: "The answer repeats the request.", trigger: "every update",
        outcome: .failed,
        findings: [
          .init(
            check: "response-agrees", verdict: .fail, operation: "PUT /posts/{id}", subject: "/likes",
            message: "The answer says 1, and GET says 2.")
        ], requests: 20, durationSeconds: 0.1)
    ]
    return report
  }

  /// The correct server gives a failure.
  static var notGreen: MutationReport {
    MutationReport(
      toolVersion: "0.1.0", subject: green.subject, startedAt: green.startedAt, clean: SampleReports.full)
  }
}

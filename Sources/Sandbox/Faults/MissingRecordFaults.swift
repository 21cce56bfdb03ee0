extension Fault {
  /// Updates of records that do not exist.
  static let missingRecords: [Fault] = [
    Fault(
      "create-missing", .missingRecord, "The record is made, although the document does not say so.",
      trigger: "an update of a record that does not exist", needs: [.update, .item]
    ) {
      FaultHooks(createsMissing: true)
    },
    Fault(
      "missing-answers-204", .missingRecord, "The update is acknowledged, and nothing is stored.",
      trigger: "an update of a record that does not exist", needs: [.update, .item]
    ) {
      FaultHooks(missing: { _ in throw Interference(answer: Answer(status: 204)) })
    },
    Fault(
      "crash-on-missing", .missingRecord, "The server breaks.", trigger: "an update of a record that does not exist",
      needs: [.update, .item]
    ) {
      FaultHooks(missing: { _ in throw Interference.crash })
    },
    Fault(
      "phantom-record", .missingRecord, "The update is refused with 404, but the record exists afterwards.",
      trigger: "an update of a record that does not exist", needs: [.update, .item, .reader]
    ) {
      FaultHooks(
        createsMissing: true,
        respondWith: { answer, change in
          guard change.stored == nil else { return }
          answer = Answer(
            status: 404, fields: [("Content-Type", "application/problem+json")],
            body: Array(Problem(status: 404, refusal: .missing).value.serialized().utf8))
        })
    },
  ]
}

import JSON
import JSONSchema

extension Fault {
  /// Refused updates that leave traces.
  static let atomicity: [Fault] = [
    Fault(
      "apply-then-refuse", .atomicity, "Invalid content is stored, and refused afterwards.",
      trigger: "an update with invalid content"
    ) {
      FaultHooks(appliesRefused: true)
    },
    Fault(
      "partly-applied", .atomicity, "Of invalid content the valid members are stored before it is refused.",
      trigger: "an update with invalid and valid members"
    ) {
      FaultHooks(
        appliesRefused: true,
        assign: { record, change in
          guard let schema = change.exchange.plan.bodySchema, let stored = change.stored, let shape = change.written,
            change.exchange.plan.envelope == nil, !schema.isValid(change.sent, direction: .request)
          else { return record }
          return shape.members.reduce(stored) { kept, member in
            guard let value = change.sent[member.name], member.schema.isValid(value), !member.readOnly else {
              return kept
            }
            return kept.setting(value, at: JSONPointer([member.name]))
          }
        })
    },
    Fault(
      "refuse-with-success", .atomicity, "Invalid content is not stored, but answered with the status of success.",
      trigger: "an update with invalid content"
    ) {
      FaultHooks(refuse: { answer, exchange in
        if [400, 422].contains(answer.status) { answer.status = exchange.plan.success([200, 204]) }
      })
    },
  ]
}

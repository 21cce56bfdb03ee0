import HTTPExchange
import JSON
import OpenAPI

/// The cases with preconditions, and what other cases must send where the server asks for one.
extension OperationRunner {
  /// Updates with the current entity tag, with another one, without one, with what is none, and under If-None-Match: *.
  mutating func preconditions() async throws(Stop) {
    guard collector.isSelected(HonoursPreconditions.id), resource.form.isRecord, current?.strongTag != nil else {
      return
    }
    for precondition in Precondition.allCases where precondition != .missing || context.asksForPreconditions {
      let observation = try await attempt { (runner: inout OperationRunner) async throws(Stop) -> Observation in
        try await runner.observe(precondition)
      }
      if observation.update.isSuccess { try await settle() }
      // Where another tag than the current one is as good, two updates with the same one are no race.
      if precondition == .stale, observation.update.isRefusal { try await simultaneousUpdates(.sameTag) }
    }
  }

  /// Whether the refusal of a valid payload may be for want of a precondition; from then on every update has one.
  mutating func adoptsPreconditions(after refusal: Exchange) -> Bool {
    guard !sendsPreconditions, current?.entityTag != nil, let status = refusal.status else { return false }
    let isDocumented = resource.update.speaksOfPreconditions && [400, 403, 409].contains(status)
    guard [412, 428].contains(status) || isDocumented else { return false }
    sendsPreconditions = true
    if status == 428 { context.asksForPreconditions = true }
    return true
  }

  /// The precondition that an update or removal of a record must have, where the server asks for one.
  func preconditions(for operation: Operation, path: [JSONValue]) -> [HTTPField] {
    guard operation.method == "PUT", sendsPreconditions else { return [] }
    guard path == subject?.path, let tag = current?.entityTag else {
      return operation.parameters.contains { $0.isPrecondition && $0.required } ? [HTTPField("If-Match", "*")] : []
    }
    return [HTTPField("If-Match", tag)]
  }

  /// The precondition that an update of a record in this state must have, where the server asks for one.
  func precondition(of state: RecordState) -> HTTPField? {
    sendsPreconditions ? state.entityTag.map { HTTPField("If-Match", $0) } : nil
  }

  /// The same request under another precondition.
  func request(_ request: HTTPRequest, under field: HTTPField?) -> HTTPRequest {
    let fields = request.fields.filter { !["if-match", "if-none-match"].contains($0.name.lowercased()) }
    return HTTPRequest(
      method: request.method, target: request.target, fields: fields + [field].compactMap { $0 }, body: request.body)
  }

  private mutating func observe(_ precondition: Precondition) async throws(Stop) -> Observation {
    guard let subject, let tag = current?.strongTag else { throw .recordLost }
    let field: HTTPField? =
      switch precondition {
      case .current: HTTPField("If-Match", tag)
      case .stale: HTTPField("If-Match", "\"contract-test-stale\"")
      case .missing: nil
      case .absent: HTTPField("If-None-Match", "*")
      case .malformed: HTTPField("If-Match", "*contract-test")
      }
    let good = request(resource.update, path: subject.path, body: alternative)
    return try await observe(.precondition(precondition), request(good, under: field), sent: alternative)
  }
}

import HTTPExchange
import JSON

/// The cases with preconditions.
extension OperationRunner {
  /// Updates with the current entity tag, with another one, and under If-None-Match: *.
  mutating func preconditions() async throws(Stop) {
    guard collector.isSelected(HonoursPreconditions.id), resource.form.isRecord, current?.strongTag != nil else {
      return
    }
    for precondition in Precondition.allCases {
      let observation = try await observe(precondition)
      try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
        try await runner.settle()
        return try await runner.observe(precondition)
      }
      if observation.update.isSuccess { try await settle() }
    }
  }

  private mutating func observe(_ precondition: Precondition) async throws(Stop) -> Observation {
    guard let subject, let tag = current?.strongTag else { throw .recordLost }
    let field =
      switch precondition {
      case .current: HTTPField("If-Match", tag)
      case .stale: HTTPField("If-Match", "\"contract-test-stale\"")
      case .absent: HTTPField("If-None-Match", "*")
      }
    let good = request(resource.update, path: subject.path, body: alternative)
    let fields = good.fields.filter { $0.name.lowercased() != "if-match" } + [field]
    let request = HTTPRequest(method: good.method, target: good.target, fields: fields, body: good.body)
    return try await observe(.precondition(precondition), request, sent: alternative)
  }
}

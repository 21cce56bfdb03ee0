import Generation
import OpenAPI

/// Says what could not be generated for an operation, and why.
struct GenerationNotes {
  /// The reasons that are told one by one; of more there is a count.
  static let limit = 8

  private var failures: [GenerationFailure] = []
  private var sentences: [String] = []

  /// Notes what was left out of payloads that could be made.
  mutating func add(_ givenUp: [GenerationFailure]) {
    for failure in givenUp where !failures.contains(failure) { failures.append(failure) }
  }

  /// Notes that there is no valid payload at all.
  mutating func addPayload(_ failure: GenerationFailure) {
    sentences.append("no valid payload can be generated, an example or a stored record is needed: \(failure)")
  }

  /// Notes that there is no value for a parameter that must be sent.
  mutating func add(_ failure: GenerationFailure, for parameter: Parameter) {
    sentences.append("no value can be generated for the required parameter `\(parameter.name)`: \(failure)")
  }

  /// The notes for a plan and a report.
  var notes: [String] {
    let told = failures.prefix(Self.limit).map { "not generated: \($0)" }
    let rest = failures.count - told.count
    return sentences + told + (rest > 0 ? ["not generated: \(rest) more"] : [])
  }
}

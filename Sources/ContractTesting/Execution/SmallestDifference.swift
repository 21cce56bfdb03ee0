import Generation
import JSON

/// What an update with several differences showed, to be looked for with fewer of them.
enum Symptom: Sendable {
  /// It was answered with this status; `nil` for no answer at all.
  case answer(Int?)
  /// One of these defects.
  case defects(Set<FindingCollector.Key>)
}

/// Finding the fewest differences from the baseline that show a symptom together.
extension OperationRunner {
  /// Whether a case shows it.
  func shows(_ symptom: Symptom, _ observation: Observation) -> Bool {
    switch symptom {
    case .answer(let status): !observation.update.isSuccess && observation.update.status == status
    case .defects(let keys): findings(in: observation).contains { keys.contains(FindingCollector.Key($0)) }
    }
  }

  /// The differences of `group` that are left when each one is taken out that the symptom does without; `nil` when the
  /// whole group does not show it again.
  mutating func fewest(of group: [Variation], showing symptom: Symptom) async throws(Stop) -> [Variation]? {
    guard try await isShown(symptom, by: group) else { return nil }
    var needed = group
    for variation in group where needed.count > 1 {
      let rest = needed.filter { $0 != variation }
      if try await isShown(symptom, by: rest) { needed = rest }
    }
    return needed
  }

  /// Whether an update with these differences, sent to the record as the baseline left it, shows the symptom.
  mutating func isShown(_ symptom: Symptom, by group: [Variation]) async throws(Stop) -> Bool {
    let payload = VariationGroups.payload(group, baseline: baseline)
    guard generator.schema.isValid(payload, direction: .request) else { return false }
    try await settle()
    let observation = try await observeUpdate(.boundary(group), payload)
    let isShown = shows(symptom, observation)
    if current == nil { try await settle() }
    return isShown
  }

  /// Sends what is left of a group once more and hands it to the checks, which then speak of it as one cause.
  mutating func judge(_ differences: [Variation]) async throws(Stop) {
    let payload = VariationGroups.payload(differences, baseline: baseline)
    let kind: Observation.Case = differences.count == 1 ? .boundary(differences) : .combination(differences)
    try await settle()
    _ = try await attempt { (runner: inout OperationRunner) async throws(Stop) -> Observation in
      try await runner.observeUpdate(kind, payload)
    }
    if current == nil { try await settle() }
  }
}

import Generation
import JSON

/// The cases with documented constraints at their boundaries: several in one PUT, split until the smallest difference
/// that fails is found.
extension OperationRunner {
  /// Sends all boundary values.
  mutating func boundaries() async throws(Stop) {
    let expressible = generator.positives(from: baseline, salt: salt()).filter { expresses($0.applied(to: baseline)) }
    let positives =
      CaseSelection.positives(expressible, context: context, depth: workbench.configuration.depth)
      + [form.everyByte].compactMap { $0 }
    for group in VariationGroups.groups(of: positives, generator: generator, baseline: baseline) {
      try await observe(group)
    }
    try await settle()
  }

  /// A member that the document neither names nor rules out, of a record that the run made: a server may keep it.
  mutating func unnamedMember() async throws(Stop) {
    let pointer = JSONPointer(["contractTest"])
    let payload = alternative.setting("contract-test", at: pointer)
    guard collector.isSelected(AcceptsValid.id), resource.form.isRecord, subject?.isOwn ?? false,
      !context.properties.topLevel.isEmpty, alternative.object?.isEmpty == false,
      generator.schema.isValid(payload, direction: .request), expresses(payload)
    else { return }
    try await tryUpdate(.unnamedMember(pointer), payload)
  }

  /// Sends a group; when something is wrong, each half by itself, down to single differences. What no single difference
  /// shows is looked for in several together.
  private mutating func observe(_ group: [Variation]) async throws(Stop) {
    let payload = VariationGroups.payload(group, baseline: baseline)
    if !isContrast(group) { try await settle() }
    let observation = try await observeUpdate(.boundary(group), payload)
    if group.count == 1 {
      try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
        try await runner.settle()
        return try await runner.observeUpdate(.boundary(group), payload)
      }
      if !observation.update.isSuccess { refusedAlone += 1 }
      if current == nil { try await settle() }
      return
    }
    let news = findings(in: observation).filter { collector.isNew($0) }
    guard observation.update.isSuccess, news.isEmpty else {
      let (known, refused) = (collector.keys.count, refusedAlone)
      try await split(group, observation, news)
      if let symptom = unexplained(observation, news, since: known, refused) {
        try await blame(group, symptom, news)
      }
      return
    }
    for (check, judgement) in judgements(of: observation) { collector.add(judgement, of: check) }
  }

  /// What a group showed and none of its parts did.
  private func unexplained(
    _ observation: Observation, _ news: [CheckFinding], since known: Int, _ refused: Int
  ) -> Symptom? {
    guard observation.update.isSuccess else {
      return refusedAlone == refused ? .answer(observation.update.status) : nil
    }
    let found = collector.keys[known...]
    let open = news.filter { finding in
      collector.isNew(finding)
        && !found.contains { $0.check == finding.check && Self.isRelated($0.subject.text, finding.subject) }
    }
    return open.isEmpty ? nil : .defects(Set(open.map(FindingCollector.Key.init)))
  }

  /// Whether one of the subjects is the other one, or holds it.
  private static func isRelated(_ left: String, _ right: String) -> Bool {
    guard let first = JSONPointer(text: left), let second = JSONPointer(text: right) else { return left == right }
    return first.starts(with: second) || second.starts(with: first)
  }

  /// Reports the fewest differences that fail together; what does not show again is flaky.
  private mutating func blame(_ group: [Variation], _ symptom: Symptom, _ news: [CheckFinding]) async throws(Stop) {
    if let fewest = try await fewest(of: group, showing: symptom) {
      try await judge(fewest)
      return
    }
    for finding in news where collector.isNew(finding) {
      collector.add(Judgement.found([finding]).markingFlaky(unless: []), of: finding.check)
    }
  }

  /// Whether the record was last written with another value at every place that the group changes, so that a change
  /// which is ignored shows. Of places that the baseline does not have there is nothing to say.
  private func isContrast(_ group: [Variation]) -> Bool {
    group.allSatisfy { variation in
      guard baseline[variation.pointer] != nil else { return true }
      guard let last = lastAccepted?[variation.pointer] else { return false }
      return variation.change != .set(last)
    }
  }

  private mutating func split(
    _ group: [Variation], _ observation: Observation, _ news: [CheckFinding]
  ) async throws(Stop) {
    if current == nil { try await settle() }
    let suspects = suspects(in: group, observation, news)
    if !suspects.isEmpty, suspects.count < group.count {
      for suspect in suspects { try await observe([suspect]) }
      let rest = group.filter { !suspects.contains($0) }
      if !observation.update.isSuccess { try await observe(rest) }
      return
    }
    let middle = group.count / 2
    try await observe(Array(group[..<middle]))
    try await observe(Array(group[middle...]))
  }

  /// The differences that the findings or the refusal name.
  private func suspects(in group: [Variation], _ observation: Observation, _ news: [CheckFinding]) -> [Variation] {
    let named: [JSONPointer]
    if observation.update.isSuccess {
      named = news.compactMap { JSONPointer(text: $0.subject) }
    } else {
      let tops = group.compactMap { $0.pointer.tokens.first.map { JSONPointer([$0]) } }
      named = Blame.properties(of: tops, in: observation.update)
    }
    return group.filter { variation in
      named.contains {
        variation.pointer.withoutIndices.starts(with: $0) || $0.starts(with: variation.pointer.withoutIndices)
      }
        && !variation.pointer.isRoot
    }
  }
}

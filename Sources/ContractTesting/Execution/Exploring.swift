import Generation
import JSON

/// Random combinations beyond the systematic cases, as long as the budget lasts. The same seed sends the same ones in the
/// same order; the budget decides how many of them.
extension OperationRunner {
  /// How many defects of one operation are searched for their smallest cause.
  private static let searchLimit = 8

  /// Explores for so many seconds.
  mutating func explore(seconds: Double) async throws(Stop) {
    let end = ContinuousClock.now + .seconds(seconds)
    let systematic = CaseSelection.positives(
      generator.positives(from: baseline, salt: salt()), context: context, depth: .thorough)
    var stream = DeterministicGenerator(mixing: workbench.seed(for: resource.update), 0xB0D6)
    var searches = 0
    try await settle()
    while ContinuousClock.now < end {
      let random = CaseSelection.positives(
        generator.randomVariations(of: baseline, salt: salt()), context: context, depth: .thorough)
      let group = combination(of: random, systematic, &stream)
      guard !group.isEmpty else {
        // Where nothing can be varied, there is nothing to explore.
        if random.isEmpty { return }
        continue
      }
      let observation = try await observeUpdate(
        .boundary(group), VariationGroups.payload(group, baseline: baseline))
      explorations += 1
      let news = findings(in: observation).filter { collector.isNew($0) }
      if observation.update.isSuccess, news.isEmpty {
        for (check, judgement) in judgements(of: observation) { collector.add(judgement, of: check) }
        continue
      }
      if searches < Self.searchLimit { try await search(group, observation, news) }
      searches += 1
      try await settle()
    }
  }

  /// Some of the differences: of two for one property, or for one that holds the other, the first drawn is taken.
  private func combination(
    of random: [Variation], _ systematic: [Variation], _ stream: inout DeterministicGenerator
  ) -> [Variation] {
    let size = 1 + stream.below(max(3, min(12, random.count)))
    var group: [Variation] = []
    var payload = baseline
    var pool = random
    while group.count < size, !pool.isEmpty {
      var candidate = pool.remove(at: stream.below(pool.count))
      if !systematic.isEmpty, stream.below(4) == 0 { candidate = systematic[stream.below(systematic.count)] }
      guard !candidate.pointer.isRoot, !group.contains(where: { Self.overlap($0.pointer, candidate.pointer) }) else {
        continue
      }
      let changed = candidate.applied(to: payload)
      guard generator.schema.isValid(changed, direction: .request) else { continue }
      group.append(candidate)
      payload = changed
    }
    return group
  }

  private static func overlap(_ left: JSONPointer, _ right: JSONPointer) -> Bool {
    left.starts(with: right) || right.starts(with: left)
  }

  /// Finds the smallest difference that still fails, and reports it.
  private mutating func search(
    _ group: [Variation], _ observation: Observation, _ news: [CheckFinding]
  ) async throws(Stop) {
    let symptom: Symptom =
      observation.update.isSuccess
      ? .defects(Set(news.map(FindingCollector.Key.init))) : .answer(observation.update.status)
    if current == nil { try await settle() }
    guard var fewest = try await fewest(of: group, showing: symptom) else { return }
    for index in fewest.indices {
      try await simplify(&fewest, index, symptom)
      try await shorten(&fewest, index, symptom)
    }
    try await judge(fewest)
  }

  /// Puts ASCII characters in the place of others where the symptom shows without these: as many bytes, or as many
  /// characters.
  private mutating func simplify(
    _ group: inout [Variation], _ index: Int, _ symptom: Symptom
  ) async throws(Stop) {
    for simpler in Shortening.inASCII(group[index]) {
      guard let candidate = valid(group, with: simpler, at: index), try await isShown(symptom, by: candidate) else {
        continue
      }
      group = candidate
      return
    }
  }

  /// Takes parts out of a text or an array as long as the symptom shows without them: halves, thirds, and so on.
  private mutating func shorten(
    _ group: inout [Variation], _ index: Int, _ symptom: Symptom
  ) async throws(Stop) {
    var tries = 0
    var parts = 2
    while tries < 48, let length = Shortening.length(of: group[index]), length > 0, parts <= length * 2 {
      var isShorter = false
      for part in 0..<min(parts, length) where !isShorter && tries < 48 {
        guard let shorter = Shortening.without(part: part, of: min(parts, length), in: group[index]),
          let candidate = valid(group, with: shorter, at: index)
        else { continue }
        tries += 1
        isShorter = try await isShown(symptom, by: candidate)
        if isShorter { group = candidate }
      }
      if !isShorter { parts += max(1, parts / 2) }
    }
  }

  /// The differences with another one at `index`; `nil` where the payload is invalid then.
  private func valid(_ group: [Variation], with variation: Variation, at index: Int) -> [Variation]? {
    var candidate = group
    candidate[index] = variation
    let payload = VariationGroups.payload(candidate, baseline: baseline)
    return generator.schema.isValid(payload, direction: .request) ? candidate : nil
  }
}

/// Differences whose value is shorter.
enum Shortening {
  /// The characters of a text or the elements of an array that a difference sets; `nil` for any other.
  static func length(of variation: Variation) -> Int? {
    switch variation.change {
    case .set(.string(let text)): text.length
    case .set(.array(let elements)): elements.count
    default: nil
    }
  }

  /// The difference without one of `parts` equal parts of its value.
  static func without(part: Int, of parts: Int, in variation: Variation) -> Variation? {
    var shorter = variation
    switch variation.change {
    case .set(.string(let text)):
      let kept = String(String.UnicodeScalarView(rest(Array(text.text.unicodeScalars), part, parts)))
      shorter.change = .set(.string(JSONString(kept)))
      shorter.description = RandomText.description(of: kept)
    case .set(.array(let elements)):
      let kept = rest(elements, part, parts)
      shorter.change = .set(.array(kept))
      shorter.description = kept.count == 1 ? "1 element" : "\(kept.count) elements"
    default: return nil
    }
    return shorter
  }

  /// The differences with ASCII characters in the place of the others of a text: as many bytes, then as many characters.
  /// None where there are no others.
  static func inASCII(_ variation: Variation) -> [Variation] {
    guard case .set(.string(let text)) = variation.change, text.text.unicodeScalars.contains(where: { !$0.isASCII })
    else { return [] }
    return [true, false].map { keepsBytes in
      let simpler = text.text.unicodeScalars.map { scalar in
        scalar.isASCII ? String(scalar) : String(repeating: "a", count: keepsBytes ? UTF8.width(scalar) : 1)
      }.joined()
      var variation = variation
      variation.change = .set(.string(JSONString(simpler)))
      variation.description = RandomText.description(of: simpler)
      return variation
    }
  }

  private static func rest<Element>(_ elements: [Element], _ part: Int, _ parts: Int) -> [Element] {
    let start = elements.count * part / parts
    let end = elements.count * (part + 1) / parts
    return Array(elements[..<start] + elements[end...])
  }
}

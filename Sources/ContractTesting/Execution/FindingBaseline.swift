import Generation
import JSON

/// Finding a payload that the server accepts, and that differs from the record in every property where it may.
extension OperationRunner {
  /// Finds the baseline and an alternative to it; returns why none was accepted.
  mutating func findBaseline() async throws(Stop) -> String? {
    let others = resource.kind == .item && !(subject?.isOwn ?? false) || resource.kind == .singleton
    var search = try await payloadSearch(omitting: others ? secrets : [])
    var accepted: Observation?
    while let payload = search.next(salt: salt()) {
      let observation = try await observeUpdate(.valid, payload)
      if observation.update.isSuccess {
        accepted = observation
        break
      }
      if adoptsPreconditions(after: observation.update) {
        let again = try await observeUpdate(.valid, payload)
        if again.update.isSuccess {
          accepted = again
          break
        }
      }
      lastSetUpProblem = observation.update.refusalSummary
      if [401, 403, 404, 405, 501].contains(observation.update.status) { break }
      search.refused(payload, observation.update)
    }
    guard let accepted, let payload = accepted.sent else {
      return "no valid payload was accepted" + (lastSetUpProblem.map { " (\($0))" } ?? search.failureText)
    }
    baseline = payload
    alternative = payload
    context.opaque.formUnion(rules.opaque)
    let replaced = replacedRecords
    try await judge(accepted) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
      // Another record takes its place where there can be one.
      if runner.resource.kind == .item, runner.current == nil, runner.readBack != nil { throw .recordLost }
      return try await runner.observeUpdate(.valid, payload)
    }
    if replacedRecords > replaced { return try await findBaseline() }
    try await findAlternative(search)
    noteOpaque(search)
    return nil
  }

  /// The search for payloads of this operation: references to records that exist, the record's own identity.
  mutating func payloadSearch(omitting omitted: Set<JSONPointer>) async throws(Stop) -> AcceptanceSearch {
    let preferred = try await preferredValues(among: 0)
    return AcceptanceSearch(
      generator: generator, properties: context.properties, preferred: preferred, omitted: omitted,
      stored: current?.value, examples: form.examples, expressed: expressed)
  }

  /// A payload as the server reads it, in the media type in which it is sent.
  private var expressed: @Sendable (JSONValue) -> JSONValue? {
    { [form, resource] payload in
      guard let body = form.expressed(resource.body(payload)) else { return nil }
      if case .list = resource.form { return body.array?.first }
      return body
    }
  }

  /// Values that payloads take: references to records that exist, stored values of other references, the identity.
  private mutating func preferredValues(among turn: Int) async throws(Stop) -> [JSONPointer: JSONValue] {
    var preferred = try await referenceValues(context.properties, among: turn)
    context.opaque.formUnion(preferred.keys)
    let stored = current.map { Projection.writable($0.value, context.properties) }
    for property in context.properties.all where !property.isReadOnly {
      guard let name = property.pointer.last?.text, ReferenceNames.looksLikeReference(name) else { continue }
      guard preferred[property.pointer] == nil || rules.opaque.contains(property.pointer) else { continue }
      context.opaque.insert(property.pointer)
      if let value = stored?[property.pointer] { preferred[property.pointer] = value }
    }
    for pointer in rules.opaque + namingProperties {
      if let value = stored?[pointer] { preferred[pointer] = value }
    }
    if let member = context.identityMember, let identity = context.identity,
      let property = context.properties[JSONPointer([member])], !property.isReadOnly
    {
      preferred[property.pointer] = current?.value[member] ?? identity
    }
    return preferred
  }

  /// The optional properties that cannot be read back, and so could not be put back on a record that the run did not
  /// make.
  private var secrets: Set<JSONPointer> {
    Set(context.properties.topLevel.filter { $0.isWriteOnly && !$0.isRequired }.map(\.pointer))
  }

  /// Finds a second accepted payload that differs from the baseline as far as the server lets it.
  private mutating func findAlternative(_ search: AcceptanceSearch) async throws(Stop) {
    // A property whose first value was refused gets another chance, unless it names a record.
    var kept = search.preferred.filter { context.opaque.contains($0.key) || !search.refusedProperties.contains($0.key) }
    for (pointer, value) in try await preferredValues(among: 1)
    where kept[pointer] != nil && !search.refusedProperties.contains(pointer) {
      kept[pointer] = value
    }
    guard case .success(let generated) = generator.baseline(.full, salt: salt(), preferred: kept) else { return }
    let shape = baseline.object?.keys ?? []
    var target = generated
    for member in generated.object?.members ?? [] where !shape.contains(member.key) {
      target = target.setting(nil, at: JSONPointer([member.key]))
    }
    guard let target = expressed(target), generator.schema.isValid(target, direction: .request), target != baseline
    else { return }
    let observation = try await observeUpdate(.valid, target)
    if observation.update.isSuccess {
      alternative = baseline
      baseline = target
      try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
        _ = try await runner.observeUpdate(.valid, runner.alternative)
        return try await runner.observeUpdate(.valid, target)
      }
    } else if observation.update.isRefusal {
      try await adoptPropertyByProperty(target)
    }
  }

  /// Changes one property after the other, keeping what is accepted; a value that names a record, for all that is
  /// known, and is refused is opaque from then on.
  private mutating func adoptPropertyByProperty(_ target: JSONValue) async throws(Stop) {
    let first = baseline
    for member in target.object?.members ?? [] where baseline[member.key] != member.value {
      let pointer = JSONPointer([member.key])
      var values = [member.value]
      // A third value: neither the one that was refused nor the one that the record has.
      for _ in 0..<8 where values.count == 1 {
        let other = generator.differing(from: member.value, at: pointer, salt: salt(), in: baseline)
        if let other, other != baseline[pointer] { values.append(other) }
      }
      // At last those that are spelled like the accepted one: the server may have a form that the document does not tell.
      if let text = baseline[pointer]?.string?.text {
        values += TextLikeness.alternatives(to: text).map { .string(JSONString($0)) }
      }
      let isAdopted = try await adopt(values, at: pointer, after: first)
      if !isAdopted, ReferenceNames.mayBeReference(member.value) { context.opaque.insert(pointer) }
    }
    alternative = first
  }

  /// Makes the first value that the server accepts a part of the baseline; returns whether there was one.
  private mutating func adopt(
    _ values: [JSONValue], at pointer: JSONPointer, after first: JSONValue
  ) async throws(Stop) -> Bool {
    for value in values where value != baseline[pointer] {
      let candidate = baseline.setting(value, at: pointer)
      guard generator.schema.isValid(candidate, direction: .request), expresses(candidate) else { continue }
      let observation = try await observeUpdate(.valid, candidate)
      guard observation.update.isSuccess else { continue }
      baseline = candidate
      try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
        _ = try await runner.observeUpdate(.valid, first)
        return try await runner.observeUpdate(.valid, candidate)
      }
      return true
    }
    return false
  }

  private mutating func noteOpaque(_ search: AcceptanceSearch) {
    let kept = context.opaque.filter { baseline[$0] != nil && context.properties[$0] != nil }.map(\.description)
      .sorted()
    if !kept.isEmpty {
      notes.append(
        "kept at values that the server accepts, as references to something else: \(kept.joined(separator: ", "))")
    }
    let secrets = search.omitted.filter { context.properties[$0]?.isWriteOnly ?? false }
    note(secrets, "not sent, as nothing shows the old value and it could not be put back")
    note(search.omitted.subtracting(secrets), "left out of payloads, as the server refused the values for it")
  }
}

extension OperationRunner {
  private mutating func note(_ pointers: Set<JSONPointer>, _ text: String) {
    guard !pointers.isEmpty else { return }
    notes.append("\(text): \(pointers.map(\.description).sorted().joined(separator: ", "))")
  }
}

extension AcceptanceSearch {
  /// Why nothing could be proposed, in brackets; empty when something was.
  var failureText: String { failure.map { " (\($0))" } ?? "" }
}

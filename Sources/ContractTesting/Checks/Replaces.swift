import Generation
import JSON

/// `replaces`: an optional property that was stored and is not sent does not keep its value, as PUT replaces the record
/// (RFC 9110 §9.3.4); with merge semantics, it keeps it.
///
/// Many healthy servers merge, so this is a warning unless the document or the configuration says which it is.
struct Replaces: UpdateCheck {
  static let id = "replaces"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard observation.isValidUpdate, observation.update.isSuccess, context.canReadBack,
      let sent = observation.sent, let before = observation.before?.value, let after = observation.state?.value,
      !observation.isLost
    else { return .silent }
    if let finding = keptKey(sent, before, after, observation, context) { return .found([finding]) }
    let omitted = context.properties.all.filter { isOmitted($0, sent, before, context) }
    guard !omitted.isEmpty else { return .silent }
    let wrong = omitted.filter { property in
      let kept = after[property.pointer] == before[property.pointer]
      return context.semantics == .merge ? !kept : kept
    }
    guard let first = wrong.first else { return .passed }
    let isNested = first.pointer.tokens.count > 1
    let names = wrong.map(\.pointer.description).joined(separator: ", ")
    let text =
      context.semantics == .merge
      ? "Properties that were not sent lost their values, though the update is said to keep them: \(names)."
      : "Properties that were not sent kept their old values, though PUT replaces the record: \(names)."
    return .found([
      CheckFinding(
        check: id, verdict: context.semantics == .documented ? .warn : .fail,
        subject: isNested ? "omitted members" : "omitted properties",
        cause: context.semantics == .merge ? "reset" : "kept", message: text, place: first.place,
        expected: context.semantics == .merge ? before[first.pointer] : (first.defaultValue ?? .null),
        actual: after[first.pointer], exchanges: observation.exchanges)
    ])
  }

  /// A key of a map that an earlier update sent, that this one leaves out, and that is still there.
  private func keptKey(
    _ sent: JSONValue, _ before: JSONValue, _ after: JSONValue, _ observation: Observation, _ context: CheckContext
  ) -> CheckFinding? {
    guard context.semantics != .merge else { return nil }
    let maps = context.properties.topLevel.filter { property in
      property.types == .object && !property.isReadOnly && !property.isWriteOnly
        && !context.properties.all.contains { $0.pointer.parent == property.pointer }
    }
    for map in maps {
      guard let new = sent[map.pointer]?.object, let old = observation.previous?[map.pointer]?.object else { continue }
      let kept = old.keys.first { key in
        let pointer = map.pointer.appending(key)
        return new[key] == nil && after[pointer] != nil && after[pointer] == before[pointer]
      }
      guard let kept else { continue }
      return CheckFinding(
        check: id, verdict: context.semantics == .documented ? .warn : .fail, subject: map.pointer.description,
        cause: "kept keys", message: "\(map.pointer) was sent without the key \(kept), which is still there.",
        place: map.place, expected: .object(new), actual: after[map.pointer], exchanges: observation.exchanges)
    }
    return nil
  }

  /// Whether an optional property that the record has is left out of an object that is sent.
  private func isOmitted(
    _ property: PropertyFacts, _ sent: JSONValue, _ before: JSONValue, _ context: CheckContext
  ) -> Bool {
    let pointer = property.pointer
    guard let parent = pointer.parent, sent[parent]?.object != nil, sent[pointer] == nil,
      let value = before[pointer], !value.isNull, value != property.defaultValue
    else { return false }
    // With merge semantics it is the record that is merged; an object inside it may well be replaced as one value.
    if context.semantics == .merge, !parent.isRoot { return false }
    return !property.isReadOnly && !property.isWriteOnly && !property.isRequired
      && !context.serverManaged.contains(pointer) && !context.opaque.contains(pointer)
      && !context.files.contains(pointer)
      && !ManagedNames.contains(pointer)
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    context.canReadBack
      ? "no optional property that is stored can be left out" : "there is no GET that shows the record"
  }
}

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

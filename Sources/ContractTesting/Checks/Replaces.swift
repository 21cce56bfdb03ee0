import JSON

/// `replaces`: an optional property that was stored and is not sent does not keep its value, as PUT replaces the record
/// (RFC 9110 §9.3.4); with merge semantics, it keeps it.
///
/// Many healthy servers merge, so this is a warning unless the document or the configuration says which it is.
struct Replaces: UpdateCheck {
  static let id = "replaces"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard case .omission = observation.kind, observation.update.isSuccess, context.canReadBack,
      let sent = observation.sent, let before = observation.before?.value, let after = observation.state?.value
    else { return .silent }
    guard !isLost(sent, before, after) else { return .silent }
    let omitted = context.properties.topLevel.filter { property in
      let value = before[property.pointer]
      return sent[property.pointer] == nil && !property.isReadOnly && !property.isWriteOnly && !property.isRequired
        && value != nil && value?.isNull == false && value != property.defaultValue
        && !context.serverManaged.contains(property.pointer) && !context.opaque.contains(property.pointer)
        && !ManagedNames.contains(property.pointer)
    }
    guard !omitted.isEmpty else { return .silent }
    let wrong = omitted.filter { property in
      let kept = after[property.pointer] == before[property.pointer]
      return context.semantics == .merge ? !kept : kept
    }
    guard let first = wrong.first else { return .passed }
    let names = wrong.map(\.pointer.description).joined(separator: ", ")
    let text =
      context.semantics == .merge
      ? "Properties that were not sent lost their values, though the update is said to keep them: \(names)."
      : "Properties that were not sent kept their old values, though PUT replaces the record: \(names)."
    return .found([
      CheckFinding(
        check: id, verdict: context.semantics == .documented ? .warn : .fail, subject: "omitted properties",
        cause: context.semantics == .merge ? "reset" : "kept", message: text, place: first.place,
        expected: context.semantics == .merge ? before[first.pointer] : (first.defaultValue ?? .null),
        actual: after[first.pointer], exchanges: observation.exchanges)
    ])
  }

  /// Whether nothing of the update was stored, which is for `persists` to tell.
  private func isLost(_ sent: JSONValue, _ before: JSONValue, _ after: JSONValue) -> Bool {
    let changed = (sent.object?.members ?? []).filter { before[$0.key] != $0.value }
    return !changed.isEmpty && changed.allSatisfy { after[$0.key] == before[$0.key] }
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    context.canReadBack
      ? "no optional property that is stored can be left out" : "there is no GET that shows the record"
  }
}

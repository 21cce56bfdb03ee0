import JSON

/// `keeps-read-only`: what the document calls readOnly is not taken from the client (OpenAPI 3.0.3 §4.7.24.2, 2020-12
/// validation §9.4), and a record's time of creation does not change.
struct KeepsReadOnly: UpdateCheck {
  static let id = "keeps-read-only"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard observation.update.isSuccess, context.canReadBack, let after = observation.state?.value,
      let before = observation.before?.value
    else { return .silent }
    var findings: [CheckFinding] = []
    if case .readOnly(let pointers) = observation.kind, let sent = observation.sent {
      for pointer in pointers where after[pointer] == sent[pointer] && before[pointer] != sent[pointer] {
        findings.append(
          finding(
            pointer, "written", "\(pointer) is readOnly, and the server stored the value that was sent.",
            expected: before[pointer], actual: after[pointer], observation, context))
      }
      return Judgement(findings)
    }
    guard observation.isValidUpdate else { return .silent }
    let creation = context.readProperties.filter { property in
      property.pointer.tokens.count == 1 && ManagedNames.speaksOfCreation(property.pointer.last?.text ?? "")
        && (property.isReadOnly || observation.sent?[property.pointer] == nil)
    }
    guard !creation.isEmpty else { return .silent }
    for property in creation {
      guard let old = before[property.pointer], old != after[property.pointer] else { continue }
      findings.append(
        finding(
          property.pointer, "creation changed", "\(property.pointer) changed with an update.", expected: old,
          actual: after[property.pointer], observation, context))
    }
    return Judgement(findings)
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    context.canReadBack ? "the payload has no readOnly property" : "there is no GET that shows the record"
  }

  private func finding(
    _ pointer: JSONPointer, _ cause: String, _ message: String, expected: JSONValue?, actual: JSONValue?,
    _ observation: Observation, _ context: CheckContext
  ) -> CheckFinding {
    CheckFinding(
      check: id, verdict: .fail, subject: pointer.description, cause: cause, message: message,
      place: context.place(of: pointer), expected: expected, actual: actual, exchanges: observation.exchanges)
  }
}

import JSON

/// `persists`: after a 2xx, the record reads back as it was sent (RFC 9110 §9.3.4).
///
/// Compared is only what is in both the payload and the read-back, without readOnly, writeOnly and server-managed
/// properties. Canonical forms are warnings.
struct Persists: UpdateCheck {
  static let id = "persists"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    if case .danglingReference(let pointer) = observation.kind {
      return judge(reference: pointer, observation, context)
    }
    guard observation.isValidUpdate, observation.update.isSuccess, let sent = observation.sent,
      let state = observation.state, context.canReadBack
    else { return .silent }
    let comparable = context.comparable(sent, state: state.value)
    guard comparable.object?.isEmpty != true, comparable.array?.isEmpty != true else { return .silent }
    let differences = StateComparison(traits: context.traits).differences(
      sent: comparable, read: state.value, before: observation.before?.value)
    if let lost = wholeUpdateLost(comparable, differences, observation, context) { return .found([lost]) }
    return Judgement(differences.map { finding($0, observation, context) })
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    context.canReadBack ? "no update was accepted" : "there is no GET that shows the record"
  }

  private func finding(_ difference: StateDifference, _ observation: Observation, _ context: CheckContext)
    -> CheckFinding
  {
    let isKept = difference.actual == observation.before?.value[difference.pointer]
    let sign = ServerManagedSigns(context: context, before: observation.before?.value)
    let ignored = isKept && difference.kind == .loss ? sign.reason(difference.pointer) : nil
    let isWarning = difference.kind == .canonical || ignored != nil
    let subject = difference.pointer.isRoot ? "The body" : difference.pointer.withoutIndices.description
    return CheckFinding(
      check: id, verdict: isWarning ? .warn : .fail, subject: difference.pointer.isRoot ? "body" : subject,
      cause: isWarning ? difference.reason : "loss",
      message: isWarning
        ? ignored.map { "\(subject) is not stored, and \($0): the document should call it readOnly." }
          ?? "\(subject) reads back in another form: \(difference.reason)."
        : "\(subject) was sent and does not read back: \(difference.reason).",
      place: context.place(of: difference.pointer), expected: difference.expected, actual: difference.actual,
      exchanges: observation.exchanges)
  }

  /// One failure instead of one for each property, when nothing at all was stored.
  private func wholeUpdateLost(
    _ sent: JSONValue, _ differences: [StateDifference], _ observation: Observation, _ context: CheckContext
  ) -> CheckFinding? {
    guard differences.contains(where: { $0.kind == .loss }), let before = observation.before?.value,
      let after = observation.state?.value, let object = sent.object
    else { return nil }
    let unlike = Set(
      StateComparison(traits: context.traits).differences(sent: sent, read: before)
        .filter { $0.kind == .loss }.compactMap(\.pointer.tokens.first))
    let changed = object.members.filter { unlike.contains($0.key) }
    // Empty values that are ignored leave the record as it was, too.
    guard changed.count > 1, !changed.allSatisfy({ ValueLosses.isFalsy($0.value) }) else { return nil }
    let isKept = observation.isLost
    let isStale = changed.allSatisfy { member in
      observation.previous?[member.key].map { $0 == after[member.key] } ?? false
    }
    guard isKept || isStale else { return nil }
    return CheckFinding(
      check: id, verdict: .fail, subject: "", cause: "the whole update was lost",
      message: "The update was answered with \(observation.update.status ?? 0), but nothing of it reads back: "
        + "every changed property has the value of \(isKept ? "before" : "an earlier update").",
      place: context.resource.update.place, expected: .object(JSONObject(changed)),
      actual: .object(
        JSONObject(
          changed.compactMap { member in
            after[member.key].map { JSONObject.Member(key: member.key, value: $0) }
          })), exchanges: observation.exchanges)
  }
}

/// Names of properties that servers usually set themselves.
enum ManagedNames {
  private static let stems = [
    "createdat", "created", "createdon", "creationdate", "datecreated", "createdby", "updatedat", "updated",
    "updatedon",
    "modified", "modifiedat", "modifiedon", "lastmodified", "lastupdated", "lastupdate", "datemodified", "changedon",
    "changedby", "version", "revision", "rev", "etag", "id", "uuid", "url", "href", "self", "serial",
  ]
  /// Last words of names that say the same whatever stands before them.
  private static let lastWords: Set<Substring> = ["serial", "etag", "revision", "checksum"]

  /// Whether the property's name is one of those.
  static func contains(_ pointer: JSONPointer) -> Bool {
    guard let name = pointer.last?.text else { return false }
    let words = name.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    return stems.contains(words.joined().lowercased()) || words.last.map { lastWords.contains($0) } ?? false
  }

  /// Whether the name speaks of the record's creation.
  static func speaksOfCreation(_ name: String) -> Bool {
    name.lowercased().filter(\.isLetter).hasPrefix("creat") || name.lowercased().filter(\.isLetter) == "datecreated"
  }
}

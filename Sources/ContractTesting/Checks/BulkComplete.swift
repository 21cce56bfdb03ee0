import JSON

/// `bulk-complete`: an update of several records changes every record that it names or selects, and counts them right.
///
/// Which records these are follows from the identities in the body, or from the query's parameters. That a record is
/// stored as it was sent is for `persists` to tell.
struct BulkComplete: UpdateCheck {
  static let id = "bulk-complete"
  /// Members of answers that say how many records an update reached.
  private static let countNames: Set<String> = [
    "updated", "modified", "changed", "affected", "replaced", "matched", "updatedcount", "modifiedcount",
    "changedcount",
    "affectedcount", "matchedcount", "rowsaffected", "affectedrows", "updatedrows", "count",
  ]

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    guard case .several = observation.kind, let status = observation.update.status else { return .silent }
    let addressed = observation.records.filter { $0.sent != nil }
    let target = observation.update.request.target
    if observation.update.isRefusal {
      guard ![401, 403, 409, 412, 423, 428, 429].contains(status) else { return .silent }
      return .found([
        finding(
          "update", "refused",
          "PUT \(target) of \(addressed.count) records was answered with \(status), though it was accepted for each alone.",
          "2xx", .number(JSONNumber(status)), observation, context)
      ])
    }
    guard observation.update.isSuccess, !addressed.allSatisfy(\.isLeftOut) else { return .silent }
    var findings: [CheckFinding] = []
    for record in addressed where record.isLeftOut {
      findings.append(
        finding(
          "matching record", "left out",
          "PUT \(target) was to change \(addressed.count) records, and \(record.target) is as it was before.",
          record.sent,
          state(record), observation, context))
    }
    for record in addressed {
      guard case .absent = record.after else { continue }
      findings.append(
        finding(
          "matching record", "gone", "PUT \(target) was to change \(record.target), which is gone.", record.sent, nil,
          observation, context))
    }
    for record in addressed {
      guard let other = addressed.first(where: { isMixedUp(record, with: $0) }) else { continue }
      findings.append(
        finding(
          "matching record", "mixed up",
          "After PUT \(target) the record \(record.target) has what was sent for \(other.target).", record.sent,
          state(record), observation, context))
    }
    // What the update should have left alone may well be counted, too; that is for `bulk-isolates` to tell.
    let reachesOthers = observation.records.contains { $0.sent == nil && $0.isChanged(ignoring: context.serverManaged) }
    if findings.isEmpty, !reachesOthers, let count = count(in: observation.update), count.number != addressed.count {
      findings.append(
        finding(
          "number of records", "count",
          "PUT \(target) changed \(addressed.count) records, and \(count.name) of the answer says \(count.number).",
          .number(JSONNumber(addressed.count)), .number(JSONNumber(count.number)), observation, context))
    }
    return Judgement(findings)
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    context.resource.form.isRecord
      ? "the update is of one record" : "no two records could be set up for one update"
  }

  /// Whether the record shows what was sent for another one, wherever that differs from what was sent for itself.
  private func isMixedUp(_ record: AddressedRecord, with other: AddressedRecord) -> Bool {
    guard let own = record.sent?.object, let foreign = other.sent, let state = state(record),
      record.target != other.target, !record.isLeftOut
    else { return false }
    let differing = own.members.filter { member in
      foreign[member.key].map { $0 != member.value } ?? false && foreign[member.key] != record.before.value[member.key]
    }
    return differing.count { state[$0.key] == foreign[$0.key] } > differing.count { state[$0.key] == $0.value }
  }

  private func state(_ record: AddressedRecord) -> JSONValue? {
    if case .found(let state) = record.after { state.value } else { nil }
  }

  /// How many records the answer says, or shows.
  private func count(in update: Exchange) -> (name: String, number: Int)? {
    guard let answer = update.json else { return nil }
    let counts = answer.object?.members.compactMap { member -> (name: String, number: Int)? in
      let name = member.key.text.lowercased().filter(\.isLetter)
      guard Self.countNames.contains(name), let number = member.value.number?.int else { return nil }
      return ("/\(member.key)", number)
    }
    if let counts, !counts.isEmpty { return counts.count == 1 ? counts[0] : nil }
    guard let records = answer.array, records.allSatisfy({ $0.object != nil }) else { return nil }
    return ("the list", records.count)
  }

  private func finding(
    _ subject: String, _ cause: String, _ message: String, _ expected: JSONValue?, _ actual: JSONValue?,
    _ observation: Observation, _ context: CheckContext
  ) -> CheckFinding {
    CheckFinding(
      check: id, verdict: .fail, subject: subject, cause: cause, message: message,
      place: context.resource.update.place, expected: expected, actual: actual,
      exchanges: observation.exchangesOfRecords)
  }
}

extension Observation {
  /// All exchanges of an update of several records in order, for the reader.
  var exchangesOfRecords: [Exchange] {
    leadIn + records.map(\.before.exchange) + [update] + records.compactMap(\.after.exchange)
  }
}

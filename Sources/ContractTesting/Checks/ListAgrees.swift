import JSON

/// `list-agrees`: after an update the collection shows the record once, and as the record itself reads.
///
/// Compared are the members that the collection and the record showed alike before any update: a collection may well
/// show less, or in another form. A record that is not listed is a warning: collections are paged and filtered.
struct ListAgrees: UpdateCheck {
  static let id = "list-agrees"

  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement {
    let isUnchanged = if case .unchanged = observation.kind { true } else { false }
    guard observation.isValidUpdate || isUnchanged, observation.update.isSuccess, let lists = observation.lists,
      let identity = identity(observation, context), let after = observation.state?.value,
      !context.listedMembers.isEmpty
    else { return .silent }
    let found = lists.after.records(named: identity, context)
    let name = lists.after.exchange.operation.name
    if found.count > 1 {
      return self.found(
        .fail, "twice", "After the update \(name) shows the record \(found.count) times.", nil, nil, observation,
        context)
    }
    guard let item = found.first else {
      guard isUnchanged || !context.makesRecords else { return .silent }
      return self.found(
        isUnchanged ? .fail : .warn, "missing",
        isUnchanged
          ? "After an update with the record's own content \(name) does not show it any more."
          : "After the update \(name) does not show the record any more.", after, nil, observation, context)
    }
    guard let stale = Self.staleMember(of: item, after, context) else { return .passed }
    return self.found(
      .fail, "differs",
      "After the update \(name) shows /\(stale.key) of the record otherwise than \(context.readName) does.",
      after[stale.key], stale.value, observation, context)
  }

  /// The first member that the list shows otherwise than the record itself does.
  static func staleMember(of item: JSONValue, _ record: JSONValue, _ context: CheckContext) -> JSONObject.Member? {
    item.object?.members.first { member in
      context.listedMembers.contains(member.key) && record[member.key].map { $0 != member.value } ?? false
        && !context.serverManaged.contains(JSONPointer([member.key]))
    }
  }

  func reasonNotTested(_ context: CheckContext) -> String {
    context.resource.list == nil
      ? "the document has no list of the collection" : "the list does not show the record"
  }

  private func identity(_ observation: Observation, _ context: CheckContext) -> JSONValue? {
    context.identityMember.flatMap { observation.before?.value[$0] } ?? context.identity
  }

  private func found(
    _ verdict: Verdict, _ cause: String, _ message: String, _ expected: JSONValue?, _ actual: JSONValue?,
    _ observation: Observation, _ context: CheckContext
  ) -> Judgement {
    .found([
      CheckFinding(
        check: id, verdict: verdict, subject: "list", cause: cause, message: message,
        place: context.resource.list?.place ?? context.resource.update.place, expected: expected, actual: actual,
        exchanges: observation.exchanges + [observation.lists?.after.exchange].compactMap { $0 })
    ])
  }
}

/// What a collection showed.
struct ListView: Sendable {
  /// The GET of the last page that was read.
  let exchange: Exchange
  let records: [JSONValue]
  /// Whether the answer names no further page.
  var isWhole = true

  /// The records with that identity.
  func records(named identity: JSONValue, _ context: CheckContext) -> [JSONValue] {
    guard let member = context.identityMember else { return [] }
    return records.filter { RecordIdentity.isSame($0[member], identity) }
  }

  /// How many records the collection has; `nil` where the list may be paged.
  var count: Int? { isWhole && records.count < 20 ? records.count : nil }
}

import JSON

extension Fault {
  /// Updates that do something else when they are repeated.
  static let idempotency: [Fault] = [
    Fault(
      "append-on-repeat", .idempotency, "Items that are stored already are added once more.",
      trigger: "the same update again, with an array that has items", needs: [.update, .array]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          guard let items = value.array, !items.isEmpty, change.stored?[member.name] == value else { return value }
          let limit = member.schema.keywords.maxItems ?? Int.max
          return items.count * 2 <= limit ? .array(items + items) : .array(Array(items.dropLast()))
        }
      })
    },
    Fault(
      "refuse-repeat", .idempotency, "The same update is refused when it comes again.",
      trigger: "the same update twice in a row"
    ) {
      let memory = FaultMemory<JSONValue>()
      return FaultHooks(assign: { record, change in
        if memory.exchange(change.key, for: change.sent) == change.sent {
          throw Refusal(statuses: [409, 422, 400], detail: "Nothing was changed.")
        }
        return record
      })
    },
    Fault(
      "toggle-on-repeat", .idempotency, "A boolean that is stored already is turned over.",
      trigger: "the same update again, with a boolean", needs: [.update, .boolean]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          guard let bool = value.bool, change.sent == change.stored.map({ stored in sentPart(of: stored, change) })
          else {
            return value
          }
          return member.schema.isValid(.bool(!bool)) ? .bool(!bool) : value
        }
      })
    },
  ]

  /// The members of the stored record that the content has as well.
  private static func sentPart(of stored: JSONValue, _ change: Change) -> JSONValue {
    guard let sent = change.sent.object, let stored = stored.object else { return stored }
    return .object(JSONObject(stored.members.filter { sent[$0.key] != nil }))
  }
}

import JSON
import JSONSchema

extension Fault {
  /// Updates that are acknowledged, but not stored, or stored in part.
  static let persistence: [Fault] = [
    Fault(
      "lost-update", .persistence, "The update is acknowledged and shown, but nothing is stored.",
      trigger: "every update"
    ) {
      FaultHooks(store: { _, _ in nil })
    },
    Fault(
      "drop-field", .persistence, "One optional member is left out when the record is stored.",
      trigger: "an update that sends the last optional scalar of the schema", needs: [.update, .optionalScalar]
    ) {
      FaultHooks(store: { record, change in
        guard let member = FaultSubject.lastOptionalScalar(change) else { return record }
        return record.setting(nil, at: JSONPointer([member.name]))
      })
    },
    Fault(
      "freeze-field", .persistence, "One optional member keeps the value it had.",
      trigger: "an update that changes the last optional scalar of the schema", needs: [.update, .optionalScalar]
    ) {
      FaultHooks(assign: { record, change in
        guard let member = FaultSubject.lastOptionalScalar(change), record[member.name] != nil else { return record }
        return record.setting(change.stored?[member.name], at: JSONPointer([member.name]))
      })
    },
    Fault(
      "ignore-falsy", .persistence, "A member that is empty, zero or false keeps the value it had.",
      trigger: "an update that sends \"\", 0, false, [] or {}", needs: [.update, .falsy]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          guard isFalsy(value), let stored = change.stored?[member.name] else { return value }
          return stored
        }
      })
    },
    Fault(
      "ignore-null", .persistence, "A member that is null keeps the value it had.",
      trigger: "an update that sends null", needs: [.update, .null]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          value.isNull ? change.stored?[member.name] ?? value : value
        }
      })
    },
    Fault(
      "null-as-text", .persistence, "Null is stored as the empty text, or as 0 or false.",
      trigger: "an update that sends null for a text, number or boolean", needs: [.update, .null]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          guard value.isNull else { return value }
          let candidates: [JSONValue] = ["", "null", 0, 1, false]
          return candidates.first { member.schema.isValid($0) } ?? value
        }
      })
    },
    Fault(
      "empty-as-null", .persistence, "The empty text is stored as null, or not at all.",
      trigger: "an update that sends \"\"", needs: [.update, .emptyText]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          guard value == "" else { return value }
          if member.schema.isValid(.null) { return .null }
          return member.required ? value : Optional<JSONValue>.none
        }
      })
    },
    Fault(
      "stuck-boolean", .persistence, "A boolean is stored as true, whatever was sent.",
      trigger: "an update that sends false", needs: [.update, .boolean]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          value == false && member.schema.isValid(true) ? true : value
        }
      })
    },
    Fault(
      "first-enum-value", .persistence, "The last value of an enumeration is stored as the first one.",
      trigger: "an update that sends the last value of an enumeration", needs: [.update, .keyword("enum")]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          let values = enumeration(member.schema)
          return values.count > 1 && value == values.last ? values.first : value
        }
      })
    },
    Fault(
      "stale-read", .persistence, "GET shows the record as it was before the last update.",
      trigger: "a GET after an update", needs: [.update, .reader]
    ) {
      let memory = FaultMemory<JSONValue>()
      return FaultHooks(
        assign: { record, change in
          if let stored = change.stored { _ = memory.exchange(change.key, for: stored) }
          return record
        },
        read: { record, key, _ in memory.value(key) ?? record })
    },
    Fault(
      "first-write-wins", .persistence, "The second and later updates of a record are acknowledged, but not stored.",
      trigger: "the second update of a record"
    ) {
      let memory = FaultMemory<Bool>()
      return FaultHooks(store: { record, change in
        guard memory.exchange(change.key, for: true) == nil else { return Optional<JSONValue>.none }
        return record
      })
    },
  ]

  private static func isFalsy(_ value: JSONValue) -> Bool {
    switch value {
    case .bool(let bool): !bool
    case .number(let number): number == JSONNumber(0)
    case .string(let text): text.text.isEmpty
    case .array(let items): items.isEmpty
    case .object(let object): object.isEmpty
    case .null: false
    }
  }

  private static func enumeration(_ schema: Schema) -> [JSONValue] {
    let keywords = schema.keywords
    if let values = keywords.enumeration { return values }
    return keywords.reference.map { enumeration(schema.table.schema($0)) } ?? []
  }
}

import JSON

extension Fault {
  /// Lists that show records other than a GET of the record does.
  static let lists: [Fault] = [
    Fault(
      "stale-list", .lists, "The list shows an updated record as it was before.", trigger: "a list after an update",
      needs: [.update, .item, .list]
    ) {
      let memory = FaultMemory<JSONValue>()
      return FaultHooks(
        assign: { record, change in
          if let stored = change.stored { _ = memory.exchange(change.key, for: stored) }
          return record
        },
        list: { records, _ in
          records.map { StoredRecord(key: $0.key, value: memory.value($0.key) ?? $0.value) }
        })
    },
    Fault(
      "missing-from-list", .lists, "The list leaves out a record that was updated.", trigger: "a list after an update",
      needs: [.update, .item, .list]
    ) {
      let memory = FaultMemory<Bool>()
      return FaultHooks(
        assign: { record, change in
          _ = memory.exchange(change.key, for: true)
          return record
        },
        list: { records, _ in records.filter { memory.value($0.key) == nil } })
    },
    Fault(
      "twice-in-list", .lists, "The list shows a record twice that was updated.", trigger: "a list after an update",
      needs: [.update, .item, .list]
    ) {
      let memory = FaultMemory<Bool>()
      return FaultHooks(
        assign: { record, change in
          _ = memory.exchange(change.key, for: true)
          return record
        },
        list: { records, _ in records.flatMap { memory.value($0.key) == nil ? [$0] : [$0, $0] } })
    },
  ]
}

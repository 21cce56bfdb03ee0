import JSON

extension Fault {
  /// Records that a PUT makes, where the document has it do so.
  static let creation: [Fault] = [
    Fault(
      "created-with-200", .creation, "A record that a PUT makes is answered with 200.",
      trigger: "an update of a record that does not exist", needs: [.update, .item, .createsByPut]
    ) {
      FaultHooks(respondWith: { answer, change in if change.stored == nil { answer.status = 200 } })
    },
    Fault(
      "updated-with-201", .creation, "Every update is answered as if it had made the record.",
      trigger: "an update of a record that exists", needs: [.update, .item, .createsByPut]
    ) {
      FaultHooks(respondWith: { answer, change in
        guard change.stored != nil else { return }
        answer.status = 201
        answer.set("Location", change.exchange.request.path)
      })
    },
    Fault(
      "created-twice", .creation, "The update that made a record makes another one when it comes again.",
      trigger: "the same update twice of a record that did not exist", needs: [.update, .item, .createsByPut]
    ) {
      let memory = FaultMemory<JSONValue>()
      return FaultHooks(
        make: { record, change in
          _ = memory.exchange(change.key, for: change.sent)
          return record
        },
        addsCopy: { change in memory.value(change.key) == change.sent })
    },
    Fault(
      "created-without-field", .creation, "A record that a PUT makes lacks one optional member.",
      trigger: "an update of a record that does not exist, with the last optional scalar of the schema",
      needs: [.update, .item, .createsByPut, .optionalScalar]
    ) {
      FaultHooks(make: { record, change in
        guard let member = FaultSubject.lastOptionalScalar(change) else { return record }
        return record.setting(nil, at: JSONPointer([member.name]))
      })
    },
  ]
}

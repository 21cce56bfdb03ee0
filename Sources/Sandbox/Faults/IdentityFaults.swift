import JSON

extension Fault {
  /// Updates that change what a record is: its id, its creation, what only the server may write.
  static let identity: [Fault] = [
    Fault(
      "write-read-only", .identity, "Read-only members take the values that the client sends.",
      trigger: "an update that sends a read-only member", needs: [.update, .readOnly]
    ) {
      FaultHooks(assign: { record, change in
        guard let shape = change.written else { return record }
        return shape.members.reduce(record) { record, member in
          guard member.readOnly, member.name != change.keyMember, let value = change.received[member.name] else {
            return record
          }
          return record.setting(value, at: JSONPointer([member.name]))
        }
      })
    },
    Fault(
      "new-creation-time", .identity, "The creation time becomes the time of the update.",
      trigger: "every update of a record with a read-only creation time", needs: [.update, .readOnly, .creationTime]
    ) {
      FaultHooks(assign: { record, change in RecordAssembly.stamped(record, change.read, isNew: true) })
    },
    Fault(
      "vanish-after-update", .identity, "A record cannot be read any more once it was updated.",
      trigger: "a GET after an update", needs: [.update, .reader]
    ) {
      let memory = FaultMemory<Bool>()
      return FaultHooks(
        assign: { record, change in
          _ = memory.exchange(change.key, for: true)
          return record
        },
        read: { record, key, _ in
          if memory.value(key) == true { throw Refusal.missing }
          return record
        })
    },
    Fault(
      "lenient-id", .identity, "The digits at the beginning of the path's id are taken for the id.",
      trigger: "an update whose path has an id such as 17.5", needs: [.update, .item, .numericKey]
    ) {
      FaultHooks(identity: { text in String(text.prefix { $0.isASCII && $0.isNumber }) })
    },
    Fault(
      "body-id-wins", .identity, "The id in the content chooses the record that is written.",
      trigger: "an update whose content has the id of another record", needs: [.update, .item, .keyMember]
    ) {
      FaultHooks(select: { all, change in
        guard let text = change.keyMember.flatMap({ TextValue.text(of: change.received[$0]) }),
          let other = all.first(where: { $0.key == text })
        else { return [change.key] }
        return [other]
      })
    },
    Fault(
      "body-id-stored", .identity, "The id in the content is stored in the record, whose URL stays.",
      trigger: "an update whose content has another id than the path", needs: [.update, .item, .keyMember]
    ) {
      FaultHooks(assign: { record, change in
        guard let member = change.keyMember, let sent = change.received[member] else { return record }
        return record.setting(sent, at: JSONPointer([member]))
      })
    },
  ]
}

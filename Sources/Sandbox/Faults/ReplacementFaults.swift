import JSON

extension Fault {
  /// Replacements that keep something of what was there.
  static let replacements: [Fault] = [
    Fault(
      "merge-instead-of-replace", .replacement, "Members that are left out keep their values.",
      trigger: "an update that leaves out a member that was stored", needs: [.update, .optional]
    ) {
      FaultHooks(assign: { record, change in
        guard let stored = change.stored else { return record }
        return RecordAssembly.stamped(RecordAssembly.setting(change.sent, on: stored), change.read, isNew: false)
      })
    },
    Fault(
      "keep-one-field", .replacement, "One optional member keeps its value when it is left out.",
      trigger: "an update that leaves out the last optional scalar of the schema", needs: [.update, .optionalScalar]
    ) {
      FaultHooks(assign: { record, change in
        guard let member = FaultSubject.lastOptionalScalar(change), change.sent[member.name] == nil,
          let stored = change.stored?[member.name]
        else { return record }
        return record.setting(stored, at: JSONPointer([member.name]))
      })
    },
  ]
}

import JSON

extension Fault {
  /// Updates of several records.
  static let bulk: [Fault] = [
    Fault(
      "bulk-skips-last", .bulk, "The last record of a list of two or more is not written.",
      trigger: "an update of two or more listed records", needs: [.bulk]
    ) {
      FaultHooks(items: { count in count > 1 ? Array(0..<(count - 1)) : [0] })
    },
    Fault(
      "bulk-first-only", .bulk, "Only the first record of a list is written.",
      trigger: "an update of two or more listed records", needs: [.bulk]
    ) {
      FaultHooks(items: { _ in [0] })
    },
    Fault(
      "bulk-last-content", .bulk, "Every record of a list gets the content of the last item.",
      trigger: "an update of two or more listed records", needs: [.bulk]
    ) {
      FaultHooks(assign: { record, change in
        guard change.exchange.plan.takesArray, let shape = change.written,
          let last = (try? JSONParser.parse(change.exchange.request.body))?.value.array?.last?.object
        else { return record }
        return last.members.reduce(record) { record, member in
          member.key == change.keyMember || shape[member.key]?.readOnly != false
            ? record : record.setting(member.value, at: JSONPointer([member.key]))
        }
      })
    },
    Fault(
      "bulk-updates-neighbour", .bulk, "The record after a listed one is written, too.",
      trigger: "an update of listed records that are not all there are", needs: [.bulk]
    ) {
      FaultHooks(select: { all, change in
        guard change.exchange.plan.takesArray, let index = all.firstIndex(of: change.key), all.count > 1 else {
          return [change.key]
        }
        return [change.key, all[(index + 1) % all.count]]
      })
    },
    Fault(
      "bulk-partly-applied", .bulk,
      "The records before one that does not exist stay written, although the update is refused.",
      trigger: "an update of listed records, one of which does not exist", needs: [.bulk]
    ) {
      FaultHooks(keepsPartlyApplied: true)
    },
    Fault(
      "filter-ignored", .bulk, "Records are changed that the query does not select.",
      trigger: "an update by a filter that does not select all records", needs: [.filter]
    ) {
      FaultHooks(selectMany: { _, all in all })
    },
    Fault(
      "filter-first-only", .bulk, "Only the first record that the query selects is changed.",
      trigger: "an update by a filter that selects two or more records", needs: [.filter]
    ) {
      FaultHooks(selectMany: { right, _ in Array(right.prefix(1)) })
    },
    Fault(
      "filter-skips-last", .bulk, "The last record that the query selects is not changed.",
      trigger: "an update by a filter that selects two or more records", needs: [.filter]
    ) {
      FaultHooks(selectMany: { right, _ in right.count > 1 ? Array(right.dropLast()) : right })
    },
    Fault(
      "wrong-count", .bulk, "The answer counts one record too many.", trigger: "an update by a filter", needs: [.filter]
    ) {
      FaultHooks(respond: { answer, exchange in
        guard case .list = exchange.plan.resource, !exchange.plan.takesArray,
          case .object(var object)? = (try? JSONParser.parse(answer.body))?.value
        else { return }
        for member in object.members {
          if let number = member.value.number { object[member.key] = .number(number + JSONNumber(1)) }
        }
        answer.body = Array(JSONValue.object(object).serialized().utf8)
      })
    },
  ]
}

import JSON

extension Fault {
  /// Arrays and objects that come back other than they were sent.
  static let collections: [Fault] = [
    array("sort-array", "Arrays are sorted.", "an array that is not in order") { _, items, _ in
      items.sorted { $0.serialized() < $1.serialized() }
    },
    array("reverse-array", "Arrays are stored backwards.", "an array of two different items") { _, items, _ in
      items.reversed()
    },
    array("truncate-array", "The last item of an array is lost.", "an array of two or more items") { _, items, _ in
      items.count > 1 ? Array(items.dropLast()) : items
    },
    array(
      "deduplicate-array", "Items that are equal become one.", "an array with two equal items", need: .repeatingArray
    ) {
      _, items, _ in
      var seen: Set<JSONValue> = []
      return items.filter { seen.insert($0).inserted }
    },
    array("union-array", "New items are added to the ones that were stored.", "an array that lacks a stored item") {
      name, items, change in
      let stored = change.stored?[name]?.array ?? []
      return stored.filter { !items.contains($0) } + items
    },
    array(
      "keep-array", "An empty array leaves the items that were stored.", "an empty array", need: .emptyArray
    ) { name, items, change in
      items.isEmpty ? change.stored?[name]?.array ?? items : items
    },
    Fault(
      "merge-object", .collections, "An object inside the record is merged with the one that was stored.",
      trigger: "an update that leaves out a member of an object inside the record", needs: [.update, .object]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          guard value.object != nil, let stored = change.stored?[member.name], stored.object != nil else {
            return value
          }
          return RecordAssembly.setting(value, on: stored)
        }
      })
    },
    Fault(
      "merge-map", .collections, "Keys of a map that are left out stay.",
      trigger: "an update that leaves out a key of a map", needs: [.update, .map]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          guard value.object != nil, member.nested == nil, let stored = change.stored?[member.name],
            stored.object != nil
          else { return value }
          let merged = RecordAssembly.setting(value, on: stored)
          return member.schema.isValid(merged) ? merged : value
        }
      })
    },
    Fault(
      "drop-map-key", .collections, "The last key of a map is lost.",
      trigger: "an update that sends a map with two or more keys", needs: [.update, .map]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          guard member.nested == nil, let object = value.object, object.count > 1, let last = object.keys.last else {
            return value
          }
          return value.setting(nil, at: JSONPointer([last]))
        }
      })
    },
    Fault(
      "drop-nested", .collections, "The last member of an object inside the record is lost.",
      trigger: "an update that sends an object of two or more members inside the record", needs: [.update, .object]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          guard let object = value.object, object.count > 1,
            let last = object.members.last(where: { inner in
              member.nested?[inner.key]?.required != true
            })
          else { return value }
          return value.setting(nil, at: JSONPointer([last.key]))
        }
      })
    },
    Fault(
      "drop-object", .collections, "Objects inside the record keep the value they had.",
      trigger: "an update that changes an object inside the record", needs: [.update, .object]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          guard value.object != nil, member.nested != nil else { return value }
          return change.stored?[member.name] ?? value
        }
      })
    },
  ]

  private static func array(
    _ id: String, _ description: String, _ trigger: String, need: FaultNeed = .array,
    _ transform: @escaping @Sendable (JSONString, [JSONValue], Change) -> [JSONValue]
  ) -> Fault {
    Fault(id, .collections, description, trigger: "an update that sends \(trigger)", needs: [.update, need]) {
      FaultHooks(assign: { record, change in
        FaultSubject.arrays(record, change) { name, items in transform(name, items, change) }
      })
    }
  }
}

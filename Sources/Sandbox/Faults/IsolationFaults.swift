extension Fault {
  /// Updates that reach other records.
  static let isolation: [Fault] = [
    Fault(
      "update-all", .isolation, "The update is written to every record of the collection.", trigger: "every update",
      needs: [.update, .item]
    ) {
      FaultHooks(select: { all, _ in all })
    },
    Fault(
      "update-neighbour", .isolation, "The update is also written to the next record.",
      trigger: "an update of a record that is not the only one", needs: [.update, .item]
    ) {
      FaultHooks(select: { all, change in
        guard all.count > 1, let index = all.firstIndex(of: change.key) else { return [change.key] }
        return [change.key, all[(index + 1) % all.count]]
      })
    },
    Fault(
      "insert-instead", .isolation, "A new record gets the content, and the one that was named stays as it was.",
      trigger: "every update", needs: [.update, .item, .list]
    ) {
      FaultHooks(addsCopy: { _ in true }, store: { _, _ in nil })
    },
    Fault(
      "update-first", .isolation, "The update is written to the first record of the collection instead.",
      trigger: "an update of another record than the first", needs: [.update, .item]
    ) {
      FaultHooks(select: { all, change in [all.first ?? change.key] })
    },
    Fault(
      "update-previous", .isolation, "The update is written to the record before the one that was named.",
      trigger: "an update of another record than the first", needs: [.update, .item]
    ) {
      FaultHooks(select: { all, change in
        guard let index = all.firstIndex(of: change.key), index > 0 else { return [change.key] }
        return [all[index - 1]]
      })
    },
  ]
}

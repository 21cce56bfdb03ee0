extension Fault {
  /// Records that are reached through the path of another parent.
  static let tenancy: [Fault] = [
    Fault(
      "read-across-parents", .tenancy, "A record is shown under any parent.",
      trigger: "a GET of a record through another parent", needs: [.update, .item, .reader, .nested]
    ) {
      FaultHooks(methodsAcrossParents: ["GET"])
    },
    Fault(
      "update-across-parents", .tenancy, "A record is updated under any parent.",
      trigger: "an update of a record through another parent", needs: [.update, .item, .nested]
    ) {
      FaultHooks(methodsAcrossParents: ["PUT"])
    },
  ]
}

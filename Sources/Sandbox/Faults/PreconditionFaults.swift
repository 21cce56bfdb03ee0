import JSON

extension Fault {
  /// Conditional updates, and the entity tags that they need.
  static let preconditions: [Fault] = [
    Fault(
      "ignore-if-match", .preconditions, "If-Match is not looked at.", trigger: "an update with a stale entity tag",
      needs: [.update, .reader]
    ) {
      FaultHooks(ignoredPreconditions: [.ifMatch])
    },
    Fault(
      "ignore-if-none-match", .preconditions, "If-None-Match is not looked at.",
      trigger: "an update with If-None-Match: * of a record that exists", needs: [.update, .reader]
    ) {
      FaultHooks(ignoredPreconditions: [.ifNoneMatch])
    },
    Fault(
      "allow-missing-if-match", .preconditions, "An update without the precondition that is asked for is carried out.",
      trigger: "an update without If-Match", needs: [.update, .reader, .strictPreconditions]
    ) {
      FaultHooks(ignoredPreconditions: [.required])
    },
    Fault(
      "stale-etag-in-response", .preconditions, "The answer has the entity tag of the record before the update.",
      trigger: "an update that changes the record", needs: [.update, .reader, .entityTagInResponse]
    ) {
      let memory = FaultMemory<String>()
      return FaultHooks(respondWith: { answer, change in
        guard let tag = answer.field("ETag"), let old = memory.exchange(change.key, for: tag) else { return }
        answer.set("ETag", old)
      })
    },
    Fault(
      "refuse-if-match", .preconditions, "The current entity tag is refused as stale.",
      trigger: "an update with the entity tag that a GET has just answered", needs: [.update, .reader]
    ) {
      FaultHooks(decode: { exchange in
        if exchange.request.field("if-match") != nil {
          throw Refusal(statuses: [412], detail: "The record is not the one that If-Match names.")
        }
      })
    },
    Fault(
      "constant-etag", .preconditions, "The entity tag stays the same when the record changes.",
      trigger: "a GET after an update", needs: [.update, .reader]
    ) {
      FaultHooks(entityTag: { _, _ in "\"1\"" })
    },
    Fault(
      "random-etag", .preconditions, "The entity tag changes although the record does not.",
      trigger: "two GETs in a row", needs: [.update, .reader]
    ) {
      FaultHooks(entityTag: { tag, _ in EntityTag.strong(Array((tag + ServerTime.now()).utf8)) })
    },
  ]
}

import JSON
import Synchronization

extension Fault {
  /// Updates that go wrong when another one comes at the same time, or right after.
  static let concurrency: [Fault] = [
    Fault(
      "torn-write", .concurrency, "One half of the record is written at once, the other one a moment later.",
      trigger: "two updates of one record at the same time"
    ) {
      let turn = Turn()
      return FaultHooks(deferral: {
        DeferredPart(
          milliseconds: turn.next(), first: { stored, record in half(stored, record, isFirst: true) },
          second: { stored, record in limited(half(stored, record, isFirst: false), to: record) })
      })
    },
    Fault(
      "check-then-act", .concurrency, "If-Match is looked at first, and the record is written a moment later.",
      trigger: "two updates of one record at the same time, with the same entity tag", needs: [.update, .reader]
    ) {
      FaultHooks(deferral: {
        DeferredPart(milliseconds: 20, first: { _, _ in nil }, second: { _, record in record })
      })
    },
    Fault(
      "drop-second-write", .concurrency, "An update is lost when the record was not read since the last one.",
      trigger: "two updates of one record in a row", needs: [.update, .reader]
    ) {
      let memory = FaultMemory<Bool>()
      return FaultHooks(
        store: { record, change in
          memory.exchange(change.key, for: true) == true ? Optional<JSONValue>.none : record
        },
        read: { record, key, _ in
          _ = memory.exchange(key, for: false)
          return record
        })
    },
  ]

  /// `stored` with every other member of `record`.
  private static func half(_ stored: JSONValue, _ record: JSONValue, isFirst: Bool) -> JSONValue {
    guard let members = record.object?.members else { return record }
    return members.enumerated().reduce(stored) { half, entry in
      entry.offset.isMultiple(of: 2) == isFirst
        ? half.setting(entry.element.value, at: JSONPointer([entry.element.key])) : half
    }
  }

  /// `stored` with the members alone that `record` has, too.
  private static func limited(_ stored: JSONValue, to record: JSONValue) -> JSONValue {
    guard let members = stored.object?.members, let kept = record.object else { return stored }
    return .object(JSONObject(members.filter { kept[$0.key] != nil }))
  }
}

/// Delays of which a later one may be over first, in turn.
private final class Turn: Sendable {
  private let count = Mutex(0)

  /// The next delay in milliseconds.
  func next() -> Int {
    count.withLock { count in
      count += 1
      return [40, 5, 20][count % 3]
    }
  }
}

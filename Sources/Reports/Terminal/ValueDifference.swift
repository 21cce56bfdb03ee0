import JSON

/// The places at which two values differ, for showing them side by side.
struct ValueDifference: Equatable {
  /// One place: what stands there on either side, `nil` where nothing does.
  struct Row: Equatable {
    let pointer: JSONPointer
    let expected: JSONValue?
    let actual: JSONValue?
  }

  /// The differing places, at most `limit`.
  private(set) var rows: [Row] = []
  /// How many differing places there are beyond `rows`.
  private(set) var more = 0
  private let limit: Int

  init(expected: JSONValue?, actual: JSONValue?, limit: Int = 20) {
    self.limit = limit
    compare(expected, actual, at: JSONPointer())
  }

  private mutating func compare(_ expected: JSONValue?, _ actual: JSONValue?, at pointer: JSONPointer) {
    if expected == actual { return }
    switch (expected, actual) {
    case (.object(let left), .object(let right)):
      for member in left.members { compare(member.value, right[member.key], at: pointer.appending(member.key)) }
      for member in right.members where left[member.key] == nil {
        compare(nil, member.value, at: pointer.appending(member.key))
      }
    case (.array(let left), .array(let right)) where left.count == right.count:
      for index in left.indices { compare(left[index], right[index], at: pointer.appending(index)) }
    default:
      if rows.count < limit {
        rows.append(Row(pointer: pointer, expected: expected, actual: actual))
      } else {
        more += 1
      }
    }
  }
}

import JSON

/// Compares two states exactly: no value counts as another form of the same.
public enum StateEquality {
  /// Where two states differ, looked at from both sides: members and items that only one of them has count.
  ///
  /// - Parameter ignoring: places that are left out with all they hold.
  /// - Returns: the places in the order of `first`, what only `second` has last in each object; empty when the states are
  ///   equal.
  public static func differingPointers(
    _ first: JSONValue, _ second: JSONValue, ignoring: Set<JSONPointer> = []
  ) -> [JSONPointer] {
    var differing: [JSONPointer] = []
    collect(first, second, JSONPointer(), ignoring, &differing)
    return differing
  }

  private static func collect(
    _ first: JSONValue, _ second: JSONValue, _ pointer: JSONPointer, _ ignoring: Set<JSONPointer>,
    _ differing: inout [JSONPointer]
  ) {
    if ignoring.contains(pointer) { return }
    switch (first, second) {
    case (.object(let left), .object(let right)):
      for member in left.members {
        let inner = pointer.appending(member.key)
        if let other = right[member.key] {
          collect(member.value, other, inner, ignoring, &differing)
        } else if !ignoring.contains(inner) {
          differing.append(inner)
        }
      }
      for member in right.members where left[member.key] == nil {
        let inner = pointer.appending(member.key)
        if !ignoring.contains(inner) { differing.append(inner) }
      }
    case (.array(let left), .array(let right)):
      for index in 0..<max(left.count, right.count) {
        let inner = pointer.appending(index)
        if index < left.count, index < right.count {
          collect(left[index], right[index], inner, ignoring, &differing)
        } else if !ignoring.contains(inner) {
          differing.append(inner)
        }
      }
    default:
      if first != second { differing.append(pointer) }
    }
  }
}

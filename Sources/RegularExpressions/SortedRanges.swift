/// What sets that are kept as sorted ranges have in common.
enum SortedRanges {
  /// The same numbers as ranges in ascending order that neither overlap nor touch.
  static func merged<Bound: FixedWidthInteger>(_ unordered: [ClosedRange<Bound>]) -> [ClosedRange<Bound>] {
    var merged: [ClosedRange<Bound>] = []
    for range in unordered.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      // `lowerBound - 1` cannot overflow: behind the first test another bound is below it.
      if let last = merged.last, range.lowerBound <= last.upperBound || range.lowerBound - 1 == last.upperBound {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// The numbers that both have, each sorted.
  static func intersection<Bound: FixedWidthInteger>(
    _ left: [ClosedRange<Bound>], _ right: [ClosedRange<Bound>]
  ) -> [ClosedRange<Bound>] {
    var result: [ClosedRange<Bound>] = []
    var (leftIndex, rightIndex) = (0, 0)
    while leftIndex < left.count, rightIndex < right.count {
      let a = left[leftIndex]
      let b = right[rightIndex]
      let low = max(a.lowerBound, b.lowerBound)
      let high = min(a.upperBound, b.upperBound)
      if low <= high { result.append(low...high) }
      if a.upperBound < b.upperBound { leftIndex += 1 } else { rightIndex += 1 }
    }
    return result
  }
}

/// The lengths that matches can have: sorted ranges that do not touch, up to a cap.
struct LengthSet: Hashable, Sendable {
  private(set) var ranges: [ClosedRange<Int>]

  init(_ unordered: [ClosedRange<Int>] = []) {
    ranges = SortedRanges.merged(unordered)
  }

  init(_ length: Int) {
    self.init([length...length])
  }

  var isEmpty: Bool { ranges.isEmpty }
  var count: Int { ranges.reduce(0) { $0 + $1.count } }
  var minimum: Int? { ranges.first?.lowerBound }

  func contains(_ length: Int) -> Bool {
    guard let last = largest(upTo: length) else { return false }
    return last == length
  }

  /// The largest length that is not above `limit`.
  func largest(upTo limit: Int) -> Int? {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= limit { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : min(limit, ranges[low - 1].upperBound)
  }

  func union(_ other: LengthSet) -> LengthSet {
    LengthSet(ranges + other.ranges)
  }

  func intersection(_ other: LengthSet) -> LengthSet {
    LengthSet(SortedRanges.intersection(ranges, other.ranges))
  }

  func clamped(to bounds: ClosedRange<Int>) -> LengthSet {
    intersection(LengthSet([bounds]))
  }

  /// The sums of a length of this set and one of the other, up to the cap.
  func sums(with other: LengthSet, cap: Int) -> LengthSet {
    if other.ranges == [0...0] { return self }
    if ranges == [0...0] { return other }
    if ranges.count * other.ranges.count > 4_096 { return tabulatedSums(with: other, cap: cap) }
    var result: [ClosedRange<Int>] = []
    for a in ranges {
      for b in other.ranges where a.lowerBound + b.lowerBound <= cap {
        result.append((a.lowerBound + b.lowerBound)...min(cap, a.upperBound + b.upperBound))
      }
    }
    return LengthSet(result)
  }

  /// The sums by counting at each length how many sums begin and end there, for sets of many ranges.
  private func tabulatedSums(with other: LengthSet, cap: Int) -> LengthSet {
    var changes = [Int](repeating: 0, count: cap + 2)
    for a in ranges {
      for b in other.ranges {
        let low = a.lowerBound + b.lowerBound
        if low > cap { break }
        changes[low] += 1
        changes[min(cap, a.upperBound + b.upperBound) + 1] -= 1
      }
    }
    var result: [ClosedRange<Int>] = []
    var open = 0
    var start = 0
    for (length, change) in changes.enumerated() where change != 0 {
      if open == 0 { start = length }
      open += change
      if open == 0 { result.append(start...(length - 1)) }
    }
    return LengthSet(result)
  }

  /// The lengths `l` of this set for which `total - l` is in the other.
  func complementing(_ other: LengthSet, to total: Int) -> LengthSet {
    var mirrored: [ClosedRange<Int>] = []
    for range in other.ranges.reversed() where range.lowerBound <= total {
      mirrored.append(max(0, total - range.upperBound)...(total - range.lowerBound))
    }
    return intersection(LengthSet(mirrored))
  }

  /// A length of the set, each as likely.
  func randomLength(using random: inout some RandomNumberGenerator) -> Int? {
    let count = self.count
    guard count > 0 else { return nil }
    var rest = Int.random(in: 0..<count, using: &random)
    for range in ranges {
      if rest < range.count { return range.lowerBound + rest }
      rest -= range.count
    }
    return nil
  }
}

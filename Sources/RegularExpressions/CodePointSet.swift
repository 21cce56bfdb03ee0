/// A set of code points: sorted ranges that do not touch, and two words of bits that answer for ASCII at once.
struct CodePointSet: Hashable, Sendable {
  static let lastCodePoint: UInt32 = 0x10FFFF
  static let everything = CodePointSet([0...lastCodePoint])

  private(set) var ranges: [ClosedRange<UInt32>]
  private var asciiLow: UInt64 = 0
  private var asciiHigh: UInt64 = 0

  init(_ unordered: [ClosedRange<UInt32>] = []) {
    ranges = SortedRanges.merged(unordered)
    for range in ranges where range.lowerBound < 128 {
      for codePoint in range.lowerBound...min(range.upperBound, 127) {
        if codePoint < 64 {
          asciiLow |= 1 << UInt64(codePoint)
        } else {
          asciiHigh |= 1 << UInt64(codePoint - 64)
        }
      }
    }
  }

  init(_ codePoint: UInt32) {
    self.init([codePoint...codePoint])
  }

  var isEmpty: Bool { ranges.isEmpty }

  /// The number of code points in the set.
  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  @inline(__always)
  func contains(_ codePoint: UInt32) -> Bool {
    if codePoint < 64 { return asciiLow >> UInt64(codePoint) & 1 != 0 }
    if codePoint < 128 { return asciiHigh >> UInt64(codePoint - 64) & 1 != 0 }
    return containsBeyondASCII(codePoint)
  }

  private func containsBeyondASCII(_ codePoint: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      let range = ranges[middle]
      if codePoint < range.lowerBound {
        high = middle
      } else if codePoint > range.upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }

  func union(_ other: CodePointSet) -> CodePointSet {
    CodePointSet(ranges + other.ranges)
  }

  var complement: CodePointSet {
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= Self.lastCodePoint { result.append(next...Self.lastCodePoint) }
    return CodePointSet(result)
  }

  func intersection(_ other: CodePointSet) -> CodePointSet {
    CodePointSet(SortedRanges.intersection(ranges, other.ranges))
  }

  /// The code point at `index` in ascending order; nil when the set has fewer.
  func codePoint(at index: Int) -> UInt32? {
    var rest = index
    for range in ranges {
      if rest < range.count { return range.lowerBound + UInt32(rest) }
      rest -= range.count
    }
    return nil
  }
}

/// The character classes that ECMA-262 §22.2.2.9 names.
extension CodePointSet {
  /// `\d`
  static let digits = CodePointSet([0x30...0x39])
  /// `\w`
  static let wordCharacters = CodePointSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  /// What `.` does not match: LineTerminator.
  static let lineTerminators = CodePointSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])
  /// `\s`: WhiteSpace (with every Space_Separator and U+FEFF) and LineTerminator.
  static let whitespace = CodePointSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
    0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
}

/// Character classes in brackets.
extension PatternParser {
  private enum ClassMember {
    case codePoint(UInt32)
    case set(CodePointSet)
  }

  /// Reads a class from its `[` to its `]`.
  mutating func parseClass() throws(RegularExpressionError) -> CodePointSet {
    let start = position
    position += 1
    let isNegated = skip("^")
    var ranges: [ClosedRange<UInt32>] = []
    while current != "]" {
      let memberStart = position
      guard let first = try parseClassMember() else {
        throw error("the class is not closed; write ']' after it", at: start)
      }
      // A hyphen that cannot make a range stands for itself, as documents with `[\w-.]` mean it.
      guard case .codePoint(let low) = first, looksAt("-"), position + 1 < scalars.count,
        scalars[position + 1] != "]"
      else {
        ranges += Self.ranges(of: first)
        continue
      }
      position += 1
      guard let second = try parseClassMember() else {
        throw error("the class is not closed; write ']' after it", at: start)
      }
      switch second {
      case .set(let set): ranges += [low...low, 0x2D...0x2D] + set.ranges
      case .codePoint(let high):
        guard low <= high else { throw error("the range's ends are out of order", at: memberStart) }
        ranges.append(low...high)
      }
    }
    position += 1
    var set = CodePointSet(ranges)
    if flags.ignoresCase { set = CaseFolding.closure(of: set) }
    return isNegated ? set.complement : set
  }

  private static func ranges(of member: ClassMember) -> [ClosedRange<UInt32>] {
    switch member {
    case .codePoint(let codePoint): [codePoint...codePoint]
    case .set(let set): set.ranges
    }
  }

  /// The next member of a class; nil at the pattern's end.
  private mutating func parseClassMember() throws(RegularExpressionError) -> ClassMember? {
    guard let next = current else { return nil }
    if next == "[", startsPOSIXClass {
      throw error(
        "POSIX classes such as [:alpha:] are not in ECMA-262; write the ranges, or \\p{L} and its like")
    }
    guard next == "\\" else {
      position += 1
      return .codePoint(next.value)
    }
    if let set = try parseClassEscape() { return .set(set) }
    return .codePoint(try parseCharacterEscape(inClass: true))
  }

  private var startsPOSIXClass: Bool {
    guard looksAt("[:") else { return false }
    var index = position + 2
    while index < scalars.count, scalars[index].properties.isAlphabetic { index += 1 }
    return index > position + 2 && looksAt(":]", from: index)
  }
}

/// RFC 5893 §2: how letters of both directions and digits may mix in the labels of a name.
enum BidirectionalLabels {
  /// Whether the labels keep the rule; names without right-to-left characters always do.
  static func areConsistent(_ labels: [[Unicode.Scalar]]) -> Bool {
    guard labels.contains(where: { $0.contains { isRightToLeft($0) || isArabicDigit($0) } }) else { return true }
    return labels.allSatisfy { label in
      guard let first = label.first else { return true }
      if isRightToLeft(first) { return isRightToLeftLabel(label) }
      return first.properties.isAlphabetic && !label.contains { isRightToLeft($0) || isArabicDigit($0) }
    }
  }

  private static func isRightToLeftLabel(_ label: [Unicode.Scalar]) -> Bool {
    guard let last = label.last(where: { !$0.isMark }), isRightToLeft(last) || isDigit(last) else { return false }
    let hasLeftToRight = label.contains { $0.properties.isAlphabetic && !isRightToLeft($0) && !$0.isMark }
    return !hasLeftToRight && !(label.contains(where: isArabicDigit) && label.contains(where: isEuropeanDigit))
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.properties.isAlphabetic, !scalar.isMark else { return false }
    switch scalar.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: return true
    default: return false
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    isArabicDigit(scalar) || isEuropeanDigit(scalar)
  }

  private static func isArabicDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x660...0x669).contains(scalar.value)
  }

  private static func isEuropeanDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || (0x6F0...0x6F9).contains(scalar.value)
  }
}

extension Unicode.Scalar {
  /// Whether it is a combining mark.
  var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}

/// Case-insensitive equality of code points, as ECMA-262's Canonicalize has it with the `u` flag: simple case folding.
enum CaseFolding {
  /// The code points that differ only in case, by the one they fold to.
  private static let variants: [UInt32: [UInt32]] = {
    var variants: [UInt32: [UInt32]] = [:]
    for value in 0...0x1FFFF {
      guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.changesWhenCaseMapped else { continue }
      let folded = fold(scalar.value)
      variants[folded, default: [folded]].append(scalar.value)
    }
    return variants
  }()

  /// The code point that stands for all that differ from it only in case.
  static func fold(_ codePoint: UInt32) -> UInt32 {
    // The dotted and the dotless i have no simple folding.
    guard codePoint != 0x130, codePoint != 0x131, let scalar = Unicode.Scalar(codePoint) else { return codePoint }
    let upper = single(scalar.properties.uppercaseMapping) ?? scalar
    return (single(upper.properties.lowercaseMapping) ?? upper).value
  }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    mapping.unicodeScalars.count == 1 ? mapping.unicodeScalars.first : nil
  }

  /// The set with every code point that differs from one of its members only in case.
  static func closure(of set: CodePointSet) -> CodePointSet {
    var ranges = set.ranges
    for group in variants.values where group.contains(where: set.contains) {
      ranges += group.map { $0...$0 }
    }
    return CodePointSet(ranges)
  }
}

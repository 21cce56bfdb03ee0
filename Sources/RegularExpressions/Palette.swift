/// The members of a set in the order in which generated text prefers them.
struct Palette: Sendable {
  private static let lettersAndDigits = CodePointSet([0x30...0x39, 0x41...0x5A, 0x61...0x7A])
  private static let lowercaseLetters = CodePointSet([0x61...0x7A])
  private static let lowercaseAndDigits = CodePointSet([0x30...0x39, 0x61...0x7A])
  private static let printable = CodePointSet([0x21...0x7E])

  /// Letters and digits for a reader to tell apart.
  private let preferred: CodePointSet
  private let printable: CodePointSet
  private let all: CodePointSet

  init(_ set: CodePointSet) {
    // Servers that fold the case of what they store are common, so one case of a letter is enough.
    let lowercase = set.intersection(Self.lowercaseLetters)
    let uppercase = CodePointSet(lowercase.ranges.map { $0.lowerBound - 0x20...$0.upperBound - 0x20 })
    let single = set.intersection(uppercase.complement)
    preferred = single.intersection(Self.lettersAndDigits)
    printable = single.intersection(Self.printable)
    all = set
  }

  /// Whether the set has no letter and no digit to write.
  var isOrnamental: Bool { preferred.isEmpty }

  /// How many bits a choice is worth.
  var bits: Int {
    let count = max(preferred.count, min(printable.count, 4))
    return Int.bitWidth - max(1, count).leadingZeroBitCount - 1
  }

  func pick(using random: inout some RandomNumberGenerator) -> UInt32? {
    if !printable.isEmpty {
      let isNarrow = preferred.count < 4 && printable.count > preferred.count
      let usesAll = preferred.isEmpty || (isNarrow && Int.random(in: 0..<4, using: &random) == 0)
      let choice = usesAll ? printable : preferred
      return choice.codePoint(at: Int.random(in: 0..<choice.count, using: &random))
    }
    if all.contains(0x20) { return 0x20 }
    guard !all.isEmpty else { return nil }
    var fallback: UInt32?
    for _ in 0..<64 {
      guard let codePoint = all.codePoint(at: Int.random(in: 0..<all.count, using: &random)),
        let scalar = Unicode.Scalar(codePoint)
      else { continue }
      switch scalar.properties.generalCategory {
      case .unassigned, .privateUse, .control, .format, .lineSeparator, .paragraphSeparator:
        fallback = fallback ?? codePoint
      default: return codePoint
      }
    }
    return fallback ?? all.ranges.lazy.map(\.lowerBound).first { Unicode.Scalar($0) != nil }
  }

  /// A lowercase letter or a digit.
  static func padding(using random: inout some RandomNumberGenerator) -> UInt32 {
    lowercaseAndDigits.codePoint(at: Int.random(in: 0..<36, using: &random)) ?? 0x61
  }
}

/// Texts that match and texts that do not. Every one is checked with the matcher before it is returned.
extension RegularExpression {
  private static let attempts = 400
  /// The code points to write at most in all attempts after the first few.
  private static let effort = 100_000
  private static let checkStepLimit = 200_000
  /// A text of a pattern that allows any length is about a word long, and has a few code points more than it must.
  private static let naturalLengths = 6...9
  private static let naturalAddition = 4...8
  /// With fewer bits of choice in a text, another is tried that may be told apart better from those of other states.
  private static let sufficientBits = 16

  /// A string that matches and has between `minLength` and `maxLength` code points; nil when none was found.
  ///
  /// Where the pattern leaves a choice, the string depends on the generator. A pattern without anchors gets more than
  /// its match only to reach `minLength`, or where the match alone would always be the same.
  public func generate<Random: RandomNumberGenerator>(
    minLength: Int = 0, maxLength: Int? = nil, using generator: inout Random
  ) -> String? {
    let lowest = max(0, minLength)
    guard lowest <= maxLength ?? .max, lowest <= Self.longestText else { return nil }
    let shortest = tree.minimumLength(of: tree.root)
    guard shortest <= min(maxLength ?? .max, Self.longestText) else { return nil }
    // Lengths are worked out up to a cap; beyond it only where nothing shorter is possible.
    var cap = max(lowest, shortest) + 64
    while true {
      let highest = min(maxLength ?? .max, cap)
      if let text = generate(lengths: lowest...highest, using: &generator) { return text }
      if cap >= min(maxLength ?? .max, Self.longestText) || cap >= 65_536 || maxLength == nil { return nil }
      cap *= 16
    }
  }

  /// A string that matches and has exactly `length` code points; nil when none was found.
  public func generateBoundary(length: Int, using generator: inout some RandomNumberGenerator) -> String? {
    generate(minLength: length, maxLength: length, using: &generator)
  }

  private static var longestText: Int { 4_000_000 }

  private func generate<Random: RandomNumberGenerator>(
    lengths bounds: ClosedRange<Int>, using generator: inout Random
  ) -> String? {
    var table = LengthTable(tree: tree, cap: bounds.upperBound)
    let all = table.lengths(of: tree.root)
    let demanded = tree.lengthsDemanded(by: tree.root, &table)
    let possible = all.intersection(demanded).clamped(to: bounds)
    let opensStart = !tree.isAnchoredAtStart(tree.root)
    let opensEnd = !tree.isAnchoredAtEnd(tree.root)
    let canPad = opensStart || opensEnd
    guard !possible.isEmpty || canPad else { return nil }
    var builder = TextBuilder(tree: tree, lengths: table, random: generator)
    defer { generator = builder.random }
    var best: (text: String, bits: Int)?
    var successes = 0
    for attempt in 0..<Self.attempts {
      if attempt >= 40, attempt > Self.effort / max(1, bounds.upperBound) { break }
      let target = Self.target(attempt: attempt, possible, bounds, using: &builder.random)
      guard let core = possible.contains(target) ? target : all.largest(upTo: target), builder.build(length: core)
      else { continue }
      var padding = max(0, target - core)
      if padding == 0, canPad, builder.bits < Self.sufficientBits, attempt % 2 == 0 {
        padding = min(6, bounds.upperBound - core)
      }
      if padding > 0 {
        let atStart = !opensEnd || (opensStart && attempt % 8 >= 4)
        builder.pad(padding, atStart: atStart, separated: attempt % 4 >= 2)
      }
      builder.meetDemands()
      guard bounds.contains(builder.text.count), let text = Self.string(builder.text) else { continue }
      guard matches(codePoints: builder.text, stepLimit: Self.checkStepLimit) == .match else { continue }
      if builder.bits >= Self.sufficientBits || bounds.count == 1 { return text }
      if best.map({ builder.bits > $0.bits + 3 }) ?? true { best = (text, builder.bits) }
      successes += 1
      if successes == 6 { break }
    }
    return best?.text
  }

  /// The length to try for: a natural one at first, any possible one later.
  private static func target(
    attempt: Int, _ possible: LengthSet, _ bounds: ClosedRange<Int>, using random: inout some RandomNumberGenerator
  ) -> Int {
    let addition = Int.random(in: naturalAddition, using: &random) + 4 * (attempt % 4)
    let wanted = max(Int.random(in: naturalLengths, using: &random), (possible.minimum ?? 0) + addition)
    let natural = min(bounds.upperBound, max(bounds.lowerBound, wanted))
    if possible.isEmpty { return natural }
    // Of a few lengths each has its turn; of many, those near the natural one.
    let near = possible.clamped(to: bounds.lowerBound...max(bounds.lowerBound, natural + 16))
    if attempt % 4 == 3 || possible.count <= 8, let any = near.randomLength(using: &random),
      any > 0 || possible.count == 1 || attempt > 0
    {
      return any
    }
    if let below = possible.largest(upTo: natural), below > 0 || bounds.upperBound == 0 { return below }
    return possible.clamped(to: max(1, bounds.lowerBound)...max(1, bounds.upperBound)).minimum ?? 0
  }

  static func string(_ codePoints: [UInt32]) -> String? {
    var view = String.UnicodeScalarView()
    for codePoint in codePoints {
      guard let scalar = Unicode.Scalar(codePoint) else { return nil }
      view.append(scalar)
    }
    return String(view)
  }

  // MARK: Texts that do not match

  /// A string that does not match, as close to `text` as was found; nil when none was found.
  ///
  /// Tried in turn: one code point changed, one left out, one appended, the empty string. Only printable code points
  /// are written, and those first that every dialect of regular expressions takes alike.
  public func generateNonMatching(near text: String, using generator: inout some RandomNumberGenerator) -> String? {
    let original = text.unicodeScalars.map(\.value)
    let substitutes = "!#_-a0A .é漢".unicodeScalars.map(\.value)
    var positions = Array(original.indices)
    if positions.count > 48 { positions = Array(positions.shuffled(using: &generator).prefix(48)) }
    positions.shuffle(using: &generator)
    for substitute in substitutes {
      for position in positions where original[position] != substitute {
        var changed = original
        changed[position] = substitute
        if let found = nonMatch(changed) { return found }
      }
    }
    for position in positions {
      var shortened = original
      shortened.remove(at: position)
      if let found = nonMatch(shortened) { return found }
    }
    for substitute in substitutes {
      if let found = nonMatch(original + [substitute]) { return found }
    }
    return original.isEmpty ? nil : nonMatch([])
  }

  private func nonMatch(_ codePoints: [UInt32]) -> String? {
    guard matches(codePoints: codePoints, stepLimit: Self.checkStepLimit) == .noMatch else { return nil }
    return Self.string(codePoints)
  }
}

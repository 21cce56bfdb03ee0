/// Writes one text of a given length that follows a tree, assertions left to be checked.
struct TextBuilder<Random: RandomNumberGenerator> {
  /// A lookahead that the text must satisfy from a position on.
  struct Demand {
    var body: SyntaxTree.Index
    var position: Int
  }

  let tree: SyntaxTree
  var lengths: LengthTable
  var random: Random
  private(set) var text: [UInt32] = []
  /// For each code point the set it came from; nil where it repeats a capture.
  private(set) var origins: [CodePointSet?] = []
  private(set) var demands: [Demand] = []
  /// About how many bits of choice went into the text.
  private(set) var bits = 0
  private var captures: [Int: ArraySlice<UInt32>] = [:]
  private var palettes: [SyntaxTree.Index: Palette] = [:]

  init(tree: SyntaxTree, lengths: LengthTable, random: Random) {
    self.tree = tree
    self.lengths = lengths
    self.random = random
  }

  /// Starts over with a text of the tree's root; false when the choices made led nowhere.
  mutating func build(length: Int) -> Bool {
    text = []
    origins = []
    demands = []
    captures = [:]
    bits = 0
    return emit(tree.root, length: length)
  }

  /// Adds letters and digits before or after the text.
  mutating func pad(_ count: Int, atStart: Bool, separated: Bool) {
    guard count > 0 else { return }
    var padding = (0..<count).map { _ in Palette.padding(using: &random) }
    bits += 5 * count
    if separated { padding[atStart ? count - 1 : 0] = 0x20 }
    let origin = [CodePointSet?](repeating: CodePointSet.lineTerminators.complement, count: count)
    text.insert(contentsOf: padding, at: atStart ? 0 : text.count)
    origins.insert(contentsOf: origin, at: atStart ? 0 : origins.count)
    if atStart { for index in demands.indices { demands[index].position += count } }
  }

  mutating func replace(at position: Int, with codePoint: UInt32) {
    text[position] = codePoint
  }

  private mutating func emit(_ index: SyntaxTree.Index, length: Int) -> Bool {
    switch tree.nodes[index] {
    case .empty, .assertion: return length == 0
    case .codePoint(let set): return length == 1 && emit(set, of: index)
    case .sequence(let parts): return emit(parts, of: index, length: length)
    case .alternation(let alternatives):
      let possible = alternatives.filter { lengths.lengths(of: $0).contains(length) }
      guard let choice = possible.randomElement(using: &random) else { return false }
      if possible.count > 1 { bits += 1 }
      return emit(choice, length: length)
    case .repetition(let repetition): return emit(repetition, length: length)
    case .capture(let body, let group):
      let start = text.count
      guard emit(body, length: length) else { return false }
      captures[group] = text[start...]
      return true
    case .backreference(let groups, _):
      let captured = captured(by: groups)
      text += captured
      origins += [CodePointSet?](repeating: nil, count: captured.count)
      return captured.count == length
    case .lookaround(let lookaround):
      if !lookaround.isNegative, !lookaround.isBehind {
        demands.append(.init(body: lookaround.body, position: text.count))
      }
      return length == 0
    }
  }

  private func captured(by groups: [Int]) -> ArraySlice<UInt32> {
    for group in groups {
      if let text = captures[group] { return text }
    }
    return []
  }

  private mutating func emit(_ set: CodePointSet, of index: SyntaxTree.Index) -> Bool {
    let palette = palette(of: index, set)
    guard var codePoint = palette.pick(using: &random) else { return false }
    // A leading zero is lost where a text of digits is stored as a number.
    for _ in 0..<4 where codePoint == 0x30 && text.isEmpty { codePoint = palette.pick(using: &random) ?? codePoint }
    text.append(codePoint)
    origins.append(set)
    bits += palette.bits
    return true
  }

  private mutating func palette(of index: SyntaxTree.Index, _ set: CodePointSet) -> Palette {
    if let known = palettes[index] { return known }
    let palette = Palette(set)
    palettes[index] = palette
    return palette
  }

  /// Whether the node is a repetition such as `\s*`, which reads best when it is short.
  private mutating func isOrnamental(_ index: SyntaxTree.Index) -> Bool {
    guard case .repetition(let repetition) = tree.nodes[index], case .codePoint(let set) = tree.nodes[repetition.body]
    else { return false }
    return palette(of: repetition.body, set).isOrnamental
  }

  private mutating func emit(_ parts: [SyntaxTree.Index], of index: SyntaxTree.Index, length: Int) -> Bool {
    let suffixes = lengths.suffixes(of: index)
    var rest = length
    for (offset, part) in parts.enumerated() {
      var possible = lengths.lengths(of: part).complementing(suffixes[offset + 1], to: rest)
      if case .backreference(let groups, _) = tree.nodes[part] {
        let captured = captured(by: groups).count
        possible = possible.clamped(to: captured...captured)
      }
      let isShort = isOrnamental(part) && Int.random(in: 0..<4, using: &random) > 0
      guard let share = isShort ? possible.minimum : possible.randomLength(using: &random), emit(part, length: share)
      else { return false }
      rest -= share
    }
    return rest == 0
  }

  private mutating func emit(_ repetition: SyntaxTree.Repetition, length: Int) -> Bool {
    let (single, minimum) = lengths.iterations(of: repetition)
    if length == 0 {
      guard minimum == 0 else { return false }
      return repetition.minimum == 0 || emit(repetition.body, length: 0)
    }
    let maximum = repetition.maximum ?? .max
    if single.ranges.count == 1, let range = single.ranges.first {
      let fewest = max(minimum, (length + range.upperBound - 1) / range.upperBound)
      let most = min(maximum, length / range.lowerBound)
      guard fewest <= most else { return false }
      let count = Int.random(in: fewest...min(most, fewest + 2), using: &random)
      var rest = length
      for later in (0..<count).reversed() {
        let low = max(range.lowerBound, rest - later * range.upperBound)
        let high = min(range.upperBound, rest - later * range.lowerBound)
        guard low <= high else { return false }
        let share = Int.random(in: low...high, using: &random)
        guard emit(repetition.body, length: share) else { return false }
        rest -= share
      }
      return rest == 0
    }
    let powers = lengths.powers(of: repetition, upTo: length)
    let counts = powers.indices.filter { $0 >= minimum && $0 <= maximum && powers[$0].contains(length) }
    guard let count = counts.prefix(3).randomElement(using: &random) else { return false }
    var rest = length
    for later in (0..<count).reversed() {
      guard let share = single.complementing(powers[later], to: rest).randomLength(using: &random),
        emit(repetition.body, length: share)
      else { return false }
      rest -= share
    }
    return rest == 0
  }
}

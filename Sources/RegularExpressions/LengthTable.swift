/// The lengths that each node of a tree can match, up to a cap, worked out when asked for.
struct LengthTable {
  let tree: SyntaxTree
  let cap: Int
  private var sets: [LengthSet?]
  private var suffixSets: [SyntaxTree.Index: [LengthSet]] = [:]
  private var powerSets: [SyntaxTree.Index: [LengthSet]] = [:]
  private var captures: [Int: SyntaxTree.Index] = [:]

  init(tree: SyntaxTree, cap: Int) {
    self.tree = tree
    self.cap = cap
    sets = Array(repeating: nil, count: tree.nodes.count)
    for case .capture(let body, let group) in tree.nodes { captures[group] = body }
  }

  mutating func lengths(of index: SyntaxTree.Index) -> LengthSet {
    if let known = sets[index] { return known }
    // What a reference inside its own group asks for.
    sets[index] = LengthSet(0)
    let result = computed(index)
    sets[index] = result
    return result
  }

  private mutating func computed(_ index: SyntaxTree.Index) -> LengthSet {
    switch tree.nodes[index] {
    case .empty, .lookaround, .assertion: return LengthSet(0)
    case .codePoint(let set): return set.isEmpty || cap < 1 ? LengthSet() : LengthSet(1)
    case .sequence: return suffixes(of: index).first ?? LengthSet(0)
    case .alternation(let alternatives):
      var union = LengthSet()
      for alternative in alternatives { union = union.union(lengths(of: alternative)) }
      return union
    case .repetition(let repetition): return lengths(of: repetition)
    case .capture(let body, _): return lengths(of: body)
    case .backreference(let groups, _):
      var union = LengthSet(0)
      for group in groups {
        if let body = captures[group] { union = union.union(lengths(of: body)) }
      }
      return union
    }
  }

  /// For a sequence: the lengths of what starts at each part, and of nothing at the end.
  mutating func suffixes(of index: SyntaxTree.Index) -> [LengthSet] {
    if let known = suffixSets[index] { return known }
    guard case .sequence(let parts) = tree.nodes[index] else { return [] }
    var result = [LengthSet(0)]
    for part in parts.reversed() {
      result.append(lengths(of: part).sums(with: result[result.count - 1], cap: cap))
    }
    result.reverse()
    suffixSets[index] = result
    return result
  }

  /// The lengths of an iteration that matches something, and the fewest such iterations.
  mutating func iterations(of repetition: SyntaxTree.Repetition) -> (lengths: LengthSet, minimum: Int) {
    let all = lengths(of: repetition.body)
    guard all.contains(0) else { return (all, repetition.minimum) }
    return (cap < 1 ? LengthSet() : all.clamped(to: 1...cap), 0)
  }

  private mutating func lengths(of repetition: SyntaxTree.Repetition) -> LengthSet {
    let (single, minimum) = iterations(of: repetition)
    let none = minimum == 0 ? LengthSet(0) : LengthSet()
    guard let shortest = single.minimum, let longest = single.ranges.last?.upperBound else { return none }
    let maximum = min(repetition.maximum ?? .max, cap / shortest)
    guard minimum <= maximum else { return none }
    if single.ranges.count == 1 {
      var ranges = none.ranges
      for count in max(1, minimum)...max(1, maximum) where count <= maximum {
        // From here on each range touches the next.
        if count * longest + 1 >= (count + 1) * shortest || longest >= cap {
          let highest = maximum > cap / longest ? cap : maximum * longest
          ranges.append(count * shortest...max(count * shortest, highest))
          break
        }
        ranges.append(count * shortest...min(cap, count * longest))
      }
      return LengthSet(ranges)
    }
    var power = LengthSet(0)
    var union = none
    for count in 1...max(1, maximum) where count <= maximum {
      power = power.sums(with: single, cap: cap)
      if power.isEmpty { break }
      guard count >= minimum else { continue }
      let grown = union.union(power)
      if grown == union, minimum == 0 { break }
      union = grown
    }
    return union
  }

  /// The lengths of 0, 1, 2… iterations that each match something, as many as fit in `length`.
  mutating func powers(of repetition: SyntaxTree.Repetition, upTo length: Int) -> [LengthSet] {
    let (single, _) = iterations(of: repetition)
    var result = powerSets[repetition.body] ?? [LengthSet(0)]
    while let shortest = result[result.count - 1].minimum, shortest <= length, result.count <= length + 1 {
      result.append(result[result.count - 1].sums(with: single, cap: cap))
    }
    powerSets[repetition.body] = result
    return result
  }
}

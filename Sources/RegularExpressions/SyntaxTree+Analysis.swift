/// What can be said about a pattern without matching it.
extension SyntaxTree {
  /// The code points that a match of the node can start with, and whether it can be empty.
  func firstSet(of index: Index) -> (set: CodePointSet, isNullable: Bool) {
    switch nodes[index] {
    case .empty, .lookaround, .assertion: return (CodePointSet(), true)
    case .codePoint(let set): return (set, false)
    case .sequence(let parts):
      var union = CodePointSet()
      for part in parts {
        let (set, isNullable) = firstSet(of: part)
        union = union.union(set)
        if !isNullable { return (union, false) }
      }
      return (union, true)
    case .alternation(let alternatives):
      let sets = alternatives.map(firstSet)
      return (CodePointSet(sets.flatMap(\.set.ranges)), sets.contains(where: \.isNullable))
    case .repetition(let repetition):
      if repetition.maximum == 0 { return (CodePointSet(), true) }
      let (set, isNullable) = firstSet(of: repetition.body)
      return (set, isNullable || repetition.minimum == 0)
    case .capture(let body, _): return firstSet(of: body)
    case .backreference: return (.everything, true)
    }
  }

  /// Whether the node can only match where the text starts.
  func isAnchoredAtStart(_ index: Index) -> Bool {
    switch nodes[index] {
    case .assertion(.textStart): true
    case .sequence(let parts):
      parts.prefix(while: { isZeroWidth($0) }).contains(where: isAnchoredAtStart)
        || parts.first(where: { !isZeroWidth($0) }).map(isAnchoredAtStart) ?? false
    case .alternation(let alternatives): alternatives.allSatisfy(isAnchoredAtStart)
    case .repetition(let repetition): repetition.minimum > 0 && isAnchoredAtStart(repetition.body)
    case .capture(let body, _): isAnchoredAtStart(body)
    default: false
    }
  }

  /// Whether the node can only match where the text ends.
  func isAnchoredAtEnd(_ index: Index) -> Bool {
    switch nodes[index] {
    case .assertion(.textEnd): true
    case .sequence(let parts):
      parts.reversed().prefix(while: { isZeroWidth($0) }).contains(where: isAnchoredAtEnd)
        || parts.last(where: { !isZeroWidth($0) }).map(isAnchoredAtEnd) ?? false
    case .alternation(let alternatives): alternatives.allSatisfy(isAnchoredAtEnd)
    case .repetition(let repetition): repetition.minimum > 0 && isAnchoredAtEnd(repetition.body)
    case .capture(let body, _): isAnchoredAtEnd(body)
    default: false
    }
  }

  func isZeroWidth(_ index: Index) -> Bool {
    switch nodes[index] {
    case .empty, .lookaround, .assertion: true
    default: false
    }
  }

  /// About how many instructions the node compiles to; counting stops beyond `limit`.
  func instructionEstimate(of index: Index, limit: Int) -> Int {
    switch nodes[index] {
    case .empty: return 0
    case .codePoint, .backreference, .assertion: return 1
    case .sequence(let parts), .alternation(let parts):
      var total = 0
      for part in parts where total <= limit { total += instructionEstimate(of: part, limit: limit) + 1 }
      return total
    case .repetition(let repetition):
      if case .codePoint = nodes[repetition.body] { return 1 }
      let copies = max(repetition.minimum + 1, repetition.maximum ?? 1)
      let body = instructionEstimate(of: repetition.body, limit: limit) + 3
      return copies > limit / body ? body + 3 : copies * body
    case .capture(let body, _): return 2 + instructionEstimate(of: body, limit: limit)
    case .lookaround(let lookaround): return 2 + instructionEstimate(of: lookaround.body, limit: limit)
    }
  }
}

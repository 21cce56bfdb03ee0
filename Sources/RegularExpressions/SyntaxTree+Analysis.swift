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

  /// The fewest code points that the node can match, or somewhat fewer; never more than `Int.max`.
  func minimumLength(of index: Index) -> Int {
    switch nodes[index] {
    case .empty, .lookaround, .assertion, .backreference: return 0
    case .codePoint: return 1
    case .sequence(let parts):
      return parts.reduce(0) { total, part in
        let (sum, overflow) = total.addingReportingOverflow(minimumLength(of: part))
        return overflow ? .max : sum
      }
    case .alternation(let alternatives): return alternatives.map(minimumLength).min() ?? 0
    case .repetition(let repetition):
      let (product, overflow) = minimumLength(of: repetition.body).multipliedReportingOverflow(by: repetition.minimum)
      return overflow ? .max : product
    case .capture(let body, _): return minimumLength(of: body)
    }
  }

  /// The lengths of the whole text that the lookaheads before its first code point allow.
  func lengthsDemanded(by index: Index, _ table: inout LengthTable) -> LengthSet {
    var result = LengthSet([0...table.cap])
    switch nodes[index] {
    case .capture(let body, _): return lengthsDemanded(by: body, &table)
    case .sequence(let parts):
      for part in parts {
        guard isZeroWidth(part) else { break }
        result = result.intersection(lengthsDemanded(by: part, &table))
      }
    case .lookaround(let lookaround) where !lookaround.isBehind && !lookaround.isNegative:
      let lengths = table.lengths(of: lookaround.body)
      if isAnchoredAtEnd(lookaround.body) { return lengths }
      return LengthSet(lengths.minimum.map { [$0...table.cap] } ?? [])
    default: break
    }
    return result
  }
}

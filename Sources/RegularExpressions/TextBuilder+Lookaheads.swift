/// Changing single code points of a text so that its lookaheads hold, as password rules ask for.
extension TextBuilder {
  /// Code points that must follow each other, at a known distance from the lookahead or anywhere after it.
  private struct Passage {
    var isFloating: Bool
    var sets: [CodePointSet] = []
  }

  /// Writes what each lookahead asks for where the text's own sets allow it.
  mutating func meetDemands() {
    var claimed: Set<Int> = []
    for demand in demands {
      var passages = [Passage(isFloating: false)]
      collect(demand.body, into: &passages)
      for passage in passages where !passage.sets.isEmpty { place(passage, from: demand.position, &claimed) }
    }
  }

  private mutating func collect(_ index: SyntaxTree.Index, into passages: inout [Passage]) {
    switch tree.nodes[index] {
    case .codePoint(let set): passages[passages.count - 1].sets.append(set)
    case .sequence(let parts): for part in parts { collect(part, into: &passages) }
    case .alternation(let alternatives):
      if let choice = alternatives.randomElement(using: &random) { collect(choice, into: &passages) }
    case .repetition(let repetition):
      for _ in 0..<min(repetition.minimum, 64) { collect(repetition.body, into: &passages) }
      if repetition.maximum != repetition.minimum { passages.append(Passage(isFloating: true)) }
    case .capture(let body, _): collect(body, into: &passages)
    case .empty, .backreference, .lookaround, .assertion: break
    }
  }

  private mutating func place(_ passage: Passage, from start: Int, _ claimed: inout Set<Int>) {
    let last = text.count - passage.sets.count
    guard start <= last else { return }
    let starts = passage.isFloating ? Array(start...last).shuffled(using: &random) : [start]
    for candidate in starts {
      let positions = candidate..<(candidate + passage.sets.count)
      let choices = zip(positions, passage.sets).map { position, set in
        set.contains(text[position]) ? set : origins[position].map { $0.intersection(set) } ?? CodePointSet()
      }
      guard !positions.contains(where: claimed.contains) || !passage.isFloating,
        !choices.contains(where: \.isEmpty)
      else { continue }
      for (position, choice) in zip(positions, choices) {
        if !choice.contains(text[position]), let codePoint = Palette(choice).pick(using: &random) {
          replace(at: position, with: codePoint)
        }
        // What any code point would satisfy need not be kept.
        if choice.count < 1_000 { claimed.insert(position) }
      }
      return
    }
  }
}

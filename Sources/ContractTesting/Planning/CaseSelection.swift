import Generation
import JSON

/// Chooses which generated differences are sent, by depth and by what is known of the properties.
enum CaseSelection {
  /// Valid differences: none of opaque properties, and at lower depths fewer that no constraint asks for.
  static func positives(_ variations: [Variation], context: CheckContext, depth: Depth) -> [Variation] {
    let writable = variations.filter { isFree($0, context) }
    switch depth {
    case .smoke: return limited(writable.filter(\.isConstraintBoundary), each: 2, total: 40)
    case .standard: return limited(writable, each: 24, total: 400)
    case .thorough: return writable
    }
  }

  /// Invalid differences; a payload of another type as a whole is a fault of the body.
  static func negatives(_ variations: [Variation], context: CheckContext, depth: Depth) -> [Variation] {
    let usable = variations.filter { !touchesReadOnly($0, context) && !($0.pointer.isRoot && $0.keyword == "type") }
    switch depth {
    case .smoke: return limited(usable, each: 1, total: 12)
    case .standard: return limited(usable, each: 7, total: 90)
    case .thorough: return usable
    }
  }

  /// At most `each` of one property, one of every keyword before a second one of any; and `total` in all, the properties
  /// in turn. They stay in order.
  private static func limited(_ variations: [Variation], each: Int, total: Int) -> [Variation] {
    var numbers: [JSONPointer: Int] = [:]
    /// By property: how often each keyword had its turn.
    var ranks: [[String: Int]] = []
    var ranked: [(rank: Int, index: Int, property: Int)] = []
    for (index, variation) in variations.enumerated() {
      let pointer = variation.pointer.withoutIndices
      let property = numbers[pointer] ?? ranks.count
      if property == ranks.count {
        numbers[pointer] = property
        ranks.append([:])
      }
      let rank = ranks[property][variation.keyword, default: 0]
      ranks[property][variation.keyword] = rank + 1
      ranked.append((rank, index, property))
    }
    var turnsTaken = Array(repeating: 0, count: ranks.count)
    let turns = ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map { entry in
      defer { turnsTaken[entry.property] += 1 }
      return (index: entry.index, turn: turnsTaken[entry.property])
    }
    return turns.filter { $0.turn < each }.sorted { ($0.turn, $0.index) < ($1.turn, $1.index) }.prefix(total)
      .map(\.index).sorted().map { variations[$0] }
  }

  private static func isFree(_ variation: Variation, _ context: CheckContext) -> Bool {
    !touchesReadOnly(variation, context)
      && !context.opaque.contains {
        variation.pointer.starts(with: $0) || $0.starts(with: variation.pointer) && !$0.isRoot
      }
      && (variation.pointer.isRoot || variation.pointer.tokens.first != context.identityMember)
  }

  private static func touchesReadOnly(_ variation: Variation, _ context: CheckContext) -> Bool {
    context.properties[variation.pointer]?.isReadOnly ?? false
  }
}

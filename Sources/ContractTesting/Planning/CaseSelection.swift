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
    struct Constraint: Hashable {
      let property: JSONPointer
      let keyword: String
    }
    var ofConstraint: [Constraint: Int] = [:]
    let ranked = variations.enumerated().map { index, variation in
      let constraint = Constraint(property: variation.pointer.withoutIndices, keyword: variation.keyword)
      defer { ofConstraint[constraint, default: 0] += 1 }
      return (index: index, property: constraint.property, rank: ofConstraint[constraint, default: 0])
    }
    var ofProperty: [JSONPointer: Int] = [:]
    let turns = ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map { entry in
      defer { ofProperty[entry.property, default: 0] += 1 }
      return (index: entry.index, turn: ofProperty[entry.property, default: 0])
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

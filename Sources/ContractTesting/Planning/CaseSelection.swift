import Generation
import JSON

/// Chooses which generated differences are sent, by depth and by what is known of the properties.
enum CaseSelection {
  /// Valid differences: none of opaque properties, and at lower depths fewer that no constraint asks for.
  static func positives(_ variations: [Variation], context: CheckContext, depth: Depth) -> [Variation] {
    let writable = variations.filter { isFree($0, context) }
    switch depth {
    case .smoke: return limited(writable.filter(\.isConstraintBoundary), each: 2, total: 40)
    case .standard: return limited(writable, each: 16, total: 400)
    case .thorough: return writable
    }
  }

  /// Invalid differences.
  static func negatives(_ variations: [Variation], context: CheckContext, depth: Depth) -> [Variation] {
    let usable = variations.filter { !touchesReadOnly($0, context) }
    switch depth {
    case .smoke: return limited(usable, each: 1, total: 12)
    case .standard: return limited(usable, each: 5, total: 90)
    case .thorough: return usable
    }
  }

  /// At most `each` of one property, and `total` in all, the properties in turn.
  private static func limited(_ variations: [Variation], each: Int, total: Int) -> [Variation] {
    var counts: [JSONPointer: Int] = [:]
    let kept = variations.filter { variation in
      let property = variation.pointer.withoutIndices
      counts[property, default: 0] += 1
      return counts[property, default: 0] <= each
    }
    return Array(kept.prefix(total))
  }

  private static func isFree(_ variation: Variation, _ context: CheckContext) -> Bool {
    !touchesReadOnly(variation, context)
      && !context.opaque.contains {
        variation.pointer.starts(with: $0) || $0.starts(with: variation.pointer) && !$0.isRoot
      }
      && variation.pointer.tokens.first != context.identityMember
  }

  private static func touchesReadOnly(_ variation: Variation, _ context: CheckContext) -> Bool {
    context.properties[variation.pointer]?.isReadOnly ?? false
  }
}

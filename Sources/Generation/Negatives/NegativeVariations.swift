import Documents
import JSON
import JSONSchema

extension PayloadGenerator {
  /// The invalid payloads that differ from `base` in one respect, and break one constraint: the type, the presence of
  /// a required property, each bound, `enum`, `const`, `pattern`, `format`, `null`, `uniqueItems`, a forbidden
  /// property, `oneOf` and `anyOf` by none and by several.
  ///
  /// `base` must be valid. Where one keyword cannot be broken without another, the payload breaks both. The same limits
  /// as for `positives` hold.
  public func negatives(from base: JSONValue, salt: UInt64, limit: Int = variationLimit) -> [Variation] {
    negativeSet(from: base, salt: salt, limit: limit).variations
  }

  /// The same, with the constraints that no variation could be made for.
  public func negativeSet(from base: JSONValue, salt: UInt64, limit: Int = variationLimit) -> VariationSet {
    var finder = NegativeFinder(finder: VariationFinder(self, base: base, salt: salt, limit: limit))
    for position in finder.finder.positions where !finder.finder.isFull { finder.vary(position) }
    return finder.finder.set
  }
}

/// Proposes invalid variations of each place.
struct NegativeFinder {
  var finder: VariationFinder

  /// A payload that may break a constraint.
  struct Candidate {
    var change: Change
    var description: String
    /// Where, when it is not the place itself.
    var pointer: JSONPointer?

    init(_ value: JSONValue, _ description: String, at pointer: JSONPointer? = nil) {
      change = .set(value)
      self.description = description
      self.pointer = pointer
    }

    init(removing pointer: JSONPointer, _ description: String) {
      change = .remove
      self.description = description
      self.pointer = pointer
    }
  }

  /// Proposes everything for one place.
  mutating func vary(_ position: Position) {
    breakType(position)
    breakRequired(position)
    breakAlternatives(position)
    breakProhibitions(position)
    if position.schema.isEnumerated {
      breakEnumeration(position)
      return
    }
    let types = position.variedTypes
    if !types.isDisjoint(with: [.integer, .number]) { breakNumber(position) }
    if types.contains(.string) { breakString(position) }
    if types.contains(.array) { breakArray(position) }
    if types.contains(.object) { breakObject(position) }
  }

  /// Takes in the first of `candidates` that breaks `keyword` and nothing else, else the first that breaks it at all.
  ///
  /// `related` are keywords that say the same in other words. Where no candidate will do, that is noted.
  mutating func challenge(
    _ position: Position, _ keyword: String, _ owner: SchemaID?, _ candidates: [Candidate],
    related: Set<String> = [], isNoted: Bool = true
  ) {
    var fallback: Variation?
    for candidate in candidates {
      let variation = Variation(
        pointer: candidate.pointer ?? position.location.pointer, change: candidate.change, keyword: keyword,
        description: candidate.description, place: position.schema.place(of: keyword, in: owner),
        isConstraintBoundary: true)
      switch finder.fault(variation, allowing: related) {
      case .pure:
        finder.keep(variation)
        return
      case .mixed: fallback = fallback ?? variation
      case .other, .none: continue
      }
    }
    if let fallback {
      finder.keep(fallback)
    } else if isNoted {
      finder.giveUp(
        position.schema.place(of: keyword, in: owner),
        "no value was found at \(Self.name(position.location.pointer)) that breaks `\(keyword)`")
    }
  }

  private static func name(_ pointer: JSONPointer) -> String { pointer.isRoot ? "the root" : pointer.description }
}

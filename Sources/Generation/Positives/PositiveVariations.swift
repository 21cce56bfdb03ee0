import Documents
import JSON
import JSONSchema

extension PayloadGenerator {
  /// The valid payloads that differ from `base` in one respect: each documented constraint at its boundaries, each
  /// alternative, each optional property absent or present, and content that the schema merely allows.
  ///
  /// `base` must be valid. Of a huge schema the first 400 places, down to four levels, are varied, and at most 4,000
  /// variations are made, or `limit`, which then are from all over the payload.
  public func positives(from base: JSONValue, salt: UInt64, limit: Int = variationLimit) -> [Variation] {
    positiveSet(from: base, salt: salt, limit: limit).variations
  }

  /// The same, with the constraints that no variation could be made for.
  public func positiveSet(from base: JSONValue, salt: UInt64, limit: Int = variationLimit) -> VariationSet {
    var finder = PositiveFinder(finder: VariationFinder(self, base: base, salt: salt, limit: limit))
    for position in finder.finder.positions where !finder.finder.isFull { finder.vary(position) }
    return finder.finder.set
  }
}

/// Proposes valid variations of each place.
struct PositiveFinder {
  var finder: VariationFinder

  /// Proposes everything for one place.
  mutating func vary(_ position: Position) {
    guard !position.isDiscriminator else { return }
    varyPresence(position)
    varyNull(position)
    varyAlternatives(position)
    if position.schema.isEnumerated {
      varyEnumeration(position)
      return
    }
    let types = position.variedTypes
    if types.contains(.boolean) { varyBoolean(position) }
    if !types.isDisjoint(with: [.integer, .number]) { varyNumber(position) }
    if types.contains(.string) { varyString(position) }
    if types.contains(.array) { varyArray(position) }
    if types.contains(.object) { varyObject(position) }
  }

  /// Proposes `value` for the place.
  @discardableResult
  mutating func propose(
    _ value: JSONValue, _ position: Position, _ keyword: String, _ owner: SchemaID?, _ description: String,
    isBoundary: Bool = true
  ) -> Bool {
    guard finder.builder.accepts(value, position.schemas) else { return false }
    return finder.acceptValid(
      Variation(
        pointer: position.location.pointer, change: .set(value), keyword: keyword, description: description,
        place: position.schema.place(of: keyword, in: owner), isConstraintBoundary: isBoundary))
  }

  private mutating func varyPresence(_ position: Position) {
    guard let name = position.name, position.requiredBy == nil else { return }
    let pointer = position.location.pointer
    let place = position.schema.place(of: "type", in: nil)
    if position.value != nil {
      finder.acceptValid(
        Variation(
          pointer: pointer, change: .remove, keyword: "required",
          description: "the optional property \"\(name)\" absent", place: place, isConstraintBoundary: true))
    } else if case .success(let value) = finder.builder.value(for: position.schemas, at: position.location) {
      finder.acceptValid(
        Variation(
          pointer: pointer, change: .set(value), keyword: "properties",
          description: "the optional property \"\(name)\" present", place: place, isConstraintBoundary: true))
    }
  }

  private mutating func varyNull(_ position: Position) {
    guard position.schema.types.contains(.null), !position.location.pointer.isRoot else { return }
    let isDocumented = position.schema.typeOwner != nil
    propose(
      .null, position, "type", position.schema.typeOwner, "null, which the schema allows", isBoundary: isDocumented)
  }

  private mutating func varyBoolean(_ position: Position) {
    for value in [true, false] {
      propose(.bool(value), position, "type", position.schema.typeOwner, String(value))
    }
  }

  private mutating func varyEnumeration(_ position: Position) {
    guard let enumeration = position.schema.enumeration else { return }
    let values = enumeration.value
    // The first, the last and some between them first, for a run may end before the others.
    let steps = min(values.count, VariationFinder.enumerationSample)
    let spread = (0..<steps).map { $0 * (values.count - 1) / max(steps - 1, 1) }
    let chosen = spread + values.indices.filter { !spread.contains($0) }.prefix(VariationFinder.enumerationLimit)
    for index in chosen {
      propose(
        values[index], position, "enum", enumeration.owner,
        "the member \(values[index].serialized()) of `enum` (\(index + 1) of \(values.count))")
    }
  }

  /// A value of each alternative that the payload does not take.
  private mutating func varyAlternatives(_ position: Position) {
    guard !position.schema.choices.isEmpty, position.value != nil else { return }
    var variants = SchemaVariants(
      position.schemas, in: finder.builder.table, limit: 24, ranking: finder.builder.rankByDepth)
    while let variant = variants.next() {
      guard variant.schema.contradiction == nil, variant.decisions.filter({ $0 > 0 }).count <= 1 else { continue }
      guard let choice = newChoice(variant.schema, position) else { continue }
      let built = finder.builder.value(
        for: variant.schema, position.schemas, variant.decisions, at: position.location)
      guard case .success(let value) = built else { continue }
      propose(
        value, position, choice.keyword, choice.owner,
        "alternative \(choice.option + 1) of \(choice.count) of `\(choice.keyword)`")
    }
  }

  private func newChoice(_ schema: EffectiveSchema, _ position: Position) -> EffectiveSchema.Choice? {
    schema.choices.first { choice in
      choice.keyword != "if" && !position.schema.choices.contains(choice)
    }
  }
}

import JSON
import JSONSchema

extension ValueBuilder {
  /// What an element may be instead where all that is made conforms to `contains` although no more may.
  static let plainElements: [JSONValue] = ["other", 12345, true, ["other"], [:], .null]

  /// `count` elements of which exactly `matching` are as the `contains` of `owner` asks; `nil` when they cannot be made.
  mutating func elements(
    _ count: Int, matching: Int, containedBy owner: SchemaID, _ schema: EffectiveSchema, at location: Location
  ) -> [JSONValue]? {
    guard let contained = table[owner].contains, matching <= count, count <= Self.longestArray else { return nil }
    var elements: [JSONValue] = []
    for index in 0..<count {
      let own = schema.schemas(forItem: index)
      let isMatch = index < matching
      var candidates: [JSONValue] = []
      for attempt in 0..<(isMatch && schema.uniqueItems == nil ? 1 : 8) {
        let place = location.element(index, bump: attempt * 3)
        if case .success(let value) = value(for: own + (isMatch ? [contained] : []), at: place) {
          candidates.append(value)
        }
      }
      if !isMatch { candidates += Self.plainElements.filter { accepts($0, own) } }
      let element = candidates.first { candidate in
        accepts(candidate, [contained]) == isMatch && (schema.uniqueItems == nil || !elements.contains(candidate))
      }
      guard let element else { return nil }
      elements.append(element)
    }
    return elements
  }
}

extension VariationFinder {
  /// Arrays as short as they may be of which exactly `matching` elements are as the `contains` of `owner` asks.
  func elements(matching: Int, containedBy owner: SchemaID, _ position: Position) -> [JSONValue]? {
    guard matching <= SizeLimits.elements else { return nil }
    var builder = builder
    let count = max(matching, position.schema.minItems?.value ?? 0)
    return builder.elements(count, matching: matching, containedBy: owner, position.schema, at: position.location)
  }
}

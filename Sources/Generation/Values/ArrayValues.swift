import JSON
import JSONSchema

extension ValueBuilder {
  /// An array: two elements in a full payload, one in a minimal one, more or fewer as the bounds ask.
  mutating func array(
    _ schema: EffectiveSchema, _ schemas: [SchemaID], at location: Location
  ) -> Result<JSONValue, GenerationFailure> {
    let low = schema.minItems?.value ?? 0
    let high = schema.maxItems?.value ?? Int.max
    guard low <= Self.longestArray else {
      return .failure(
        GenerationFailure(
          place: schema.place(of: "minItems", in: schema.minItems?.owner),
          message: "minItems \(low) asks for more elements than are sent: at most \(Self.longestArray)"))
    }
    let wanted = allowsOptional(schemas) ? (shape == .full ? 2 : 1) : 0
    var failure: GenerationFailure?
    var tried: Set<Int> = []
    for count in [min(max(wanted, low), high), min(max(1, low), high), low] where tried.insert(count).inserted {
      switch elements(count, schema, at: location) {
      case .success(let elements):
        let value = JSONValue.array(elements)
        if accepts(value, schemas) { return .success(value) }
      case .failure(let reason):
        failure = failure ?? reason
      }
    }
    for count in max(low, 1)...max(low, 1, min(high, low + 4)) where tried.insert(count).inserted {
      if case .success(let elements) = elements(count, schema, at: location), accepts(.array(elements), schemas) {
        return .success(.array(elements))
      }
    }
    return .failure(failure ?? unsatisfied(schemas))
  }

  /// The most elements that are ever made.
  static let longestArray = 2_000

  /// `count` elements, different ones where the schema asks for that.
  mutating func elements(
    _ count: Int, _ schema: EffectiveSchema, at location: Location
  ) -> Result<[JSONValue], GenerationFailure> {
    var elements: [JSONValue] = []
    var seen: Set<JSONValue> = []
    let demands = containedSchemas(schema, count: count)
    let limits = schema.contains.compactMap { owner in
      table[owner].contains.flatMap { contained in table[owner].maxContains.map { (contained: contained, most: $0) } }
    }
    func fits(_ value: JSONValue) -> Bool {
      (schema.uniqueItems == nil || !seen.contains(value))
        && limits.allSatisfy { limit in
          !accepts(value, [limit.contained])
            || elements.count(where: { accepts($0, [limit.contained]) }) < limit.most
        }
    }
    for index in 0..<count {
      let schemas = schema.schemas(forItem: index) + (index < demands.count ? demands[index] : [])
      var element: JSONValue?
      for attempt in 0..<(schema.uniqueItems == nil && limits.isEmpty ? 1 : 24) {
        switch value(for: schemas, at: location.element(index, bump: attempt * 3)) {
        case .success(let value):
          if fits(value) { element = value }
        case .failure(let reason): return .failure(reason)
        }
        if element != nil { break }
      }
      if element == nil, !limits.isEmpty {
        element = Self.plainElements.first { fits($0) && accepts($0, schemas) }
      }
      guard let element else {
        return .failure(
          GenerationFailure(
            place: schema.place(of: "uniqueItems", in: schema.uniqueItems),
            message: "\(count) different elements are needed, and only \(elements.count) were found"))
      }
      seen.insert(element)
      elements.append(element)
    }
    return .success(elements)
  }

  /// For the first elements: what `contains` asks of them.
  private func containedSchemas(_ schema: EffectiveSchema, count: Int) -> [[SchemaID]] {
    var demands = Array(repeating: [SchemaID](), count: count)
    for owner in schema.contains {
      let keywords = table[owner]
      guard let contained = keywords.contains else { continue }
      for index in 0..<min(keywords.minContains ?? 1, count) { demands[index].append(contained) }
    }
    return demands
  }
}

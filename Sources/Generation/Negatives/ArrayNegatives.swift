import JSON
import JSONSchema

extension NegativeFinder {
  /// Arrays with too few or too many elements, with equal ones, and without what `contains` asks for.
  mutating func breakArray(_ position: Position) {
    let schema = position.schema
    let current = position.value?.array ?? []
    if let least = schema.minItems, least.value > 0, least.value <= SizeLimits.elements {
      let count = least.value - 1
      let arrays = [Array(current.prefix(count)), finder.elements(count, position) ?? []].filter { $0.count == count }
      breakItems(position, "minItems", least.owner, arrays, "\(count) elements, at least \(least.value) are required")
    }
    if let most = schema.maxItems, most.value < SizeLimits.elements {
      let count = most.value + 1
      var arrays = [finder.elements(count, position)].compactMap(\.self)
      if let last = current.last, current.count <= count {
        arrays.append(current + Array(repeating: last, count: count - current.count))
      }
      breakItems(position, "maxItems", most.owner, arrays, "\(count) elements, at most \(most.value) are allowed")
    }
    if let owner = schema.uniqueItems { breakUniqueness(position, owner, current) }
    breakContains(position)
    if position.value != nil,
      schema.schemas(forItem: current.count).contains(where: { schema.table[$0].boolean == false })
    {
      let extended = Candidate(.array(current + ["unexpected"]), "an element more than `prefixItems` allows")
      challenge(position, "items", nil, [extended], related: ["unevaluatedItems", "additionalItems", "", "maxItems"])
    }
  }

  /// Fewer and more elements than `contains` asks for.
  private mutating func breakContains(_ position: Position) {
    let schema = position.schema
    for owner in schema.contains {
      let least = schema.table[owner].minContains ?? 1
      if least > 0 {
        var others = schema
        others.contains = []
        var builder = finder.builder
        var arrays = [finder.elements(matching: least - 1, containedBy: owner, position)].compactMap(\.self)
        if case .success(let elements) = builder.elements(
          max(1, schema.minItems?.value ?? 1), others, at: position.location)
        {
          arrays.append(elements)
        }
        breakItems(
          position, "contains", owner, arrays + [[], ["unexpected"], [0]],
          "fewer elements as `contains` asks for than \(least)", related: ["minContains"])
      }
      if let most = schema.table[owner].maxContains {
        let arrays = [finder.elements(matching: most + 1, containedBy: owner, position)].compactMap(\.self)
        breakItems(position, "maxContains", owner, arrays, "more elements as `contains` asks for than \(most)")
      }
    }
  }

  private mutating func breakUniqueness(_ position: Position, _ owner: SchemaID, _ current: [JSONValue]) {
    let start = current.isEmpty ? finder.elements(1, position) ?? [] : current
    guard let first = start.first else { return }
    var arrays = [start + [first], [first, first]]
    if start.count > 1 { arrays.append(Array(start.dropLast()) + [first]) }
    breakItems(position, "uniqueItems", owner, arrays, "two equal elements")
  }

  private mutating func breakItems(
    _ position: Position, _ keyword: String, _ owner: SchemaID, _ arrays: [[JSONValue]], _ description: String,
    related: Set<String> = []
  ) {
    challenge(position, keyword, owner, arrays.map { Candidate(.array($0), description) }, related: related)
  }
}

import JSON
import JSONSchema

/// How deep the shallowest value of each schema is; it tells which alternative of a recursive schema comes to an end.
struct MinimumDepths: Sendable {
  /// The depth of a schema that never comes to an end.
  static let endless = 1_000_000
  private var depths: [SchemaID: Int] = [:]

  /// Computes the depths of everything reachable from `root`.
  init(from root: SchemaID, in table: SchemaTable) {
    let reachable = Self.reachable(from: root, in: table)
    for id in reachable { depths[id] = Self.endless }
    // A value settles at the latest once every schema has seen its neighbours settle; real documents need a few rounds.
    for _ in 0..<max(reachable.count, 1) {
      var isStable = true
      for id in reachable.reversed() {
        let depth = measure(id, in: table)
        if depth < self[id] {
          depths[id] = depth
          isStable = false
        }
      }
      if isStable { break }
    }
  }

  /// The depth of `id`'s shallowest value: 0 for a scalar, `endless` when there is none.
  subscript(id: SchemaID) -> Int { depths[id] ?? 0 }

  /// The depth of the shallowest value that conforms to all of `schemas`.
  func depth(of schemas: [SchemaID]) -> Int { schemas.map { self[$0] }.max() ?? 0 }

  private func measure(_ id: SchemaID, in table: SchemaTable) -> Int {
    let keywords = table[id]
    if keywords.boolean == false { return Self.endless }
    if keywords.enumeration != nil || keywords.constant != nil { return 0 }
    var parts = [ownDepth(keywords)]
    if let reference = keywords.reference { parts.append(self[reference]) }
    if let reference = keywords.dynamicReference { parts.append(self[reference]) }
    parts += keywords.allOf.map { self[$0] }
    if let best = keywords.oneOf.map({ self[$0] }).min() { parts.append(best) }
    if let best = keywords.anyOf.map({ self[$0] }).min() { parts.append(best) }
    return min(parts.max() ?? 0, Self.endless)
  }

  private func ownDepth(_ keywords: SchemaKeywords) -> Int {
    let scalars: TypeSet = [.boolean, .integer, .number, .string]
    let isArray = keywords.types.map { $0.contains(.array) } ?? (keywords.items != nil)
    let isObject = keywords.types.map { $0.contains(.object) } ?? !keywords.properties.isEmpty
    if let types = keywords.types, !types.isDisjoint(with: scalars) { return 0 }
    if keywords.types == nil, !isArray, !isObject { return 0 }
    var depths: [Int] = []
    if isArray {
      let least = keywords.minItems ?? 0
      var elements = Array(keywords.prefixItems.prefix(least))
      if let items = keywords.items, least > elements.count { elements.append(items) }
      depths.append(least == 0 ? 0 : 1 + (elements.map { self[$0] }.max() ?? 0))
    }
    if isObject {
      let demanded = keywords.properties.filter { keywords.required.contains($0.name) }
      depths.append(demanded.isEmpty ? 0 : 1 + (demanded.map { self[$0.schema] }.max() ?? 0))
    }
    if keywords.types?.contains(.null) == true { depths.append(0) }
    return depths.min() ?? 0
  }

  private static func reachable(from root: SchemaID, in table: SchemaTable) -> [SchemaID] {
    var order: [SchemaID] = []
    var seen: Set<SchemaID> = [root]
    var stack = [root]
    while let id = stack.popLast() {
      order.append(id)
      for child in table[id].children where seen.insert(child).inserted { stack.append(child) }
    }
    return order
  }
}

extension SchemaKeywords {
  /// Every schema that a value of this one may have to conform to.
  var children: [SchemaID] {
    var result = prefixItems + allOf + anyOf + oneOf
    result += properties.map(\.schema) + patternProperties.map(\.schema) + dependentSchemas.map(\.schema)
    result += [
      items, contains, unevaluatedItems, additionalProperties, unevaluatedProperties, reference, dynamicReference,
      condition, thenSchema, elseSchema,
    ].compactMap(\.self)
    return result
  }
}

import JSON
import JSONSchema

extension EffectiveSchema {
  /// The schemas that the property `name` must conform to, all of them.
  func schemas(forProperty name: JSONString) -> [SchemaID] {
    var result: [SchemaID] = []
    var isEvaluated = false
    for id in sources {
      let keywords = table[id]
      var isOwn = false
      for property in keywords.properties where property.name == name {
        result.append(property.schema)
        isOwn = true
      }
      for property in keywords.patternProperties where property.pattern.matches(name.text) == .match {
        result.append(property.schema)
        isOwn = true
      }
      if !isOwn, let additional = keywords.additionalProperties {
        result.append(additional)
        isOwn = true
      }
      isEvaluated = isEvaluated || isOwn
    }
    if !isEvaluated { result += sources.compactMap { table[$0].unevaluatedProperties } }
    return Self.distinct(result)
  }

  /// The schemas that the element `index` must conform to, all of them.
  func schemas(forItem index: Int) -> [SchemaID] {
    var result: [SchemaID] = []
    for id in sources {
      let keywords = table[id]
      if index < keywords.prefixItems.count {
        result.append(keywords.prefixItems[index])
      } else if let items = keywords.items {
        result.append(items)
      }
    }
    if result.isEmpty { result = sources.compactMap { table[$0].unevaluatedItems } }
    return Self.distinct(result)
  }

  /// Whether a property that nobody declared may be there at all.
  func admits(undeclared name: JSONString) -> Bool {
    !schemas(forProperty: name).contains { table[$0].boolean == false }
  }

  private static func distinct(_ schemas: [SchemaID]) -> [SchemaID] {
    var seen: Set<SchemaID> = []
    return schemas.filter { seen.insert($0).inserted }
  }
}

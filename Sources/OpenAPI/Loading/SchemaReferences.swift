import Documents

/// The references inside schemas: each is followed once, so that one that leads nowhere is known, whoever uses it.
extension DescriptionReader {
  private static let subschemas: Set<String> = [
    "not", "if", "then", "else", "items", "additionalItems", "unevaluatedItems", "contains", "additionalProperties",
    "unevaluatedProperties", "propertyNames", "contentSchema",
  ]
  private static let schemaLists: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems", "items"]
  private static let schemaMaps: Set<String> = [
    "properties", "patternProperties", "definitions", "$defs", "dependentSchemas",
  ]

  /// Notes the references in `schemas` and what they lead to that cannot be followed.
  mutating func checkReferences(inSchemas schemas: [Node]) {
    var visited: Set<Node> = []
    var pending = Array(schemas.reversed())
    while let schema = pending.popLast() {
      guard schema.kind == .mapping, visited.insert(schema).inserted else { continue }
      if let reference = schema["$ref"], let target = target(of: reference, from: schema) { pending.append(target) }
      for (key, value) in schema.members {
        guard let keyword = key.text else { continue }
        switch value.kind {
        case .mapping where Self.subschemas.contains(keyword): pending.append(value)
        case .mapping where Self.schemaMaps.contains(keyword): pending += value.members.map(\.value)
        case .sequence where Self.schemaLists.contains(keyword): pending += value.elements
        default: continue
        }
      }
    }
  }
}

extension Operation {
  /// The schemas that it names.
  var schemas: [Node] {
    let bodies = (requestBody?.content ?? []) + responses.flatMap(\.content)
    return parameters.compactMap(\.schema) + bodies.compactMap(\.schema)
      + responses.flatMap(\.headers).compactMap(\.schema)
  }
}

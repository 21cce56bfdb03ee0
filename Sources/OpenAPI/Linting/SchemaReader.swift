import Documents

/// Looks into schemas as far as rules need: properties, through `$ref` and `allOf`.
struct SchemaReader {
  let store: DocumentStore

  /// A property of an object schema.
  struct Property {
    let name: String
    /// Its key in `properties`.
    let key: Node
    /// Its schema, references followed.
    let schema: Node
    /// Whether it, or the reference to it, says `readOnly`.
    let isReadOnly: Bool
  }

  /// `schema` with its references followed; `nil` when they lead nowhere.
  func resolved(_ schema: Node) -> Node? {
    var current = schema
    var seen: Set<Node> = [schema]
    while let reference = current["$ref"]?.string {
      guard let target = try? store.resolve(reference, from: current), seen.insert(target).inserted else { return nil }
      current = target
    }
    return current
  }

  /// The properties of an object schema, those of `allOf` included.
  func properties(of schema: Node) -> [Property] {
    var visited: Set<Node> = []
    return properties(of: schema, visited: &visited)
  }

  /// A schema object, and where it stands.
  struct Occurrence {
    let schema: Node
    /// Whether it is a part of a combination (`allOf` and its kin): others apply to the same value.
    let isPart: Bool
  }

  /// The schema objects reachable from `schemas`, each once, references followed.
  func everySchema(from schemas: [Node]) -> [Occurrence] {
    let combinations: Set = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"]
    var visited: Set<Node> = []
    var found: [Occurrence] = []
    var pending = schemas.map { Occurrence(schema: $0, isPart: false) }
    while let next = pending.popLast() {
      guard next.schema.isMapping, visited.insert(next.schema).inserted else { continue }
      found.append(next)
      if next.schema["$ref"] != nil, let target = resolved(next.schema) {
        pending.append(Occurrence(schema: target, isPart: next.isPart))
      }
      pending += next.schema.subschemas.map { Occurrence(schema: $1, isPart: combinations.contains($0)) }
    }
    return found
  }

  /// Every writable property reachable from `schemas` through properties, `items` and combinations.
  func writableProperties(of schemas: [Node]) -> [Property] {
    reachableProperties(of: schemas) { !$0.isReadOnly }
  }

  /// Every property reachable from `schemas` through properties, `items` and combinations.
  func everyProperty(of schemas: [Node]) -> [Property] {
    reachableProperties(of: schemas) { _ in true }
  }

  /// The names that an object schema requires, those of `allOf` included.
  func requiredNames(of schema: Node) -> Set<String> {
    var names: Set<String> = []
    var visited: Set<Node> = []
    var pending = [schema]
    while let next = pending.popLast() {
      guard let schema = resolved(next), visited.insert(schema).inserted else { continue }
      names.formUnion(schema["required"]?.elements.compactMap(\.string) ?? [])
      pending += schema["allOf"]?.elements ?? []
    }
    return names
  }

  private func reachableProperties(of schemas: [Node], where isWanted: (Property) -> Bool) -> [Property] {
    var visited: Set<Node> = []
    var found: [Property] = []
    var pending = schemas
    while let next = pending.popLast() {
      guard let schema = resolved(next), visited.insert(schema).inserted else { continue }
      for (key, value) in schema["properties"]?.members ?? [] {
        guard let property = property(key, value), isWanted(property) else { continue }
        found.append(property)
        pending.append(property.schema)
      }
      for keyword in ["items", "additionalProperties"] {
        if let subschema = schema[keyword], subschema.kind == .mapping { pending.append(subschema) }
      }
      for keyword in ["allOf", "anyOf", "oneOf"] { pending += schema[keyword]?.elements ?? [] }
    }
    return found
  }

  private func properties(of schema: Node, visited: inout Set<Node>) -> [Property] {
    guard let schema = resolved(schema), visited.insert(schema).inserted else { return [] }
    var found = (schema["properties"]?.members ?? []).compactMap { property($0.key, $0.value) }
    for part in schema["allOf"]?.elements ?? [] { found += properties(of: part, visited: &visited) }
    return found
  }

  private func property(_ key: Node, _ value: Node) -> Property? {
    guard let name = key.text, let schema = resolved(value) else { return nil }
    return Property(
      name: name, key: key, schema: schema,
      isReadOnly: value["readOnly"]?.bool == true || schema["readOnly"]?.bool == true)
  }
}

extension Node {
  /// Whether `type` of a schema object names that type, alone or among others.
  func mayBe(_ type: String) -> Bool {
    let value = self["type"]
    return value?.string == type || value?.elements.contains { $0.string == type } == true
  }

  /// Whether a schema object has one of these keywords.
  func has(_ keywords: String...) -> Bool {
    keywords.contains { self[$0] != nil }
  }
}

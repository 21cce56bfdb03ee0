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

  /// Every writable property reachable from `schema` through properties, `items` and combinations.
  func writableProperties(of schema: Node) -> [Property] {
    var visited: Set<Node> = []
    var found: [Property] = []
    var pending = [schema]
    while let next = pending.popLast() {
      guard let schema = resolved(next), visited.insert(schema).inserted else { continue }
      for (key, value) in schema["properties"]?.members ?? [] {
        guard let property = property(key, value), !property.isReadOnly else { continue }
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

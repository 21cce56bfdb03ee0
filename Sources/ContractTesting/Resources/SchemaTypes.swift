import JSON
import JSONSchema

extension Schema {
  /// The types that a value may have, `$ref`, `allOf` and alternatives taken in; `nil` when nothing is said.
  var resolvedTypes: TypeSet? { table.resolvedTypes(id, depth: 16) }

  /// The schema that it is a `$ref` to, however many lead there; itself where it is none.
  var named: SchemaID {
    var id = id
    var steps = 0
    while let target = table[id].reference, steps < 16 { (id, steps) = (target, steps + 1) }
    return id
  }

  /// Whether a property of an object is a list of objects, `$ref` and `allOf` followed.
  var holdsRecords: Bool {
    table.properties(id, depth: 16).map(table.schema).contains { property in
      property.elementSchema.map { $0.resolvedTypes?.contains(.object) ?? true } ?? false
    }
  }

  /// The schema of an array's elements, `$ref` and `allOf` followed.
  var elementSchema: Schema? { table.elementSchema(id, depth: 16).map(table.schema) }
}

extension TypeSet {
  /// A value of these types, when they are scalars.
  var sample: JSONValue? {
    guard isDisjoint(with: [.object, .array]) else { return nil }
    if contains(.string) { return "" }
    if !isDisjoint(with: [.number, .integer]) { return 0 }
    guard contains(.boolean) else { return nil }
    return false
  }
}

extension SchemaTable {
  fileprivate func elementSchema(_ id: SchemaID, depth: Int) -> SchemaID? {
    guard depth > 0 else { return nil }
    let keywords = self[id]
    if let items = keywords.items ?? keywords.prefixItems.first { return items }
    return keywords.conjuncts.lazy.compactMap { self.elementSchema($0, depth: depth - 1) }.first
  }

  fileprivate func properties(_ id: SchemaID, depth: Int) -> [SchemaID] {
    guard depth > 0 else { return [] }
    let keywords = self[id]
    return keywords.properties.map(\.schema) + keywords.conjuncts.flatMap { properties($0, depth: depth - 1) }
  }

  fileprivate func resolvedTypes(_ id: SchemaID, depth: Int) -> TypeSet? {
    guard depth > 0 else { return nil }
    let keywords = self[id]
    var found: [TypeSet] = [keywords.types].compactMap { $0 }
    found += keywords.conjuncts.compactMap { resolvedTypes($0, depth: depth - 1) }
    for alternatives in [keywords.anyOf, keywords.oneOf] where !alternatives.isEmpty {
      let types = alternatives.map { resolvedTypes($0, depth: depth - 1) ?? .any }
      found.append(types.reduce(TypeSet()) { $0.union($1) })
    }
    guard let first = found.first else { return nil }
    return found.dropFirst().reduce(first) { $0.intersection($1) }
  }
}

extension SchemaKeywords {
  /// What a value must conform to as well: the target of `$ref`, and the parts of `allOf`.
  fileprivate var conjuncts: [SchemaID] { [reference].compactMap { $0 } + allOf }
}

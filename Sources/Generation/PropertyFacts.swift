import Documents
import JSON
import JSONSchema

/// What a schema says about one property, its `$ref`s, `allOf` and alternatives taken together.
public struct PropertyFacts: Hashable, Sendable {
  /// The property, from the root of the value; an index of 0 stands for every element of an array.
  public var pointer: JSONPointer
  /// The types allowed.
  public var types: TypeSet
  /// Whether the property must be there whenever its object is, whichever alternative applies.
  public var isRequired: Bool
  /// Whether the value is the server's to write.
  public var isReadOnly: Bool
  /// Whether the value is never shown.
  public var isWriteOnly: Bool
  /// Whether `null` is allowed.
  public var isNullable: Bool
  /// The documented default.
  public var defaultValue: JSONValue?
  /// The first format named.
  public var format: String?
  /// The members of `enum`, or the value of `const`.
  public var enumeration: [JSONValue]?
  /// The first description.
  public var summary: String?
  /// The property's schema in the document.
  public var place: Place
}

extension Schema {
  /// The facts of every property that the schema declares, nested ones after the one that holds them.
  ///
  /// Goes down to `depth` levels and ends after `limit` properties; a recursive schema is followed once.
  public func propertyFacts(depth: Int = 5, limit: Int = 2_000) -> [PropertyFacts] {
    var survey = PropertySurvey(table: table, depthLimit: depth, limit: limit)
    survey.visit([id], at: JSONPointer(), depth: 0, path: [])
    return survey.facts
  }
}

private struct PropertySurvey {
  let table: SchemaTable
  let depthLimit: Int
  let limit: Int
  var facts: [PropertyFacts] = []
  private var known: Set<JSONPointer> = []

  init(table: SchemaTable, depthLimit: Int, limit: Int) {
    self.table = table
    self.depthLimit = depthLimit
    self.limit = limit
  }

  mutating func visit(_ schemas: [SchemaID], at pointer: JSONPointer, depth: Int, path: Set<SchemaID>) {
    guard depth < depthLimit, facts.count < limit else { return }
    let targets = Set(schemas.map { table[$0].reference ?? $0 })
    guard targets.isDisjoint(with: path) else { return }
    let alternatives = expansions(of: schemas)
    var names: [JSONString] = []
    for schema in alternatives { names += schema.names.filter { !names.contains($0) } }
    for name in names where facts.count < limit {
      let holders = alternatives.filter { $0.names.contains(name) }
      let own = pointer.appending(name)
      guard known.insert(own).inserted, let first = holders.first else { continue }
      let children = holders.map { $0.schemas(forProperty: name) }
      facts.append(describe(own, children, isRequired: alternatives.allSatisfy { $0.requires(name) }, first))
      var visited: Set<[SchemaID]> = []
      for child in children where visited.insert(child).inserted {
        visit(child, at: own, depth: depth + 1, path: path.union(targets))
      }
    }
    for schema in alternatives where schema.saysArray {
      visit(schema.schemas(forItem: 0), at: pointer.appending(0), depth: depth + 1, path: path.union(targets))
    }
  }

  private func describe(
    _ pointer: JSONPointer, _ children: [[SchemaID]], isRequired: Bool, _ holder: EffectiveSchema
  ) -> PropertyFacts {
    let schemas = children.flatMap { expansions(of: $0) }
    let types = schemas.reduce(TypeSet()) { $0.union($1.types) }
    let lists = schemas.compactMap { $0.constant.map { [$0.value] } ?? $0.enumeration?.value }
    let place = children.first?.first.map { table[$0].node.place } ?? holder.place(of: "properties", in: nil)
    return PropertyFacts(
      pointer: pointer, types: types, isRequired: isRequired, isReadOnly: schemas.contains(where: \.readOnly),
      isWriteOnly: schemas.contains(where: \.writeOnly), isNullable: types.contains(.null),
      defaultValue: schemas.lazy.compactMap(\.defaultValue).first,
      format: schemas.lazy.compactMap { $0.formats.first?.value }.first,
      enumeration: lists.count == schemas.count && !lists.isEmpty ? lists.flatMap { $0 } : nil,
      summary: children.joined().lazy.compactMap { table[$0].summary }.first, place: place)
  }

  /// The ways to take the alternatives, the contradictory ones left out.
  private func expansions(of schemas: [SchemaID]) -> [EffectiveSchema] {
    var variants = SchemaVariants(schemas, in: table, limit: 16) { _, _, alternatives in Array(alternatives.indices) }
    var result: [EffectiveSchema] = []
    while let variant = variants.next() {
      if variant.schema.contradiction == nil { result.append(variant.schema) }
    }
    return result
  }
}

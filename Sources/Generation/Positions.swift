import JSON
import JSONSchema

/// A place in a payload, with what the schema says about it there.
struct Position: Sendable {
  let location: Location
  /// What the value must conform to, all of them.
  let schemas: [SchemaID]
  /// The same merged, with the alternatives that the value satisfies.
  let schema: EffectiveSchema
  /// The payload's value, `nil` for an optional property that it lacks.
  let value: JSONValue?
  /// The property's name, `nil` for the payload itself and for elements.
  let name: JSONString?
  /// The schema and keyword that make the property necessary.
  let requiredBy: SchemaID?
  /// Whether the value tells which alternative applies, so that few values are good.
  let isDiscriminator: Bool

  /// The types whose keywords are varied: those that the schema allows, or the value's own where it allows any.
  var variedTypes: TypeSet {
    schema.types == .any ? value.map(TypeSet.init(of:)) ?? [] : schema.types
  }
}

/// Finds the places of a payload that can be varied.
///
/// Goes down to `depthLimit` levels, into the first element of arrays and the first undeclared member of maps, and
/// ends after `positionLimit` places, so that a huge schema stays affordable.
struct PositionWalk {
  static let depthLimit = 4
  static let positionLimit = 400

  let builder: ValueBuilder
  private var found: [Position] = []

  /// The places of `base`, which conforms to `root`.
  static func positions(of base: JSONValue, root: SchemaID, builder: ValueBuilder) -> [Position] {
    var walk = PositionWalk(builder: builder)
    walk.visit([root], at: .root, value: base, member: nil, depth: 0)
    return walk.found
  }

  private init(builder: ValueBuilder) {
    self.builder = builder
  }

  private mutating func visit(
    _ schemas: [SchemaID], at location: Location, value: JSONValue?,
    member: (name: JSONString, holder: EffectiveSchema)?, depth: Int
  ) {
    guard found.count < Self.positionLimit else { return }
    let schema = builder.expansion(of: schemas, satisfiedBy: value)
    found.append(
      Position(
        location: location, schemas: schemas, schema: schema, value: value, name: member?.name,
        requiredBy: member.flatMap { member in member.holder.required.first { $0.value == member.name }?.owner },
        isDiscriminator: member.map { $0.holder.discriminated[$0.name] != nil } ?? false))
    guard depth < Self.depthLimit else { return }
    if let object = value?.object { visitMembers(object, schema, at: location, depth: depth + 1) }
    if let first = value?.array?.first {
      visit(schema.schemas(forItem: 0), at: location.element(0), value: first, member: nil, depth: depth + 1)
    }
  }

  private mutating func visitMembers(
    _ object: JSONObject, _ schema: EffectiveSchema, at location: Location, depth: Int
  ) {
    for name in schema.names {
      let schemas = schema.schemas(forProperty: name)
      if builder.isOmitted(schemas) || schemas.contains(where: { schema.table[$0].boolean == false }) { continue }
      visit(schemas, at: location.member(name), value: object[name], member: (name, schema), depth: depth)
    }
    if let free = object.keys.first(where: { !schema.names.contains($0) }) {
      visit(
        schema.schemas(forProperty: free), at: location.member(free), value: object[free], member: (free, schema),
        depth: depth)
    }
  }
}

extension ValueBuilder {
  /// The merged schema with the alternatives that `value` satisfies; without a value, with the best ones.
  func expansion(of schemas: [SchemaID], satisfiedBy value: JSONValue?) -> EffectiveSchema {
    guard let value else { return SchemaExpansion.expand(schemas, in: table, ranking: rankByDepth).schema }
    let ranking: SchemaExpansion.Ranking = { owner, keyword, alternatives in
      if keyword == "if" { return [table.schema(alternatives[0]).isValid(value, direction: direction) ? 0 : 1] }
      let fitting = alternatives.indices.filter { table.schema(alternatives[$0]).isValid(value, direction: direction) }
      return fitting.isEmpty && keyword != "discriminator" ? Array(alternatives.indices) : fitting
    }
    return SchemaExpansion.expand(schemas, in: table, ranking: ranking).schema
  }
}

extension TypeSet {
  /// The one type of `value`.
  init(of value: JSONValue) {
    self =
      switch value {
      case .null: .null
      case .bool: .boolean
      case .number(let number): number.isInteger ? [.integer, .number] : .number
      case .string: .string
      case .array: .array
      case .object: .object
      }
  }
}

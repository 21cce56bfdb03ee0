import JSON
import JSONSchema

/// Builds values that conform to schemas, within a budget of work.
struct ValueBuilder {
  let table: SchemaTable
  let direction: Direction
  let depths: MinimumDepths
  let source: SaltedSource
  let shape: Shape
  var preferred: [JSONPointer: JSONValue] = [:]
  /// What was left out although the shape asks for it, each with its reason.
  var givenUp: [GenerationFailure] = []

  /// The nesting below which nothing optional is added.
  static let depthLimit = 6
  /// The nesting at which building ends; a schema that demands more is said to be endless.
  static let hardDepthLimit = 40
  /// The values that may be built before optional parts are left out, and before everything is given up.
  static let optionalBudget = 1_500
  static let hardBudget = 20_000

  private(set) var work = 0
  private var path: [SchemaID: Int] = [:]
  private var depth = 0

  init(
    table: SchemaTable, direction: Direction, depths: MinimumDepths, source: SaltedSource, shape: Shape,
    preferred: [JSONPointer: JSONValue] = [:]
  ) {
    self.table = table
    self.direction = direction
    self.depths = depths
    self.source = source
    self.shape = shape
    self.preferred = preferred
  }

  /// Builds a value that conforms to all of `schemas`.
  mutating func value(for schemas: [SchemaID], at location: Location) -> Result<JSONValue, GenerationFailure> {
    work += 1
    if let wanted = preferred[location.pointer], accepts(wanted, schemas) { return .success(wanted) }
    let isEndless = depths.depth(of: schemas) >= MinimumDepths.endless && schemas.contains { isOnPath($0) }
    if work > Self.hardBudget || depth > Self.hardDepthLimit || isEndless {
      return .failure(endless(schemas))
    }
    enter(schemas)
    defer { leave(schemas) }
    var failure: GenerationFailure?
    var variants = SchemaVariants(schemas, in: table, ranking: rankByDepth)
    while let variant = variants.next() {
      if let contradiction = variant.schema.contradiction {
        failure = failure ?? contradiction
        continue
      }
      switch value(for: variant.schema, schemas, variant.decisions, at: location) {
      case .success(let value): return .success(value)
      case .failure(let reason): failure = failure ?? reason
      }
      if work > Self.hardBudget { break }
    }
    return .failure(failure ?? unsatisfied(schemas))
  }

  /// Builds a value of one way to take the alternatives; it conforms to all of `schemas`.
  mutating func value(
    for schema: EffectiveSchema, _ schemas: [SchemaID], _ decisions: [Int], at location: Location
  ) -> Result<JSONValue, GenerationFailure> {
    if schema.isEnumerated {
      return pick(from: listed(schema), schema, schemas, at: location)
    }
    var failure: GenerationFailure?
    for type in typeOrder(schema) {
      let result: Result<JSONValue, GenerationFailure> =
        switch type {
        case .object: object(schema, schemas, decisions, at: location)
        case .array: array(schema, schemas, at: location)
        default: scalar(type, schema, schemas, at: location)
        }
      switch result {
      case .success: return result
      case .failure(let reason): failure = failure ?? reason
      }
    }
    return .failure(failure ?? unsatisfied(schemas))
  }

  /// Whether `value` conforms to all of `schemas`.
  func accepts(_ value: JSONValue, _ schemas: [SchemaID]) -> Bool {
    schemas.allSatisfy { table.schema($0).isValid(value, direction: direction) }
  }

  /// The best alternatives first: those that come to an end soonest are not preferred, only those that never do are out.
  func rankByDepth(_ owner: SchemaID, _ keyword: String, _ alternatives: [SchemaID]) -> [Int] {
    let possible = alternatives.indices.filter { depths[alternatives[$0]] < MinimumDepths.endless }
    guard keyword != "if", depth > 1 || alternatives.contains(where: { isOnPath($0) }) else {
      return possible.filter { !isNull(alternatives[$0]) } + possible.filter { isNull(alternatives[$0]) }
    }
    return possible.sorted { left, right in
      let (first, second) = (alternatives[left], alternatives[right])
      if isNull(first) != isNull(second) { return isNull(second) }
      if isOnPath(first) != isOnPath(second) { return isOnPath(second) }
      return depth > 2 && depths[first] != depths[second] ? depths[first] < depths[second] : left < right
    }
  }

  /// Whether something optional may still be added below `schemas`.
  func allowsOptional(_ schemas: [SchemaID]) -> Bool {
    depth < Self.depthLimit && work < Self.optionalBudget
      && !schemas.contains { path[table[$0].reference ?? $0, default: 0] > 1 }
  }

  /// A value that is in the way of the request's direction is left out.
  func isOmitted(_ schemas: [SchemaID]) -> Bool {
    guard direction != .none else { return false }
    let schema = SchemaExpansion.expand(schemas, in: table, ranking: rankByDepth).schema
    return direction == .request ? schema.readOnly : schema.writeOnly
  }

  /// The failure that says that nothing tried conforms.
  func unsatisfied(_ schemas: [SchemaID]) -> GenerationFailure {
    let schema = SchemaExpansion.expand(schemas, in: table, ranking: rankByDepth).schema
    return GenerationFailure(
      place: schema.place(of: schema.distinctiveKeyword, in: nil),
      message: "no value was found that satisfies all keywords of the schema at once")
  }

  private func endless(_ schemas: [SchemaID]) -> GenerationFailure {
    let schema = SchemaExpansion.expand(schemas, in: table, ranking: rankByDepth).schema
    if let contradiction = schema.contradiction { return contradiction }
    return GenerationFailure(
      place: schema.place(of: "required", in: nil),
      message: work > Self.hardBudget
        ? "no value was found with a reasonable amount of work"
        : "every value would contain a further one without end, because the schema requires itself")
  }

  private func isNull(_ id: SchemaID) -> Bool { table[table[id].reference ?? id].types == .null }

  private func isOnPath(_ id: SchemaID) -> Bool { path[table[id].reference ?? id, default: 0] > 0 }

  private mutating func enter(_ schemas: [SchemaID]) {
    depth += 1
    for id in schemas { path[table[id].reference ?? id, default: 0] += 1 }
  }

  private mutating func leave(_ schemas: [SchemaID]) {
    depth -= 1
    for id in schemas { path[table[id].reference ?? id, default: 0] -= 1 }
  }
}

extension EffectiveSchema {
  /// The keyword that says most about why a value is hard to find.
  var distinctiveKeyword: String {
    if let pattern = patterns.first { return sources.contains(pattern.owner) ? "pattern" : "type" }
    if !prohibitions.isEmpty { return "not" }
    if let choice = choices.first { return choice.keyword }
    return "type"
  }
}

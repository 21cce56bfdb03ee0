import JSON
import JSONSchema

extension ValueBuilder {
  /// An object with the members that the shape asks for; fewer or more where the schema's keywords need it.
  mutating func object(
    _ schema: EffectiveSchema, _ schemas: [SchemaID], _ decisions: [Int], at location: Location
  ) -> Result<JSONValue, GenerationFailure> {
    var draft = ObjectDraft(schema: schema, schemas: schemas, location: location)
    if let reason = demandMembers(&draft) { return .failure(reason) }
    var optional: [JSONString] = []
    if shape == .full, allowsOptional(schemas) {
      optional = schema.names.filter { !draft.demanded.contains($0) && !schema.rivalNames.contains($0) }
    }
    for name in optional { offer(name, &draft) }
    followDependents(&draft, decisions)
    fillUp(&draft)
    if let value = finished(draft, draft.demanded + draft.offered) { return .success(value) }
    return repaired(&draft)
  }

  private func finished(_ draft: ObjectDraft, _ names: [JSONString]) -> JSONValue? {
    let order = draft.schema.names.filter(names.contains) + names.filter { !draft.schema.names.contains($0) }
    let members = order.compactMap { name in draft.values[name].map { JSONObject.Member(key: name, value: $0) } }
    let value = JSONValue.object(JSONObject(members))
    // Not a conditional expression: there, `nil` would be the JSON value `null`.
    guard accepts(value, draft.schemas) else { return nil }
    return value
  }

  /// Makes the required members; returns why one of them cannot be made.
  private mutating func demandMembers(_ draft: inout ObjectDraft) -> GenerationFailure? {
    for fact in draft.schema.required {
      let schemas = draft.schema.schemas(forProperty: fact.value)
      if isOmitted(schemas) { continue }
      if schemas.contains(where: { table[$0].boolean == false }) {
        return GenerationFailure(
          place: draft.schema.place(of: "required", in: fact.owner),
          message: "the property \"\(fact.value)\" is required, and the schema forbids it")
      }
      switch member(fact.value, schemas, draft) {
      case .success(let value):
        draft.values[fact.value] = value
        draft.demanded.append(fact.value)
      case .failure(let reason): return reason
      }
    }
    return nil
  }

  /// Makes an optional member; what cannot be made is left out and noted.
  private mutating func offer(_ name: JSONString, _ draft: inout ObjectDraft) {
    guard draft.values[name] == nil, !draft.rejected.contains(name) else { return }
    let schemas = draft.schema.schemas(forProperty: name)
    if isOmitted(schemas) || schemas.contains(where: { table[$0].boolean == false }) {
      draft.rejected.insert(name)
      return
    }
    guard allowsOptional(schemas) else { return }
    switch member(name, schemas, draft) {
    case .success(let value):
      draft.values[name] = value
      draft.offered.append(name)
    case .failure(let reason):
      draft.rejected.insert(name)
      givenUp.append(reason)
    }
  }

  private mutating func member(
    _ name: JSONString, _ schemas: [SchemaID], _ draft: ObjectDraft
  ) -> Result<JSONValue, GenerationFailure> {
    if let wanted = draft.schema.discriminated[name], accepts(.string(wanted), schemas) {
      return .success(.string(wanted))
    }
    return value(for: schemas, at: draft.location.member(name).retry(draft.attempt))
  }

  /// Adds what `dependentRequired` and `dependentSchemas` ask for beside the members that are there.
  private mutating func followDependents(_ draft: inout ObjectDraft, _ decisions: [Int]) {
    for _ in 0..<4 {
      let present = Set(draft.values.keys)
      for dependency in draft.schema.dependencies where present.contains(dependency.name) {
        for name in dependency.required { offer(name, &draft) }
      }
      let triggered = zip(draft.schema.dependentTriggers, draft.schema.dependentSchemas)
        .filter { present.contains($0.0) && !draft.schemas.contains($0.1.value) }.map(\.1.value)
      if triggered.isEmpty && draft.values.count == present.count { return }
      guard !triggered.isEmpty else { continue }
      draft.schemas += triggered
      let (schema, _) = SchemaExpansion.expand(draft.schemas, in: table, decisions: decisions, ranking: rankByDepth)
      if schema.contradiction != nil { return }
      draft.schema = schema
      draft.values = [:]
      draft.demanded = []
      let offered = draft.offered
      draft.offered = []
      if demandMembers(&draft) != nil { return }
      for name in offered { offer(name, &draft) }
    }
  }

  /// Adds members until there are enough, and leaves optional ones out when there are too many.
  private mutating func fillUp(_ draft: inout ObjectDraft) {
    if let most = draft.schema.maxProperties?.value {
      while !draft.offered.isEmpty, draft.demanded.count + draft.offered.count > most { draft.offered.removeLast() }
    }
    let least = draft.schema.minProperties?.value ?? 0
    let isFree = draft.schema.names.isEmpty && draft.demanded.isEmpty
    let wanted = isFree && allowsOptional(draft.schemas) ? (shape == .full ? 2 : 1) : 0
    let goal = min(max(least, wanted), draft.schema.maxProperties?.value ?? Int.max)
    for name in draft.schema.names where draft.count < goal { offer(name, &draft) }
    var index = 1
    while draft.count < min(goal, Self.longestArray), index <= goal + 8 {
      if let name = freeName(index, draft) { offer(name, &draft) }
      index += 1
    }
  }

  /// A name that no keyword declares and that may be there: `key1`, or what the patterns for names ask for.
  func freeName(_ index: Int, _ schema: EffectiveSchema, at location: Location) -> JSONString? {
    let plain = JSONString("key\(index)")
    let isFree = { (name: JSONString) in
      schema.admits(undeclared: name) && accepts(.string(name), schema.propertyNames) && !schema.names.contains(name)
    }
    if isFree(plain) { return plain }
    var proposals: [JSONString] = []
    let place = location.member(plain).retry(index)
    for id in schema.sources {
      for property in table[id].patternProperties {
        var stream = source.sharedGenerator(at: place)
        for _ in 0..<4 {
          if let name = property.pattern.generate(minLength: 1, maxLength: 20, using: &stream) {
            proposals.append(JSONString(name))
          }
        }
      }
    }
    if !schema.propertyNames.isEmpty {
      var names = ValueBuilder(
        table: table, direction: direction, depths: depths, source: source, shape: .minimal)
      if case .success(.string(let name)) = names.value(for: schema.propertyNames, at: place) { proposals.append(name) }
    }
    return proposals.first(where: isFree)
  }

  private func freeName(_ index: Int, _ draft: ObjectDraft) -> JSONString? {
    let name = freeName(index, draft.schema, at: draft.location)
    return name.flatMap { draft.values[$0] == nil ? $0 : nil }
  }

  /// Looks for a set of members that conforms: the required ones, then more and more optional ones.
  private mutating func repaired(_ draft: inout ObjectDraft) -> Result<JSONValue, GenerationFailure> {
    let wanted = draft.offered
    for attempt in 0..<3 {
      draft.attempt = attempt
      if attempt > 0 {
        draft.values = [:]
        draft.demanded = []
        draft.offered = []
        if let reason = demandMembers(&draft) { return .failure(reason) }
        for name in wanted { offer(name, &draft) }
        if let value = finished(draft, draft.demanded + draft.offered) { return .success(value) }
      }
      for name in draft.schema.names + draft.schema.dependencies.flatMap(\.required) where wanted.isEmpty {
        offer(name, &draft)
      }
      if let value = grown(draft) { return .success(value) }
      if work > Self.hardBudget / 2 { break }
    }
    return .failure(unsatisfied(draft.schemas))
  }

  /// The conforming object that starts from the required members and takes in optional ones as long as it conforms.
  private func grown(_ draft: ObjectDraft) -> JSONValue? {
    var names = draft.demanded
    var best = finished(draft, names)
    if best == nil, let start = smallest(draft) {
      names = start
      best = finished(draft, names)
    }
    guard best != nil, shape == .full else { return best }
    for _ in 0..<2 {
      for name in draft.offered.prefix(100) where !names.contains(name) {
        if let value = finished(draft, names + [name]) {
          best = value
          names.append(name)
        }
      }
    }
    return best
  }

  /// The required members with one or two optional ones that make the object conform.
  private func smallest(_ draft: ObjectDraft) -> [JSONString]? {
    let offered = draft.offered.prefix(30)
    for name in offered where finished(draft, draft.demanded + [name]) != nil { return draft.demanded + [name] }
    for (index, first) in offered.enumerated() {
      for second in offered.dropFirst(index + 1) where finished(draft, draft.demanded + [first, second]) != nil {
        return draft.demanded + [first, second]
      }
    }
    for name in offered {
      let others = draft.offered.filter { $0 != name }
      if finished(draft, draft.demanded + others) != nil { return draft.demanded + others }
    }
    return nil
  }
}

/// An object on its way: the members that were made, and why they are there.
struct ObjectDraft {
  var schema: EffectiveSchema
  var schemas: [SchemaID]
  let location: Location
  var values: [JSONString: JSONValue] = [:]
  var demanded: [JSONString] = []
  var offered: [JSONString] = []
  var rejected: Set<JSONString> = []
  var attempt = 0

  init(schema: EffectiveSchema, schemas: [SchemaID], location: Location) {
    self.schema = schema
    self.schemas = schemas
    self.location = location
  }

  /// The members that the object would have now.
  var count: Int { demanded.count + offered.count }
}

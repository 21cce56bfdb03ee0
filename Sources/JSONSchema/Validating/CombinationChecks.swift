import JSON

extension Validator {
  /// `allOf`, `anyOf`, `oneOf`, `not` and `if`.
  mutating func checkCombinations(
    _ schema: CompiledSchema, _ value: JSONValue, _ parts: inout EvaluatedParts
  ) -> Bool {
    var valid = true
    for part in schema.keywords.allOf {
      valid = apply(part, value, &parts) && valid
      guard valid || isCollecting else { return false }
    }
    if !schema.keywords.anyOf.isEmpty {
      valid = checkAnyOf(schema, value, &parts) && valid
      guard valid || isCollecting else { return false }
    }
    if !schema.keywords.oneOf.isEmpty {
      valid = checkOneOf(schema, value, &parts) && valid
      guard valid || isCollecting else { return false }
    }
    if let not = schema.keywords.not {
      let undecidedBefore = undecidedCount
      var ignored = fresh(parts)
      if applyQuietly(not, value, &ignored), undecidedCount == undecidedBefore {
        valid = fail(schema, "not", "is what `not` excludes")
        guard isCollecting else { return false }
      }
    }
    if let condition = schema.keywords.condition {
      valid = checkCondition(schema, condition, value, &parts) && valid
    }
    return valid
  }

  /// Parts of the same value that nothing has looked at.
  private mutating func fresh(_ parts: EvaluatedParts) -> EvaluatedParts {
    spend(parts.count / 64)
    return parts.fresh()
  }

  private mutating func checkAnyOf(
    _ schema: CompiledSchema, _ value: JSONValue, _ parts: inout EvaluatedParts
  ) -> Bool {
    var matched = false
    for alternative in schema.keywords.anyOf {
      var own = fresh(parts)
      guard applyQuietly(alternative, value, &own) else { continue }
      matched = true
      guard parts.isTracking else { return true }
      parts.formUnion(own)
    }
    return matched || explain(schema, "anyOf", schema.keywords.anyOf, value)
  }

  private mutating func checkOneOf(
    _ schema: CompiledSchema, _ value: JSONValue, _ parts: inout EvaluatedParts
  ) -> Bool {
    var matches: [Int] = []
    let undecidedBefore = undecidedCount
    for (index, alternative) in schema.keywords.oneOf.enumerated() {
      var own = fresh(parts)
      guard applyQuietly(alternative, value, &own) else { continue }
      matches.append(index)
      parts.formUnion(own)
      guard matches.count < 2 || undecidedCount > undecidedBefore else { break }
    }
    if matches.isEmpty { return explain(schema, "oneOf", schema.keywords.oneOf, value) }
    guard matches.count > 1, undecidedCount == undecidedBefore else { return true }
    let table = table
    return fail(
      schema, "oneOf",
      "fits more than one alternative, exactly one allowed: "
        + matches.map { Self.name(of: schema.keywords.oneOf[$0], number: $0 + 1, in: table) }
        .joined(separator: " and "))
  }

  private mutating func checkCondition(
    _ schema: CompiledSchema, _ condition: SchemaID, _ value: JSONValue, _ parts: inout EvaluatedParts
  ) -> Bool {
    let undecidedBefore = undecidedCount
    var own = fresh(parts)
    let holds = applyQuietly(condition, value, &own)
    guard undecidedCount == undecidedBefore else { return true }
    if holds {
      parts.formUnion(own)
      return schema.keywords.thenSchema.map { apply($0, value, &parts) } ?? true
    }
    return schema.keywords.elseSchema.map { apply($0, value, &parts) } ?? true
  }
}

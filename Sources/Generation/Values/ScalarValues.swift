import JSON
import JSONSchema

extension ValueBuilder {
  /// The types of a value of `schema`, the most telling first; what `type` leaves open is guessed from the keywords.
  func typeOrder(_ schema: EffectiveSchema) -> [TypeSet] {
    var order: [TypeSet] = []
    if !schema.names.isEmpty || !schema.required.isEmpty || schema.minProperties != nil || schema.saysObject {
      order.append(.object)
    }
    if schema.minItems != nil || schema.saysArray { order.append(.array) }
    if schema.types == .any, schema.minimum != nil || schema.maximum != nil || !schema.multiples.isEmpty {
      order.append(.number)
    }
    order += [.string, .number, .integer, .boolean, .object, .array, .null]
    var seen: TypeSet = []
    return order.filter { type in
      guard schema.types.contains(type), !seen.contains(type) else { return false }
      seen.insert(type)
      return !(type == .integer && schema.types.contains(.number))
    }
  }

  /// The members of `enum`, those first that are neither `null` nor the default.
  func listed(_ schema: EffectiveSchema) -> [JSONValue] {
    if let constant = schema.constant { return [constant.value] }
    let values = schema.enumeration?.value ?? []
    let telling = values.filter { !$0.isNull }
    return telling.isEmpty ? values : telling
  }

  /// The first of `values`, in this payload's order, that conforms.
  func pick(
    from values: [JSONValue], _ schema: EffectiveSchema, _ schemas: [SchemaID], at location: Location
  ) -> Result<JSONValue, GenerationFailure> {
    let fitting = values.filter { accepts($0, schemas) }
    guard !fitting.isEmpty else { return .failure(unsatisfied(schemas)) }
    return .success(fitting[source.position(below: fitting.count, at: location)])
  }

  /// A string, number, boolean or null.
  mutating func scalar(
    _ type: TypeSet, _ schema: EffectiveSchema, _ schemas: [SchemaID], at location: Location
  ) -> Result<JSONValue, GenerationFailure> {
    switch type {
    case .null: return firstAccepted([.null], schemas)
    case .boolean: return firstAccepted(booleans(at: location), schemas)
    case .integer, .number:
      let numbers = numbers(schema, isInteger: type == .integer || schema.isWhole, at: location)
      return numbers.isEverything
        ? pick(from: numbers.values, schema, schemas, at: location) : firstAccepted(numbers.values, schemas)
    default:
      if let text = content(schema, at: location), accepts(.string(JSONString(text)), schemas) {
        return .success(.string(JSONString(text)))
      }
      return string(schema, schemas, at: location)
    }
  }

  /// The first of `candidates` that conforms.
  func firstAccepted(_ candidates: [JSONValue], _ schemas: [SchemaID]) -> Result<JSONValue, GenerationFailure> {
    if let value = candidates.first(where: { accepts($0, schemas) }) { return .success(value) }
    return .failure(unsatisfied(schemas))
  }

  private func booleans(at location: Location) -> [JSONValue] {
    let isTrue = source.position(below: 2, at: location) == 0
    return [.bool(isTrue), .bool(!isTrue)]
  }
}

extension EffectiveSchema {
  var saysObject: Bool {
    sources.contains { id in
      let keywords = table[id]
      return keywords.additionalProperties != nil || !keywords.patternProperties.isEmpty
        || keywords.propertyNames != nil || keywords.unevaluatedProperties != nil || !keywords.dependentSchemas.isEmpty
    }
  }

  var saysArray: Bool {
    sources.contains { id in
      let keywords = table[id]
      return keywords.items != nil || !keywords.prefixItems.isEmpty || keywords.contains != nil
        || keywords.unevaluatedItems != nil
    }
  }
}

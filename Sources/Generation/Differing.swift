import JSON
import JSONSchema

extension PayloadGenerator {
  /// A valid value for the place `pointer` of a payload that differs from `value`, which stands there now; `nil` when
  /// the schema allows no other, or none was found.
  ///
  /// With `base`, the whole payload is proven valid with the new value in it; without, the new value alone is.
  public func differing(
    from value: JSONValue, at pointer: JSONPointer, salt: UInt64, in base: JSONValue? = nil
  ) -> JSONValue? {
    let location = Location.at(pointer)
    for attempt in 0..<16 {
      var builder = builder(.full, salt: salt &+ UInt64(attempt))
      guard let schemas = builder.schemas(at: pointer, of: schema.id, in: base) else { return nil }
      let variants: [JSONValue]
      if case .success(let built) = builder.value(for: schemas, at: location) {
        variants = [built]
      } else {
        variants = []
      }
      for candidate in variants
        + (attempt == 15 ? Self.members(builder.expansion(of: schemas, satisfiedBy: value)) : [])
      where candidate != value && builder.accepts(candidate, schemas) {
        guard let base else { return candidate }
        if schema.isValid(base.setting(candidate, at: pointer), direction: direction) { return candidate }
      }
    }
    return nil
  }

  private static func members(_ schema: EffectiveSchema) -> [JSONValue] {
    (schema.enumeration?.value ?? []) + (schema.types.contains(.null) ? [.null] : [])
  }
}

extension ValueBuilder {
  /// What the value at `pointer` must conform to; `nil` when no schema speaks of it.
  func schemas(at pointer: JSONPointer, of root: SchemaID, in base: JSONValue?) -> [SchemaID]? {
    var schemas = [root]
    var value = base
    for token in pointer.tokens {
      guard let next = step(into: token, schemas, value) else { return nil }
      schemas = next
      value = value.flatMap { $0[JSONPointer([token])] }
    }
    return schemas
  }

  private func step(into token: JSONString, _ schemas: [SchemaID], _ value: JSONValue?) -> [SchemaID]? {
    if let value {
      return Self.child(token, of: expansion(of: schemas, satisfiedBy: value), isArray: value.array != nil)
    }
    var variants = SchemaVariants(schemas, in: table, ranking: rankByDepth)
    var fallback: [SchemaID]?
    while let variant = variants.next()?.schema {
      let isArray = JSONPointer.arrayIndex(token) != nil && variant.types.contains(.array) && variant.names.isEmpty
      let child = Self.child(token, of: variant, isArray: isArray)
      if isArray || variant.names.contains(token) { return child }
      fallback = fallback ?? child
    }
    return fallback
  }

  private static func child(_ token: JSONString, of schema: EffectiveSchema, isArray: Bool) -> [SchemaID]? {
    if isArray { return JSONPointer.arrayIndex(token).map { schema.schemas(forItem: $0) } }
    return schema.admits(undeclared: token) ? schema.schemas(forProperty: token) : nil
  }
}

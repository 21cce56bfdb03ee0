import JSON
import JSONSchema

extension EffectiveSchema {
  /// Looks for keywords that exclude each other, so that the reason can be said in words.
  mutating func findContradictions() {
    narrowEnumeration()
    if types.isEmpty {
      fail(typeOwner, "type", "the types asked for exclude each other, so that no value conforms")
    }
    if let enumeration, enumeration.value.isEmpty {
      fail(enumeration.owner, "enum", "no member of `enum` has the type and the value that the other keywords ask for")
    }
    if types.subtracting([.integer, .number]).isEmpty, !isEnumerated { findEmptyRange() }
    if types == .string, let low = minLength, let high = maxLength, low.value > high.value {
      fail(low.owner, "minLength", "minLength \(low.value) is greater than maxLength \(high.value)")
    }
    if types == .array, let low = minItems, let high = maxItems, low.value > high.value {
      fail(low.owner, "minItems", "minItems \(low.value) is greater than maxItems \(high.value)")
    }
    if types == .object, let low = minProperties, let high = maxProperties, low.value > high.value {
      fail(low.owner, "minProperties", "minProperties \(low.value) is greater than maxProperties \(high.value)")
    }
  }

  private mutating func narrowEnumeration() {
    if let constant {
      if !types.admits(constant.value) {
        fail(constant.owner, "const", "the value of `const` is not of the type that the schema asks for")
      }
      if let enumeration, !enumeration.value.contains(constant.value) {
        fail(constant.owner, "const", "the value of `const` is not a member of `enum`")
      }
    }
    if let known = enumeration {
      enumeration?.value = known.value.filter { types.admits($0) }
    }
  }

  private mutating func findEmptyRange() {
    if let low = minimum, let high = maximum, low.value > high.value {
      fail(low.owner, "minimum", "minimum \(low.value.literal) is greater than maximum \(high.value.literal)")
    }
    if let low = exclusiveMinimum, let high = maximum, low.value >= high.value {
      fail(
        low.owner, "exclusiveMinimum",
        "exclusiveMinimum \(low.value.literal) leaves nothing up to maximum \(high.value.literal)")
    }
    if let low = minimum, let high = exclusiveMaximum, low.value >= high.value {
      fail(
        high.owner, "exclusiveMaximum",
        "exclusiveMaximum \(high.value.literal) leaves nothing from minimum \(low.value.literal)")
    }
    if let low = exclusiveMinimum, let high = exclusiveMaximum, low.value >= high.value {
      fail(
        low.owner, "exclusiveMinimum",
        "exclusiveMinimum \(low.value.literal) leaves nothing below exclusiveMaximum \(high.value.literal)")
    }
  }
}

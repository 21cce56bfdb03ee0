import JSON

/// Kept out of line, so that the frames of nested schemas stay small.
extension Validator {
  /// `type`, `enum`, `const`.
  @inline(never)
  mutating func checkType(_ schema: CompiledSchema, _ value: JSONValue) -> Bool {
    var valid = true
    if let types = schema.keywords.types, !types.admits(value) {
      // The values' further constraints say nothing new about a value of the wrong type.
      return fail(schema, "type", "is \(value.typeDescription), must be \(types.description)")
    }
    if let values = schema.keywords.enumeration {
      let isListed = schema.enumeration.isEmpty ? values.contains(value) : schema.enumeration.contains(value)
      if !isListed {
        valid = fail(schema, "enum", "is \(Excerpt.of(value)), must be one of \(Excerpt.list(values))")
      }
    }
    if let constant = schema.keywords.constant, constant != value {
      valid = fail(schema, "const", "is \(Excerpt.of(value)), must be \(Excerpt.of(constant))")
    }
    return valid
  }

  /// The bounds, `multipleOf` and the numeric formats.
  @inline(never)
  mutating func checkNumber(_ schema: CompiledSchema, _ number: JSONNumber) -> Bool {
    var valid = true
    if let minimum = schema.keywords.minimum, number < minimum {
      valid = fail(schema, "minimum", "is \(Excerpt.of(number)), at least \(minimum.literal) required")
      guard isCollecting else { return false }
    }
    if let maximum = schema.keywords.maximum, number > maximum {
      valid = fail(schema, "maximum", "is \(Excerpt.of(number)), at most \(maximum.literal) allowed")
      guard isCollecting else { return false }
    }
    if let minimum = schema.keywords.exclusiveMinimum, number <= minimum {
      valid = fail(schema, "exclusiveMinimum", "is \(Excerpt.of(number)), must be more than \(minimum.literal)")
      guard isCollecting else { return false }
    }
    if let maximum = schema.keywords.exclusiveMaximum, number >= maximum {
      valid = fail(schema, "exclusiveMaximum", "is \(Excerpt.of(number)), must be less than \(maximum.literal)")
      guard isCollecting else { return false }
    }
    if let unit = schema.keywords.multipleOf, !number.isMultiple(of: unit) {
      valid = fail(schema, "multipleOf", "is \(Excerpt.of(number)), must be a multiple of \(unit.literal)")
      guard isCollecting else { return false }
    }
    if options.assertFormats, let format = schema.keywords.format, Format.isValid(format, number) == false {
      valid = fail(schema, "format", "is \(Excerpt.of(number)), which does not fit into \(format)")
    }
    return valid
  }

  /// The lengths, `pattern` and the textual formats.
  @inline(never)
  mutating func checkString(_ schema: CompiledSchema, _ string: JSONString) -> Bool {
    var valid = true
    if schema.keywords.minLength != nil || schema.keywords.maxLength != nil {
      let length = string.length
      if let minimum = schema.keywords.minLength, length < minimum {
        valid = fail(
          schema, "minLength", "is \(Excerpt.count(length, "character")) long, at least \(minimum) required")
        guard isCollecting else { return false }
      }
      if let maximum = schema.keywords.maxLength, length > maximum {
        valid = fail(
          schema, "maxLength", "is \(Excerpt.count(length, "character")) long, at most \(maximum) allowed")
        guard isCollecting else { return false }
      }
    }
    if let pattern = schema.keywords.pattern {
      switch pattern.matches(string.text, stepLimit: options.patternStepLimit) {
      case .match: break
      case .noMatch:
        valid = fail(schema, "pattern", "is \(Excerpt.of(.string(string))), must match \(pattern.pattern)")
        guard isCollecting else { return false }
      case .gaveUp: _ = leaveUndecided("matching the pattern \(pattern.pattern) took too many steps")
      }
    }
    if options.assertFormats, let format = schema.keywords.format, Format.isValid(format, string.text) == false {
      valid = fail(schema, "format", "is \(Excerpt.of(.string(string))), which is not a valid \(format)")
    }
    return valid
  }
}

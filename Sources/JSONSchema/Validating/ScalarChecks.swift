import JSON
import RegularExpressions

/// Kept out of line, so that the frames of nested schemas stay small.
extension Validator {
  /// The digits of a number times those of its divisor up to which they are divided.
  private static let divisionLimit = 10_000_000

  /// `type`, `enum`, `const`.
  @inline(never)
  mutating func checkType(_ schema: CompiledSchema, _ value: JSONValue) -> Bool {
    var valid = true
    if let types = schema.keywords.types, !types.admits(value) {
      // The values' further constraints say nothing new about a value of the wrong type.
      return fail(schema, "type", "is \(value.typeDescription), must be \(types.description)")
    }
    if schema.keywords.enumeration != nil || schema.keywords.constant != nil { spend(value.weight) }
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
    if let unit = schema.keywords.multipleOf, !isMultiple(schema, number, of: unit) {
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
    spend(string.text.weight)
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
    if let pattern = schema.keywords.pattern, matches(schema, "pattern", pattern, string) == false {
      valid = fail(schema, "pattern", "is \(Excerpt.of(.string(string))), must match \(pattern.pattern)")
      guard isCollecting else { return false }
    }
    if options.assertFormats, let format = schema.keywords.format, Format.isValid(format, string.text) == false {
      valid = fail(schema, "format", "is \(Excerpt.of(.string(string))), which is not a valid \(format)")
    }
    return valid
  }

  /// Whether a pattern matches a text somewhere; nil, and noted, when that takes too many steps to tell.
  @inline(never)
  mutating func matches(
    _ schema: CompiledSchema, _ keyword: String, _ pattern: RegularExpression, _ text: JSONString
  ) -> Bool? {
    let limit = options.patternStepLimit
    let allowed = min(limit, options.stepLimit - steps)
    if allowed > 0 {
      let (result, steps) = pattern.match(text.text, stepLimit: allowed)
      spend(1 + steps / 4)
      if result != .gaveUp { return result == .match }
    }
    _ = leaveUndecided(schema, keyword, .limit, "takes more than \(limit) steps to match with \(pattern.pattern)")
    return nil
  }

  /// Whether a number is a multiple of another; true, and noted, when both are too long to tell.
  private mutating func isMultiple(_ schema: CompiledSchema, _ number: JSONNumber, of unit: JSONNumber) -> Bool {
    let (digits, divisorDigits) = (number.literal.utf8.count, unit.literal.utf8.count)
    guard digits > 40 || divisorDigits > 40 else { return number.isMultiple(of: unit) }
    let (work, overflow) = digits.multipliedReportingOverflow(by: divisorDigits)
    guard !overflow, work <= Self.divisionLimit else {
      return leaveUndecided(
        schema, "multipleOf", .limit, "has \(digits) digits, too many to divide by one of \(divisorDigits) digits")
    }
    spend(work / 1000)
    return number.isMultiple(of: unit)
  }
}

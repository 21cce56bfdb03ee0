import JSON

/// A compiled schema: a name in its table, ready to validate.
public struct Schema: Sendable {
  /// The table that holds the schema and all that it refers to.
  public let table: SchemaTable
  /// The schema's name there.
  public let id: SchemaID

  /// The schema's keywords.
  public var keywords: SchemaKeywords { table[id] }

  /// Says everything that is wrong with `value`; empty when it is valid.
  ///
  /// Always ends: a schema that recurses on one value is reported as a violation, and what cannot be decided within
  /// the limits of `options` counts as valid (`examine` tells which it was).
  public func validate(
    _ value: JSONValue, direction: Direction = .none, options: ValidationOptions = ValidationOptions()
  ) -> [Violation] {
    examine(value, direction: direction, options: options).violations
  }

  /// Whether `value` is valid; stops at the first thing that is wrong.
  public func isValid(
    _ value: JSONValue, direction: Direction = .none, options: ValidationOptions = ValidationOptions()
  ) -> Bool {
    var validator = Validator(table: table, direction: direction, options: options)
    return validator.isValid(value, id)
  }

  /// Says everything that is wrong with `value`, and whether something could not be decided.
  public func examine(
    _ value: JSONValue, direction: Direction = .none, options: ValidationOptions = ValidationOptions()
  ) -> Examination {
    var validator = Validator(table: table, direction: direction, options: options)
    if validator.isValid(value, id) {
      return Examination(violations: [], undecided: validator.undecided)
    }
    validator = Validator(table: table, direction: direction, options: options)
    return validator.examine(value, id)
  }
}

/// How a value is validated.
public struct ValidationOptions: Hashable, Sendable {
  /// Whether `format` is an assertion; unknown formats never are.
  public var assertFormats: Bool
  /// The steps after which the rest counts as valid: applications of schemas, and whatever else takes about as long.
  public var stepLimit: Int
  /// The steps a single `pattern` may take on a string before it counts as matched.
  public var patternStepLimit: Int
  /// The nested schema applications after which the rest counts as valid.
  public var depthLimit: Int
  /// The violations after which no more are collected.
  public var violationLimit: Int

  /// Makes options; the defaults suit values of some megabytes.
  public init(
    assertFormats: Bool = true, stepLimit: Int = 20_000_000, patternStepLimit: Int = 1_000_000,
    depthLimit: Int = 2_000, violationLimit: Int = 100
  ) {
    self.assertFormats = assertFormats
    self.stepLimit = stepLimit
    self.patternStepLimit = patternStepLimit
    self.depthLimit = depthLimit
    self.violationLimit = violationLimit
  }
}

import JSON

/// Validates values that differ from a baseline in few places: the parts that they share with it are validated once.
public struct BaselineValidation: Sendable {
  private let schema: Schema
  private let direction: Direction
  private let options: ValidationOptions
  /// Keeps the parts in memory by whose addresses they are known.
  private let baseline: JSONValue
  private let judgements: Judgements

  /// Validates `baseline` and remembers its parts.
  public init(
    of baseline: JSONValue, against schema: Schema, direction: Direction = .none,
    options: ValidationOptions = ValidationOptions()
  ) {
    self.schema = schema
    self.direction = direction
    self.options = options
    self.baseline = baseline
    var validator = Validator(
      table: schema.table, direction: direction, options: options, judgements: Judgements(remembersAll: true))
    _ = validator.isValid(baseline, schema.id)
    judgements = validator.judgements.asBaseline
  }

  /// Whether `value` is valid, as `Schema.isValid` says.
  public func isValid(_ value: JSONValue) -> Bool {
    var validator = validator
    return validator.isValid(value, schema.id)
  }

  /// The keywords that `value` breaks, each with where in the value; empty when it is valid.
  public func brokenKeywords(in value: JSONValue) -> [(keyword: String, instance: JSONPointer)] {
    var validator = validator
    validator.describes = false
    return validator.examine(value, schema.id).violations.map { ($0.keyword, $0.instance) }
  }

  private var validator: Validator {
    Validator(table: schema.table, direction: direction, options: options, judgements: judgements)
  }
}

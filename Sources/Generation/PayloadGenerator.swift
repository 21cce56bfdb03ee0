import Documents
import JSON
import JSONSchema

/// Makes payloads for one schema: valid baselines, and variations of them that differ in exactly one respect.
///
/// Everything is a function of seed and salt: the same ones give the same values, two salts give values that differ
/// wherever the schema allows it. What is returned has been proven valid, or invalid, by the validator. The module
/// knows schemas and values; it knows nothing of operations, requests and servers.
public struct PayloadGenerator: Sendable {
  /// What the payloads must conform to.
  public let schema: Schema
  /// What the values are drawn from.
  public let seed: UInt64
  /// Which way the payloads travel.
  public let direction: Direction

  /// The variations of one payload after which no more are made.
  public static let variationLimit = 4_000

  let depths: MinimumDepths

  /// Makes a generator; a request carries no `readOnly` values, a response no `writeOnly` ones.
  public init(schema: Schema, seed: UInt64, direction: Direction = .request) {
    self.schema = schema
    self.seed = seed
    self.direction = direction
    depths = MinimumDepths(from: schema.id, in: schema.table)
  }

  /// A payload, and what was left out of it.
  public struct Payload: Sendable {
    /// The payload, proven valid.
    public var value: JSONValue
    /// The optional parts that could not be made, each with its reason.
    public var givenUp: [GenerationFailure]
  }

  /// Makes a valid payload of the salt's own; see `payload` for what was left out of it.
  ///
  /// The `preferred` values stay wherever they stand in the payload and conform.
  public func baseline(
    _ shape: Shape, salt: UInt64, preferred: [JSONPointer: JSONValue] = [:]
  ) -> Result<JSONValue, GenerationFailure> {
    payload(shape, salt: salt, preferred: preferred).map(\.value)
  }

  /// Makes a valid payload of the salt's own, and says what it lacks of its shape and why.
  public func payload(
    _ shape: Shape, salt: UInt64, preferred: [JSONPointer: JSONValue] = [:]
  ) -> Result<Payload, GenerationFailure> {
    var builder = builder(shape, salt: salt, preferred: preferred)
    return builder.value(for: [schema.id], at: .root).flatMap { value in
      guard schema.isValid(value, direction: direction) else { return .failure(builder.unsatisfied([schema.id])) }
      return .success(Payload(value: value, givenUp: builder.givenUp))
    }
  }

  func builder(
    _ shape: Shape, salt: UInt64, preferred: [JSONPointer: JSONValue] = [:]
  ) -> ValueBuilder {
    ValueBuilder(
      table: schema.table, direction: direction, depths: depths, source: SaltedSource(seed: seed, salt: salt),
      shape: shape, preferred: preferred)
  }
}

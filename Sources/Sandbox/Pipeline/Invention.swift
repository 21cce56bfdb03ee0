import Generation
import JSON
import JSONSchema

/// Values for what no record says, made from schemas; the same for the same schema and number.
enum Invention {
  /// A valid value, or `nil` when none can be made.
  static func value(_ schema: Schema?, _ shape: Shape, direction: Direction, number: UInt64) -> JSONValue? {
    guard let schema else { return nil }
    let generator = PayloadGenerator(schema: schema, seed: 1, direction: direction)
    for attempt in [shape, .minimal] {
      if case .success(let value) = generator.baseline(attempt, salt: number) { return value }
    }
    return nil
  }
}

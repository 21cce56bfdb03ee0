import Generation
import JSON
import JSONSchema
import Testing

/// What holds for schemas that nobody thought of.
@Suite struct RandomSchemaTests {
  /// The schemas of one seed, each with a value that it was made around.
  static func schemas(seed: UInt64, count: Int) -> [(value: JSONValue, schema: JSONValue)] {
    var random = RandomSchemas(seed: seed)
    return (0..<count).map { _ in random.next() }
  }

  @Test(arguments: UInt64(1)...6)
  func payloadsAreWhatTheyAreCalled(seed: UInt64) throws {
    var gaveUp: [String] = []
    let samples = Self.schemas(seed: seed, count: 50)
    for (value, text) in samples {
      let schema = try schema(text.serialized())
      #expect(schema.isValid(value), "the schema was made around the value: \(text.serialized())")
      let generator = PayloadGenerator(schema: schema, seed: seed)
      for shape in Shape.allCases {
        switch generator.baseline(shape, salt: 1) {
        case .failure(let reason):
          #expect(!reason.message.isEmpty && reason.place.file == "schema.yaml")
          gaveUp.append("\(shape): \(reason): \(text.serialized())")
        case .success(let base):
          #expect(schema.isValid(base, direction: .request))
          try vary(base, generator)
        }
      }
    }
    // The schemas contradict themselves nowhere, for each has a value.
    #expect(gaveUp.count <= samples.count / 25, "\(gaveUp.joined(separator: "\n"))")
  }

  private func vary(_ base: JSONValue, _ generator: PayloadGenerator) throws {
    let (valid, invalid) = (generator.positives(from: base, salt: 2), generator.negatives(from: base, salt: 3))
    for variation in valid { #expect(generator.schema.isValid(variation.applied(to: base), direction: .request)) }
    for variation in invalid { #expect(!generator.schema.isValid(variation.applied(to: base), direction: .request)) }
    #expect(generator.positives(from: base, salt: 2) == valid)
    #expect(generator.negatives(from: base, salt: 3) == invalid)
  }

  @Test func aSeedAlwaysMakesTheSameSchemas() {
    let (first, second) = (Self.schemas(seed: 9, count: 20), Self.schemas(seed: 9, count: 20))
    #expect(first.map(\.schema) == second.map(\.schema))
  }
}

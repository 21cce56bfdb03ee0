import Documents
import Generation
import JSON
import JSONSchema
import Testing

/// What holds for every schema and every salt.
@Suite struct GenerationProperties {
  static let salts: [UInt64] = Array(1...50)

  @Test(arguments: sampleSchemas.map(\.name))
  func everyBaselineIsValidAndRepeatable(name: String) throws {
    let schema = try sample(name)
    let (first, second) = (PayloadGenerator(schema: schema, seed: 7), PayloadGenerator(schema: schema, seed: 7))
    for shape in Shape.allCases {
      for salt in Self.salts {
        let value = try first.baseline(shape, salt: salt).get()
        #expect(schema.isValid(value, direction: .request), "\(value.serialized())")
        #expect(try second.baseline(shape, salt: salt).get().serialized() == value.serialized())
      }
    }
  }

  @Test(arguments: sampleSchemas.map(\.name))
  func everyPositiveIsValidAndOneDifference(name: String) throws {
    let schema = try sample(name)
    let generator = PayloadGenerator(schema: schema, seed: 7)
    for salt in Self.salts.prefix(10) {
      let base = try generator.baseline(.full, salt: salt).get()
      let variations = generator.positives(from: base, salt: salt)
      #expect(!variations.isEmpty)
      for variation in variations {
        let varied = variation.applied(to: base)
        #expect(schema.isValid(varied, direction: .request), "\(variation.description): \(varied.serialized())")
        #expect(varied.serialized() != base.serialized(), "\(variation.description)")
        #expect(!variation.description.isEmpty)
      }
    }
  }

  @Test(arguments: sampleSchemas.map(\.name))
  func everyNegativeIsInvalid(name: String) throws {
    let schema = try sample(name)
    let generator = PayloadGenerator(schema: schema, seed: 7)
    for salt in Self.salts.prefix(10) {
      let base = try generator.baseline(.full, salt: salt).get()
      let variations = generator.negatives(from: base, salt: salt)
      #expect(!variations.isEmpty)
      for variation in variations {
        let varied = variation.applied(to: base)
        #expect(!schema.isValid(varied, direction: .request), "\(variation.description): \(varied.serialized())")
        #expect(variation.isConstraintBoundary)
      }
    }
  }

  @Test(arguments: sampleSchemas.map(\.name))
  func consecutivePayloadsDifferWhereverTheSchemaAllows(name: String) throws {
    let schema = try sample(name)
    let generator = PayloadGenerator(schema: schema, seed: 7)
    for salt in Self.salts {
      let first = try generator.baseline(.full, salt: salt).get()
      let second = try generator.baseline(.full, salt: salt + 1).get()
      for pointer in leaves(of: first) where second[pointer] == first[pointer] {
        guard let value = first[pointer] else { continue }
        let isFixed =
          value.array != nil || value.object != nil
          || generator.differing(from: value, at: pointer, salt: salt, in: first) == nil
        #expect(isFixed || Self.structural.contains(name), "\(pointer): \(value.serialized()) in two payloads")
      }
    }
  }

  @Test(arguments: sampleSchemas.map(\.name))
  func variationsAreRepeatable(name: String) throws {
    let schema = try sample(name)
    let generator = PayloadGenerator(schema: schema, seed: 3)
    let base = try generator.baseline(.full, salt: 4).get()
    let again = PayloadGenerator(schema: schema, seed: 3)
    #expect(generator.positives(from: base, salt: 4) == again.positives(from: base, salt: 4))
    #expect(generator.negatives(from: base, salt: 4) == again.negatives(from: base, salt: 4))
  }

  /// Schemas in which a value tells the alternative, so that it stays the same on purpose.
  static let structural: Set<String> = ["discriminator", "discriminator by name", "contains"]
}

/// The sample schema `name`, compiled.
func sample(_ name: String) throws -> Schema {
  let text = try #require(sampleSchemas.first { $0.name == name }?.text)
  return try schema(text)
}

/// The pointers of all values within `value`.
func leaves(of value: JSONValue, at pointer: JSONPointer = JSONPointer()) -> [JSONPointer] {
  switch value {
  case .object(let object):
    object.members.flatMap { leaves(of: $0.value, at: pointer.appending($0.key)) } + [pointer]
  case .array(let elements):
    elements.indices.flatMap { leaves(of: elements[$0], at: pointer.appending($0)) } + [pointer]
  default: [pointer]
  }
}

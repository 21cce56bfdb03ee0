import Documents
import Generation
import JSON
import JSONSchema
import Testing

/// What baselines look like, and why some cannot be made.
@Suite struct BaselineTests {
  private func baseline(
    _ text: String, _ shape: Shape = .full, salt: UInt64 = 1, preferred: [JSONPointer: JSONValue] = [:]
  ) throws -> JSONValue {
    try PayloadGenerator(schema: try schema(text), seed: 1).baseline(shape, salt: salt, preferred: preferred).get()
  }

  private func failure(_ text: String) throws -> GenerationFailure? {
    switch PayloadGenerator(schema: try schema(text), seed: 1).baseline(.minimal, salt: 1) {
    case .success: nil
    case .failure(let reason): reason
    }
  }

  @Test func textNamesItsProperty() throws {
    let value = try baseline("{type: object, properties: {photoCaption: {type: string}}}")
    let text = try #require(value["photoCaption"]?.string?.text)
    #expect(text.hasPrefix("photo caption "))
    #expect(text.utf8.count == "photo caption 0000".utf8.count)
  }

  @Test func shapesDifferInOptionalProperties() throws {
    let text = "{type: object, required: [a], properties: {a: {type: string}, b: {type: string}}}"
    #expect(try baseline(text, .minimal).object?.keys == ["a"])
    #expect(try baseline(text, .full).object?.keys == ["a", "b"])
  }

  @Test func whatTheServerWritesIsNotSent() throws {
    let text = """
      {type: object, required: [id, a], properties: {id: {type: integer, readOnly: true}, a: {type: string},
      at: {allOf: [{type: string, format: date-time}, {readOnly: true}]}, secret: {type: string, writeOnly: true}}}
      """
    #expect(try baseline(text).object?.keys == ["a", "secret"])
    let answers = PayloadGenerator(schema: try schema(text), seed: 1, direction: .response)
    #expect(try answers.baseline(.full, salt: 1).get().object?.keys == ["id", "a", "at"])
  }

  @Test func preferredValuesStayWhereTheyConform() throws {
    let text = "{type: object, properties: {owner: {type: integer}, tags: {type: array, items: {type: string}}}}"
    let wanted: [JSONPointer: JSONValue] = [
      JSONPointer(["owner"]): 42, JSONPointer(["tags", "0"]): "kept", JSONPointer(["tags", "1"]): 5,
    ]
    let value = try baseline(text, preferred: wanted)
    #expect(value["owner"] == 42)
    #expect(value["tags"]?.array?.first == "kept")
    #expect(value["tags"]?.array?.last?.string != nil, "5 is not a string and is not kept")
  }

  @Test(arguments: ["", ", contentEncoding: base64"])
  func encodedDocumentsConformToTheirSchema(encoding: String) throws {
    let inner = "{type: object, required: [n], properties: {n: {type: integer, minimum: 900}}}"
    let value = try baseline(
      "{type: object, properties: {doc: {type: string, contentMediaType: application/json, contentSchema: \(inner)\(encoding)}}}"
    )
    let text = try #require(value["doc"]?.string?.text)
    let bytes = encoding.isEmpty ? Array(text.utf8) : try #require(Base64.decode(text))
    #expect(try schema(inner).isValid(try JSONParser.parse(bytes).value))
  }

  @Test func dependentMembersComeTogether() throws {
    let value = try baseline(
      "{type: object, properties: {a: {}, b: {}}, dependentRequired: {a: [b]}, minProperties: 1}")
    #expect(value.object?.keys == ["a", "b"])
  }

  @Test func discriminatorNamesTheAlternative() throws {
    let generator = PayloadGenerator(schema: try sample("discriminator"), seed: 1)
    let base = try generator.baseline(.full, salt: 1).get()
    #expect(base["kind"] == "cat")
    let other = try #require(generator.positives(from: base, salt: 1).first { $0.keyword == "oneOf" })
    #expect(other.applied(to: base)["kind"] == "dog")
  }

  @Test func recursionEnds() throws {
    let tree = try baseline("{$defs: {N: {type: object, properties: {n: {$ref: '#/$defs/N'}}}}, $ref: '#/$defs/N'}")
    #expect(tree.serialized().utf8.count < 100)
    let endless = "{$defs: {N: {type: object, required: [n], properties: {n: {$ref: '#/$defs/N'}}}}, $ref: '#/$defs/N'}"
    #expect(try failure(endless)?.message.contains("without end") == true)
  }

  @Test(arguments: [
    ("{type: object, required: [a], properties: {a: {type: integer, minimum: 5, maximum: 3}}}", "minimum 5 is greater"),
    ("{type: string, minLength: 5, maxLength: 3}", "minLength 5 is greater"),
    ("{type: array, items: {type: string}, minItems: 5, maxItems: 3}", "minItems 5 is greater"),
    ("{type: integer, exclusiveMinimum: 3, exclusiveMaximum: 3}", "exclusiveMinimum 3 leaves nothing"),
    ("{type: integer, enum: [a, b]}", "no member of `enum`"),
    ("{allOf: [{type: string}, {type: integer}]}", "exclude each other"),
    ("{type: object, required: [a], properties: {a: false}}", "required, and the schema forbids it"),
    ("{type: object, required: [a], additionalProperties: false}", "required, and the schema forbids it"),
    ("{type: object, required: [a], properties: {a: {$ref: '#/nowhere'}}}", "leads nowhere"),
    ("{const: 5, enum: [1, 2]}", "not a member of `enum`"),
    ("{type: array, uniqueItems: true, minItems: 3, items: {type: boolean}}", "different elements are needed"),
  ])
  func impossibleSchemasSayWhy(text: String, reason: String) throws {
    let failure = try #require(try failure(text))
    #expect(failure.message.contains(reason), "\(failure)")
    #expect(failure.place.file == "schema.yaml")
    #expect(failure.place.column > 1)
  }

  @Test func aLongChainOfReferencesIsGivenUp() throws {
    let chain = (0..<3000).map { "s\($0): {allOf: [{$ref: '#/s\($0 + 1)'}]}" }.joined(separator: "\n")
    let reason = try failure("$ref: '#/s0'\n" + chain + "\ns3000: {type: string}")
    #expect(reason?.message.contains("more than 500 schemas") == true)
  }

  @Test func optionalPartsThatCannotBeMadeAreNoted() throws {
    let text = "{type: object, properties: {a: {type: string}, b: {$ref: '#/nowhere'}}}"
    let payload = try PayloadGenerator(schema: try schema(text), seed: 1).payload(.full, salt: 1).get()
    #expect(payload.value.object?.keys == ["a"])
    #expect(payload.givenUp.count == 1)
  }

  @Test func differingValuesConform() throws {
    let schema = try schema("{type: object, properties: {n: {type: integer, minimum: 1, maximum: 2}, c: {const: x}}}")
    let generator = PayloadGenerator(schema: schema, seed: 1)
    let pointer = JSONPointer(["n"])
    #expect(generator.differing(from: 1, at: pointer, salt: 1) == 2)
    #expect(generator.differing(from: 2, at: pointer, salt: 1, in: ["n": 2]) == 1)
    #expect(generator.differing(from: "x", at: JSONPointer(["c"]), salt: 1) == nil)
  }

  @Test func streamsAreFixedByDefinition() {
    var stream = DeterministicGenerator(seed: 0)
    #expect(stream.next() == 0xE220_A839_7B1D_CDAF, "the first output of SplitMix64 for the seed 0")
  }
}

import Documents
import Generation
import JSON
import JSONSchema
import Testing

@Suite struct PropertyFactsTests {
  @Test func factsOfNestedAndMergedProperties() throws {
    let schema = try schema(
      """
      {$defs: {Base: {type: object, required: [id], properties: {id: {type: integer, readOnly: true}}}},
      allOf: [{$ref: '#/$defs/Base'}, {required: [name], properties: {
        name: {type: string, default: anon}, at: {type: [string, 'null'], format: date},
        secret: {type: string, writeOnly: true}, level: {enum: [a, b]},
        lines: {type: array, items: {type: object, required: [sku], properties: {sku: {type: string}}}}}}]}
      """)
    let facts = Dictionary(uniqueKeysWithValues: schema.propertyFacts().map { ($0.pointer.description, $0) })
    #expect(Set(facts.keys) == ["/id", "/name", "/at", "/secret", "/level", "/lines", "/lines/0/sku"])
    #expect(facts["/id"]?.isReadOnly == true)
    #expect(facts["/id"]?.isRequired == true)
    #expect(facts["/name"]?.defaultValue == "anon")
    #expect(facts["/at"]?.isNullable == true)
    #expect(facts["/at"]?.isRequired == false)
    #expect(facts["/at"]?.format == "date")
    #expect(facts["/secret"]?.isWriteOnly == true)
    #expect(facts["/level"]?.enumeration == ["a", "b"])
    #expect(facts["/lines/0/sku"]?.isRequired == true)
    #expect(facts["/at"]?.place.line == 3)
  }

  @Test func alternativesRequireOnlyWhatAllOfThemDo() throws {
    let schema = try schema(
      """
      {oneOf: [{type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}},
      {type: object, required: [a], properties: {a: {type: integer}}}]}
      """)
    let facts = Dictionary(uniqueKeysWithValues: schema.propertyFacts().map { ($0.pointer.description, $0) })
    #expect(facts["/a"]?.isRequired == true)
    #expect(facts["/b"]?.isRequired == false)
    #expect(facts["/a"]?.types.contains(.string) == true)
    #expect(facts["/a"]?.types.contains(.integer) == true)
  }

  @Test func recursionEnds() throws {
    #expect(try sample("tree").propertyFacts().count < 10)
  }
}

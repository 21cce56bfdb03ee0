import JSON
import Testing

@testable import JSONSchema

@Suite struct DiscriminatorTests {
  private static let text = """
    openapi: 3.0.3
    components:
      schemas:
        Pet:
          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
          discriminator:
            propertyName: kind
            mapping:
              hound: Dog
              puppy: '#/components/schemas/Dog'
              ghost: '#/components/schemas/None'
        Cat:
          type: object
          required: [kind, lives]
          properties: {kind: {type: string}, lives: {type: integer}}
        Dog:
          type: object
          required: [kind, barks]
          properties: {kind: {type: string}, barks: {type: boolean}}
        Animal:
          type: object
          discriminator: {propertyName: species}
        Fish:
          allOf: [{$ref: '#/components/schemas/Animal'}, {required: [fins]}]
    """

  private func labels(_ schema: CompiledText) -> [String] {
    let mapping = schema.schema.keywords.discriminator?.mapping ?? []
    return mapping.map { "\($0.value)=\(schema.schema.table[$0.schema].node.pointer.last?.text ?? "")" }
  }

  @Test func mappingTakesNamesReferencesAndWhatIsLeft() throws {
    let pet = try CompiledText(Self.text, .openAPI30, at: "/components/schemas/Pet")
    #expect(labels(pet) == ["hound=Dog", "puppy=Dog", "Cat=Cat"])
    #expect(pet.rules == ["broken-reference@11:18"])
  }

  @Test func theChosenAlternativeSaysWhatIsWrong() throws {
    let pet = try CompiledText(Self.text, .openAPI30, at: "/components/schemas/Pet")
    #expect(try pet.isValid(#"{"kind": "hound", "barks": true}"#))
    #expect(try pet.violations(#"{"kind": "hound", "barks": 1}"#) == ["/barks is an integer, must be a boolean"])
    #expect(
      try pet.violations(#"{"kind": "fish"}"#)
        == [#"the value has "kind" "fish", must be one of "hound", "puppy", "Cat""#])
    #expect(
      try pet.violations("{}") == [#"the value lacks the property "kind", which tells the alternatives apart"#])
  }

  @Test func extendingSchemasAreFound() throws {
    let animal = try CompiledText(Self.text, .openAPI30, at: "/components/schemas/Animal")
    #expect(labels(animal) == ["Animal=Animal", "Fish=Fish"])
  }

  @Test func swaggerNamesTheProperty() throws {
    let text = """
      swagger: '2.0'
      definitions:
        Animal: {type: object, discriminator: species}
        Fish: {allOf: [{$ref: '#/definitions/Animal'}]}
      """
    let animal = try CompiledText(text, .swagger20, at: "/definitions/Animal")
    #expect(animal.schema.keywords.discriminator?.propertyName == "species")
    #expect(labels(animal) == ["Animal=Animal", "Fish=Fish"])
  }

  @Test func theDefaultMappingTakesTheRest() throws {
    let text = """
      oneOf: [{$ref: '#/$defs/Cat'}, {$ref: '#/$defs/Other'}]
      discriminator: {propertyName: kind, mapping: {cat: '#/$defs/Cat'}, defaultMapping: '#/$defs/Other'}
      $defs:
        Cat: {required: [kind], properties: {kind: {const: cat}}}
        Other: {required: [id]}
      """
    let schema = try CompiledText(text)
    #expect(try schema.violations("{}") == [#"the value lacks the required property "id""#])
    #expect(try schema.violations(#"{"kind": "dog"}"#) == [#"the value lacks the required property "id""#])
    #expect(try schema.isValid(#"{"kind": "dog", "id": 1}"#))
  }
}

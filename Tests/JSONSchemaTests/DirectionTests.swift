import Testing

@testable import JSONSchema

@Suite struct DirectionTests {
  private static let text = """
    Pet:
      allOf:
        - $ref: '#/Base'
        - required: [id, name, secret]
          properties:
            name: {type: string}
            secret: {$ref: '#/Secret'}
    Base:
      type: object
      properties:
        id: {type: integer, readOnly: true}
    Secret: {type: string, writeOnly: true}
    Pets: {type: array, items: {$ref: '#/Pet'}}
    """

  @Test(arguments: [Dialect.openAPI30, .draft202012])
  func requiredNamesAreExemptByDirection(dialect: Dialect) throws {
    let pet = try CompiledText(Self.text, dialect, at: "/Pet")
    #expect(try !pet.isValid(#"{"name": "a", "secret": "s"}"#))
    #expect(try pet.isValid(#"{"name": "a", "secret": "s"}"#, .request))
    #expect(try !pet.isValid(#"{"name": "a", "id": 1}"#, .request))
    #expect(try pet.isValid(#"{"name": "a", "id": 1}"#, .response))
    #expect(try !pet.isValid(#"{"name": "a", "secret": "s"}"#, .response))
    #expect(try !pet.isValid(#"{"id": 1, "secret": "s"}"#, .request))
  }

  @Test func exemptionsEndWithTheObject() throws {
    let text = """
      required: [id, child]
      properties:
        id: {readOnly: true}
        child:
          required: [id]
      """
    let schema = try CompiledText(text)
    #expect(try schema.isValid(#"{"child": {"id": 1}}"#, .request))
    #expect(try schema.violations(#"{"child": {}}"#, .request) == [#"/child lacks the required property "id""#])
  }

  @Test func itemsHaveTheirOwnExemptions() throws {
    let pets = try CompiledText(Self.text, .openAPI30, at: "/Pets")
    #expect(try pets.isValid(#"[{"name": "a", "secret": "s"}, {"name": "b", "secret": "s"}]"#, .request))
    #expect(try !pets.isValid(#"[{"name": "a", "secret": "s"}, {"secret": "s"}]"#, .request))
  }

  @Test func namesAreToldForWholeObjects() throws {
    let pet = try CompiledText(Self.text, .openAPI30, at: "/Pet").schema
    #expect(pet.table.readOnlyNames(pet.id) == ["id"])
    #expect(pet.table.writeOnlyNames(pet.id) == ["secret"])
  }
}

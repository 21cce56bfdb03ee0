import Testing

@testable import JSONSchema

@Suite struct OpenAPI30Tests {
  @Test func nullableAddsNullToTheTypeBesideIt() throws {
    let schema = try CompiledText("{type: string, nullable: true, maxLength: 2}", .openAPI30)
    #expect(try schema.isValid("null"))
    #expect(try schema.isValid("\"ab\""))
    #expect(try !schema.isValid("\"abc\""))
    #expect(try !schema.isValid("1"))
    #expect(schema.rules.isEmpty)
  }

  @Test func nullableWithoutTypeHasNoEffect() throws {
    let text = """
      A: {allOf: [{$ref: '#/B'}], nullable: true}
      B: {type: object}
      """
    let schema = try CompiledText(text, .openAPI30, at: "/A")
    #expect(try !schema.isValid("null"))
    #expect(schema.rules == ["nullable-without-type@1:39"])
  }

  @Test func enumDecidesAboutNullToo() throws {
    let without = try CompiledText("{type: string, nullable: true, enum: [a]}", .openAPI30)
    #expect(try !without.isValid("null"))
    #expect(without.rules == ["nullable-enum-without-null@1:26"])
    let with = try CompiledText("{type: string, nullable: true, enum: [a, null]}", .openAPI30)
    #expect(try with.isValid("null"))
  }

  @Test func exclusiveBoundsAreFlags() throws {
    let schema = try CompiledText(
      "{minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false}", .openAPI30)
    #expect(try !schema.isValid("1"))
    #expect(try schema.isValid("1.0000000000000000000000001"))
    #expect(try schema.isValid("3"))
    #expect(schema.schema.keywords.exclusiveMinimum == 1)
    #expect(schema.schema.keywords.minimum == nil)
  }

  @Test func referenceReplacesItsSiblings() throws {
    let text = """
      A: {$ref: '#/B', maxLength: 1}
      B: {type: string}
      """
    let schema = try CompiledText(text, .openAPI30, at: "/A")
    #expect(try schema.isValid("\"long\""))
    #expect(schema.rules == ["ignored-sibling@1:18"])
  }

  @Test func keywordsOfLaterVersionsAreIgnoredAndSaid() throws {
    let schema = try CompiledText("{const: 1, not: {type: string}}", .openAPI30)
    #expect(try schema.isValid("2"))
    #expect(try !schema.isValid("\"a\""))
    #expect(schema.rules == ["foreign-keyword@1:2"])
  }

  @Test func exampleIsKept() throws {
    #expect(try CompiledText("{example: {a: 1}}", .openAPI30).schema.keywords.examples == [["a": 1]])
  }

  @Test func swaggerKnowsFilesAndItsExtensionForNull() throws {
    #expect(try CompiledText("{type: file}", .swagger20).isValid("\"anything\""))
    let nullable = try CompiledText("{type: integer, x-nullable: true}", .swagger20)
    #expect(try nullable.isValid("null"))
    #expect(try !nullable.isValid("1.5"))
    let foreign = try CompiledText("{type: integer, nullable: true}", .swagger20)
    #expect(try !foreign.isValid("null"))
    #expect(foreign.rules == ["foreign-keyword@1:17"])
  }

  @Test func nullableMeansNothingIn31() throws {
    let schema = try CompiledText("{type: string, nullable: true}", .draft202012)
    #expect(try !schema.isValid("null"))
    #expect(schema.rules == ["nullable-in-3.1@1:16"])
  }

  @Test(arguments: [
    ("{allOf: [{type: object}], nullable: true}", Dialect.openAPI30),
    ("{$ref: '#/x', nullable: true, x: {type: string}}", .openAPI30),
    ("{type: string, enum: [a], nullable: true}", .openAPI30),
    ("{type: string, nullable: true}", .draft202012),
    ("{type: string, nullable: true}", .swagger20),
    ("{$ref: '#/x', x-nullable: true, x: {type: string}}", .swagger20),
  ])
  func ineffectiveNullableIsNeverHeldAgainstAServer(text: String, dialect: Dialect) throws {
    let schema = try CompiledText(text, dialect)
    #expect(try !schema.isValid("null"))
    #expect(try schema.isValid("null", .response))
    #expect(schema.schema.examine(.null, direction: .request).undecided.count == 1)
    #expect(try !schema.isValid("1", .response))
  }
}

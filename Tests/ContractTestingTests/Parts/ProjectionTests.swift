import JSON
import Testing

@testable import ContractTesting

@Suite struct ProjectionTests {
  private func projected(_ schema: String, _ state: String) throws -> JSONValue {
    let text = articlesText.changing("\n    Article:\n", to: "\n    Article: \(schema)\n    Old:\n")
    return Projection.writable(json(state), PropertyTable(try Sample(text).schema()))
  }

  @Test func onlyWritableMembersOfTheSchemaStay() throws {
    let schema = "{ type: object, properties: { a: { type: string }, r: { readOnly: true }, w: { writeOnly: true } } }"
    #expect(try projected(schema, #"{"a":"x","r":1,"w":2,"other":3}"#) == ["a": "x"])
  }

  @Test func nullStaysWhereItIsAllowed() throws {
    let schema = "{ type: object, properties: { a: { type: string, nullable: true }, b: { type: string } } }"
    #expect(try projected(schema, #"{"a":null,"b":null}"#) == ["a": nil])
  }

  @Test func objectsThatStandForRecordsBecomeTheirIdentity() throws {
    let schema = """
      { type: object, properties: { author: { type: integer }, tags: { type: array, items: { type: integer } }, \
      place: { type: object, properties: { city: { type: string }, made: { type: string, readOnly: true } } } } }
      """
    let state = #"{"author":{"id":3,"name":"A"},"tags":[{"id":1},{"id":2}],"place":{"city":"B","made":"then"}}"#
    #expect(try projected(schema, state) == json(#"{"author":3,"tags":[1,2],"place":{"city":"B"}}"#))
  }

  @Test func whatIsNoObjectStays() throws {
    #expect(try projected("{ type: array, items: { type: integer } }", "[1]") == [1])
  }
}

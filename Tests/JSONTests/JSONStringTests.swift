import Testing

@testable import JSON

@Suite struct JSONStringTests {
  @Test func canonicallyEquivalentTextIsNotEqual() {
    #expect(JSONString("\u{E9}") != JSONString("e\u{301}"))
    #expect(JSONString("\u{E9}") == JSONString("\u{E9}"))
  }
}

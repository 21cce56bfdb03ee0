import Testing

@testable import JSON

@Suite struct JSONStringTests {
  @Test func canonicallyEquivalentTextIsNotEqual() {
    #expect(JSONString("\u{E9}") != JSONString("e\u{301}"))
    #expect(JSONString("\u{E9}") == JSONString("\u{E9}"))
  }

  @Test func stringsThatDifferInOneByteAreNotEqual() {
    for length in 1...20 {
      let text = String(repeating: "x", count: length)
      #expect(JSONString(text) == JSONString(String(repeating: "x", count: length)))
      for position in 0..<length {
        let other = text.prefix(position) + "y" + text.dropFirst(position + 1)
        #expect(JSONString(text) != JSONString(String(other)))
      }
    }
  }
}

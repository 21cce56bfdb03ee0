import Testing

@testable import Generation

@Suite struct TextLikenessTests {
  @Test(arguments: [
    ("abc", "acc"), ("a9", "a0"), ("zzz", "zaz"), ("hmac-sha256", "hmac-tha256"), ("--Z--", "--A--"), ("7", "8"),
  ])
  func oneLetterOrDigitInTheMiddleIsTheNextOfItsKind(_ text: String, _ neighbour: String) {
    #expect(TextLikeness.neighbour(of: text) == neighbour)
  }

  @Test(arguments: ["", "--", "é"])
  func aTextWithoutLettersAndDigitsHasNone(_ text: String) {
    #expect(TextLikeness.neighbour(of: text) == nil)
  }
}

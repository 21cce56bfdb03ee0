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

  @Test(arguments: [
    ("hmac-sha256", "hmac-sha512"), ("2048m", "4096m"), ("v1-256", "v1-512"), ("tier 2", "tier 4"),
  ])
  func sizesAreDoubled(text: String, doubled: String) {
    #expect(TextLikeness.doubled(text) == doubled)
    #expect(TextLikeness.alternatives(to: text).first == doubled)
  }

  @Test(arguments: ["", "none", "v1", "x100", "0256", "9223372036854775808"])
  func otherNumbersAreNot(text: String) {
    #expect(TextLikeness.doubled(text) == nil)
  }
}

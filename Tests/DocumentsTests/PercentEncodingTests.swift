import Documents
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
  @Test(
    "is read strictly or leniently",
    arguments: [
      ("%41b%c3%A9", "Abé", "Abé"), ("a+b", "a+b", "a+b"), ("100%", nil, "100%"), ("%4", nil, "%4"),
      ("%zz%20", nil, "%zz "),
      ("%ff", nil, "\u{FFFD}"), ("", "", ""),
    ] as [(String, String?, String)])
  func decoding(text: String, strict: String?, lenient: String) {
    #expect(PercentEncoding.decodeStrictly(text) == strict)
    #expect(PercentEncoding.decode(text) == lenient)
  }

  @Test("takes a plus sign for a blank in forms alone")
  func plus() {
    #expect(PercentEncoding.decode("a+b%2Bc", plusIsBlank: true) == "a b+c")
    #expect(PercentEncoding.decode("a+b%2Bc") == "a+b+c")
  }
}

import RegularExpressions
import Testing

@Suite("Patterns that cannot be used")
struct SyntaxErrorTests {
  @Test(
    "the error tells the place and the remedy",
    arguments: [
      ("a(b", 1, "not closed"), ("a)", 1, "closes no group"), ("[a", 0, "not closed"), ("[z-a]", 1, "out of order"),
      ("a{3,2}", 1, "out of order"), ("*a", 0, "nothing before"), ("{2}", 0, "nothing before"), ("a**", 2, "follows"),
      ("\\", 0, "single"), ("\\Aabc", 0, "write '^'"), ("abc\\z", 3, "write '$'"), ("abc\\Z", 3, "write '$'"),
      ("a++", 2, "possessive"), ("(?>a)", 0, "atomic"), ("(?#x)", 0, "comments"), ("(a)\\2", 3, "does not have"),
      ("\\k<x>", 0, "no group named"), ("\\p{Nonsense}", 0, "not known"), ("\\pA", 0, "braces"), ("\\u12", 0, "four"),
      ("\\u{110000}", 0, "10FFFF"), ("\\x4", 0, "two hexadecimal"), ("[[:alpha:]]", 1, "POSIX"), ("a{,5}", 1, "{0,"),
      ("\\y", 0, "not an escape"), ("\\01", 0, "octal"), ("^*", 0, "repeated"), ("a(?i)b", 1, "leading"),
      ("(?x)a", 0, "no group"), ("(?<1>a)", 3, "identifier"),
    ])
  func message(pattern: String, offset: Int, part: String) {
    let error = #expect(throws: RegularExpressionError.self) { try RegularExpression(pattern) }
    #expect(error?.offset == offset)
    #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
  }

  @Test("deep nesting is an error", arguments: ["(", "(?:", "(?=", "(?<n>"])
  func deepNesting(opening: String) {
    let pattern = String(repeating: opening, count: 10_000) + String(repeating: ")", count: 10_000)
    #expect(throws: RegularExpressionError.self) { try RegularExpression(pattern) }
  }
}

import RegularExpressions
import Testing

@Suite("Matching")
struct MatchingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var matches: [String]
    var others: [String]
    var testDescription: String { pattern }
  }

  static let cases: [Case] = [
    Case(pattern: "b", matches: ["abc"], others: ["ac", ""]),
    Case(pattern: "^a|b$", matches: ["ax", "xb"], others: ["xa", "bx"]),
    Case(pattern: "^a.c$", matches: ["abc", "a😀c"], others: ["a\nc", "a\u{2028}c"]),
    Case(pattern: "^[^]$", matches: ["\n", "😀"], others: ["", "ab"]),
    Case(pattern: "^[]$", matches: [], others: ["", "a"]),
    Case(pattern: "^a{2,3}$", matches: ["aa", "aaa"], others: ["a", "aaaa"]),
    Case(pattern: "^(?:ab){2,}?$", matches: ["abab", "ababab"], others: ["ab", "aba"]),
    Case(pattern: "^(a*)*$", matches: ["", "aaa"], others: ["ab"]),
    Case(pattern: "^(?:a?){3}$", matches: ["", "a", "aaa"], others: ["aaaa"]),
    Case(pattern: "^(?:a|ab)(?:c|bcd)(?:d*)$", matches: ["abcd", "acd", "abcddd"], others: ["abd"]),
    Case(pattern: "^(?:ab){0,100000}$", matches: ["", "abab"], others: ["aba"]),
    Case(pattern: "^(?:(?:a?){9000}){9000}$", matches: ["", "aaa"], others: ["b"]),
    Case(pattern: "^(a)(b)\\2\\1$", matches: ["abba"], others: ["abab"]),
    Case(pattern: "^(?<x>.)\\k<x>$", matches: ["aa"], others: ["ab"]),
    Case(pattern: "^(?:(a)|b)*\\1$", matches: ["ab", "aa"], others: []),
    Case(pattern: "^(?=.*\\d)(?!.*x)\\w+$", matches: ["a1"], others: ["a", "1x"]),
    Case(pattern: "(?<=\\$)\\d+(?!\\.)\\b", matches: ["$42"], others: ["€42", "$42."]),
    Case(pattern: "(?<!a)b", matches: ["b", "cb"], others: ["ab"]),
    Case(pattern: "(?<=(\\d)x\\1)y", matches: [], others: ["1x2y"]),
    Case(pattern: "\\bfoo\\b", matches: ["a foo b", "foo"], others: ["food"]),
    Case(pattern: "a\\Bb", matches: ["ab"], others: ["a b"]),
    Case(pattern: "^\\x41\\u0042\\u{43}\\cI\\0$", matches: ["ABC\t\0"], others: ["ABC"]),
    Case(pattern: "^\\ud83d\\ude00$", matches: ["😀"], others: ["a"]),
    Case(pattern: "^[\\ud83d\\ude00-\\u{1F64F}]$", matches: ["😁"], others: ["🚀"]),
    Case(pattern: "^[\\w-.]+$", matches: ["a-b.c"], others: ["a b"]),
    Case(pattern: "^[a-c\\d_-]+$", matches: ["b-7_"], others: ["d"]),
    Case(pattern: "^[\\b]$", matches: ["\u{8}"], others: ["b"]),
    Case(pattern: "^\\-\\/\\.\\_\\@$", matches: ["-/._@"], others: [""]),
    Case(pattern: "^a]b}c{x}$", matches: ["a]b}c{x}"], others: [""]),
    Case(pattern: "^\\p{Lu}\\p{L}*$", matches: ["École"], others: ["école", "A1"]),
    Case(pattern: "^\\P{L}$", matches: ["1"], others: ["é"]),
    Case(pattern: "^\\p{Script=Greek}+$", matches: ["αβγ"], others: ["abc"]),
    Case(pattern: "^[\\p{gc=Nd}\\p{Emoji_Presentation}]$", matches: ["৪", "😀"], others: ["a"]),
    Case(pattern: "^[\\pL '-]+$", matches: ["Anne-Marie d'Été"], others: ["a1"]),
    Case(pattern: "(?i)^(all|none)$", matches: ["ALL", "None"], others: ["some"]),
    Case(pattern: "^(?i:k)x$", matches: ["Kx", "\u{212A}x"], others: ["kX"]),
    Case(pattern: "^(?P<year>\\d{4})$", matches: ["2026"], others: ["26"]),
    Case(pattern: "^é$", matches: ["é"], others: ["e\u{301}"]),
  ]

  @Test("a pattern matches what ECMA-262 says and nothing else", arguments: cases)
  func matching(_ example: Case) throws {
    let expression = try RegularExpression(example.pattern)
    for text in example.matches { #expect(expression.matches(text) == .match, "\(text.debugDescription)") }
    for text in example.others { #expect(expression.matches(text) == .noMatch, "\(text.debugDescription)") }
  }

  @Test("a lone surrogate is one code point")
  func loneSurrogate() throws {
    #expect(try RegularExpression("^.$").matches(codePoints: [0xD800]) == .match)
    #expect(try RegularExpression("^\\uD800$").matches(codePoints: [0xD800]) == .match)
  }

  @Test(
    "patterns that keep other matchers busy for ages end",
    arguments: [
      "^(a+)+$", "^(a*)*$", "^(a|a)*$", "^(a|aa)+$", "^(.*a){12}$", "^(.*)*\\d$", "(x+x+)+y", "^(\\w+\\s?)+$",
      "^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}$", "^(([a-z])+.)+[A-Z]([a-z])+$",
      "a.*a.*a.*a.*a.*b",
    ])
  func termination(pattern: String) throws {
    let text = String(repeating: "a", count: 2_000) + "!"
    #expect(try RegularExpression(pattern).matches(text) == .noMatch)
  }

  @Test(
    "what is read without a choice counts as well",
    arguments: [
      ("^(a*)(a*)\\1\\2b$", 3_000), ("(?:(?:ab){900}(?:ab){900}c|x)", 100), ("(?<=^(a*)\\1)b", 3_000),
    ])
  func stepsOfReading(pattern: String, count: Int) throws {
    let text = String(repeating: pattern.contains("ab") ? "ab" : "a", count: count * 40)
    let (result, steps) = try RegularExpression(pattern).match(text, stepLimit: 10_000)
    #expect(result != .match)
    #expect(steps > text.utf8.count / 16)
    #expect(steps < 10_000 + 20 * text.utf8.count)
  }

  @Test("a backreference's backtracking is given up at the step limit")
  func stepLimit() throws {
    let expression = try RegularExpression("^(a+)+\\1b$")
    #expect(expression.matches(String(repeating: "a", count: 60), stepLimit: 10_000) == .gaveUp)
  }

  @Test("a long text needs no host stack")
  func longText() throws {
    let text = String(repeating: "ab", count: 200_000)
    #expect(try RegularExpression("^(?:a|b)*$").matches(text) == .match)
    #expect(try RegularExpression("^(?:(a)(b))*?\\1\\2$").matches(text) == .match)
  }
}

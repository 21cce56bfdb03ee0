import Foundation
import RegularExpressions
import SharedCorpus
import Testing

@Suite("Generating texts")
struct GenerationTests {
  /// Patterns as API descriptions have them.
  static let patterns: [String] = [
    "^AC[0-9a-fA-F]{32}$", "^[A-Z]*$", "^(SM|MM)[0-9a-fA-F]{32}$", "^aia_asst_.+$", "^.+@[^\"\\-].+$",
    "^\\+[1-9][0-9]?[\\s]*\\(?\\d{3}\\)?[-\\s]?\\d{3}[-\\s]?\\d{2}[-\\s]?\\d{2}$", "^[^#$%^*()']*$", "^[0-9A-Z_]+$",
    "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$", "^bytes=((\\d*-\\d*,? ?)+)$",
    "^(([a-zA-Z0-9\\-\\.]+)(:[0-9]+)?\\/)?[a-z0-9\\._\\-\\/@]+[?::a-zA-Z0-9_\\-.]+$", "^[0-9]{1,14}?$",
    "^[^\\/]*\\.(json|ya?ml(\\.patch_?[a-zA-Z0-9_]*)?)$", "^\\d+$", "^[a-zA-Z_][-a-zA-Z0-9_]*$",
    "^([a-zA-Z0-9_-]+:)?[a-zA-Z0-9_-]{1,60}$", "^([0-9]+([.][0-9]+)?(ns|us|µs|ms|s|m|h))+$",
    "^((-?[0-9]+)|(-?([0-9]+)?[.][0-9]+))$", "v1.*", "^prd_[0-9abcdefghjkmnpqrstvwxyz]{26}$",
    "^([01]\\d|2[0-3]):?([0-5]\\d)$", "^([0-9]{1,3}\\.){3}[0-9]{1,3}\\/[0-9]|[1-2][0-9]|3[0-2]?$",
    "^((25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$",
    "([_a-zA-Z0-9\\-.]+):([_a-zA-Z0-9\\-.]+):([_a-zA-Z0-9\\-.]+)", "^/v1/balance_transactions", "^[a-zA-Z ,.'-]+$",
    "^[a-zA-Z0-9._\\-+]{1,256}$", "^[\\w-]+(\\.[\\w-]+)*@([\\w-]+\\.)+[a-zA-Z]+$", "^[\\pL '-]+$",
    "^[2-9A-HJ-NP-Z]{13}$", "^[1-9]\\d*$",
    "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])[T,t]([0-1][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)Z$",
    "^.{1,512}$",
    "^(?![0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4})^[a-z][a-z0-9-]*[a-zA-Z0-9]$", "^([A-Z]{2}|C2)$",
    "^[A-Za-z]+(?:[\\s'-][A-Za-z]+)*$", "^([0-9A-Fa-f]{2}[:]){5}([0-9A-Fa-f]{2})$",
    "^(?:(?:[^ \\t\\n\\r\"]+)|(?:\"[^\"]*\"))+$", "[a-zA-Z][-0-9a-zA-Z_]*(\\.[0-9a-zA-Z][-0-9a-zA-Z_]*)*",
    "^ssh-(rsa|dss|ed25519) |^ecdsa-sha2-nistp(256|384|521) ", "^refs/", "^[a-z0-9][a-z0-9-]{2,62}$", "^.*$",
    "^(?=.*[A-Z])(?=.*\\d).{8,}$", "^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[@$!%*?&])[A-Za-z\\d@$!%*?&]{8,}$",
    "^(?=.{8,20}$)(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9]+$", "^(?!-)[a-z0-9-]{1,63}(?<!-)$", "^(?!\\s*$).+",
    "^(\\w)(\\w)\\2\\1$", "^(['\"])[^'\"]*\\1$", "\\bfoo\\b", "^\\p{Lu}\\p{Ll}*( \\p{Lu}\\p{Ll}*)*$",
    "^\\p{Script=Greek}{3,8}$", "^([a-z]{2}|[a-z]{5})+$", "^a(bcd){2,7}$", "(?=.*[A-Z])(?=.*[0-9])",
    "^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$", "^#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})$",
    "^P(?!$)(\\d+Y)?(\\d+M)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?)?$", "(?i)^(all|none)$", "^[\\u4e00-\\u9fa5]{2,4}$",
  ]

  @Test("every pattern yields texts that match", arguments: patterns)
  func matching(pattern: String) throws {
    let expression = try RegularExpression(pattern)
    for seed in 0..<20 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let text = try #require(expression.generate(using: &random))
      #expect(expression.matches(text) == .match, "\(text)")
    }
  }

  @Test("a length is kept, and a text has the length asked for", arguments: patterns)
  func lengths(pattern: String) throws {
    let expression = try RegularExpression(pattern)
    for length in 0...70 {
      var random = SeededGenerator(seed: UInt64(length))
      if let text = expression.generateBoundary(length: length, using: &random) {
        #expect(text.unicodeScalars.count == length)
        #expect(expression.matches(text) == .match, "\(text)")
      }
      if let text = expression.generate(minLength: length, maxLength: length + 5, using: &random) {
        #expect((length...(length + 5)).contains(text.unicodeScalars.count))
      }
    }
  }

  @Test(
    "the bounds of what a pattern allows are reached",
    arguments: [
      ("^[a-z0-9][a-z0-9-]{2,62}$", [3, 63], [2, 64]), ("^a(bcd){2,7}$", [7, 10, 22], [8, 9, 25]),
      ("^([a-z]{2}|[a-z]{5})+$", [2, 4, 5, 6, 7, 5_000], [1, 3]), ("^.{1,512}$", [1, 512], [0, 513]),
      ("^(?=.{8,20}$)(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9]+$", [8, 20], [7, 21]), ("v1.*", [2, 10_000], [1]),
      ("^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{4})$", [4, 64, 10_000], [5, 63]),
      ("^(ab|c){0,100000}$", [0, 1, 20_000], []), ("foo", [3, 40], [2]), ("^$|^[a-z]{3,5}$", [0, 3, 5], [1, 2, 6]),
      ("^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[!?])[A-Za-z\\d!?]{8,128}$", [8, 128], [7, 129]),
    ])
  func bounds(pattern: String, possible: [Int], impossible: [Int]) throws {
    let expression = try RegularExpression(pattern)
    var random = SeededGenerator(seed: 1)
    for length in possible {
      let text = try #require(expression.generateBoundary(length: length, using: &random), "\(length)")
      #expect(text.unicodeScalars.count == length)
    }
    for length in impossible { #expect(expression.generateBoundary(length: length, using: &random) == nil) }
  }

  @Test("the same state gives the same text, another state another", arguments: patterns)
  func determinism(pattern: String) throws {
    let expression = try RegularExpression(pattern)
    var texts: Set<String> = []
    for seed in 0..<16 as Range<UInt64> {
      var first = SeededGenerator(seed: seed)
      var second = SeededGenerator(seed: seed)
      let text = try #require(expression.generate(using: &first))
      #expect(expression.generate(using: &second) == text)
      texts.insert(text)
    }
    let isSmall = ["(?i)^(all|none)$", "^([A-Z]{2}|C2)$", "^a(bcd){2,7}$"].contains(pattern)
    #expect(texts.count >= (isSmall ? 2 : 14), "\(texts)")
  }

  @Test("a text near a match that does not match is found", arguments: patterns.filter { $0 != "^.*$" })
  func nonMatching(pattern: String) throws {
    let expression = try RegularExpression(pattern)
    var random = SeededGenerator(seed: 5)
    let text = try #require(expression.generate(using: &random))
    let other = try #require(expression.generateNonMatching(near: text, using: &random))
    #expect(expression.matches(other) == .noMatch, "\(other)")
  }

  @Test("what nothing matches, and what everything matches, gives nil")
  func nothing() throws {
    var random = SeededGenerator(seed: 1)
    for pattern in [".^", "[]", "^a(?!b)b$", "\\uD800", "$a"] {
      #expect(try RegularExpression(pattern).generate(using: &random) == nil, "\(pattern)")
    }
    #expect(try RegularExpression("a{5}").generate(maxLength: 4, using: &random) == nil)
    #expect(try RegularExpression("^(?:x{30000}){30000}$").generate(using: &random) == nil)
    #expect(try RegularExpression("").generateNonMatching(near: "abc", using: &random) == nil)
  }
}

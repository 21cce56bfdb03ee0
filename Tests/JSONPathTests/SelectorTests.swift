import JSON
import JSONPath
import Testing

@Suite("JSONPath selectors and segments")
struct SelectorTests {
  private static let tree = """
    {"a": [5, 3, [{"j": 4}, {"k": 6}]], "o": {"j": 1, "k": 2}, "'": {"@": 2}, "☺": null, "a b": true}
    """

  @Test(
    "select what RFC 9535 says, in its order",
    arguments: [
      ("$", "$"), ("$.o", "/o"), ("$['o']", "/o"), ("$[\"o\"]['k']", "/o/k"), ("$ .o [ 'j' ]", "/o/j"),
      ("$.☺", "/☺"), ("$['a b']", "/a b"), (#"$['\'']['@']"#, "/'/@"), (#"$["'"]["\u0040"]"#, "/'/@"),
      (#"$['\u263A']"#, "/☺"), ("$.none", ""), ("$.a.j", ""), ("$.o[0]", ""), ("$.a['0']", ""),
      ("$.*", "/a /o /' /☺ /a b"), ("$.o[*]", "/o/j /o/k"), ("$.o[*,*]", "/o/j /o/k /o/j /o/k"),
      ("$.a[0]", "/a/0"), ("$.a[-1]", "/a/2"), ("$.a[3]", ""), ("$.a[-4]", ""), ("$.a[0,0]", "/a/0 /a/0"),
      ("$.a[2,'x',0]", "/a/2 /a/0"),
      ("$.a[1:]", "/a/1 /a/2"), ("$.a[:-1]", "/a/0 /a/1"), ("$.a[::2]", "/a/0 /a/2"), ("$.a[::-1]", "/a/2 /a/1 /a/0"),
      ("$.a[5:1:-2]", "/a/2"), ("$.a[0:0]", ""), ("$.a[::0]", ""), ("$.a[ 1 : 2 : 1 ]", "/a/1"), ("$.o[:]", ""),
      ("$.a[-9007199254740991:9007199254740991]", "/a/0 /a/1 /a/2"), ("$.a[:1:-1]", "/a/2"),
      ("$..j", "/a/2/0/j /o/j"), ("$..[0]", "/a/0 /a/2/0"), ("$.a..[0,1]", "/a/0 /a/1 /a/2/0 /a/2/1"),
      ("$.o..*", "/o/j /o/k"), ("$..['j','k']", "/a/2/0/j /a/2/1/k /o/j /o/k"),
      ("$.a[2]..[*]", "/a/2/0 /a/2/1 /a/2/0/j /a/2/1/k"),
    ])
  func selection(query: String, expected: String) throws {
    #expect(try selected(query, in: Self.tree) == expected)
  }

  @Test(
    "refuses what is no query, with the place",
    arguments: [
      ("", 0), ("a", 0), (" $", 0), ("$ ", 1), ("$.", 2), ("$.1", 2), ("$.a-b", 3), ("$..", 3), ("$...a", 3), ("$[", 2),
      ("$[]", 2), ("$['a'", 5), ("$['a", 2), ("$['a',]", 6), ("$[01]", 2), ("$[-0]", 2), ("$[-]", 3), ("$[1.0]", 3),
      ("$[9007199254740992]", 2), ("$[1:2:3:4]", 7), ("$[a]", 2), (#"$["\'"]"#, 3), (#"$['\x']"#, 3),
      (#"$['\u12']"#, 3),
      (#"$['\uD800']"#, 3), (#"$['\uDC00\uD800']"#, 3), ("$['\u{1}']", 3), ("$.a b", 3), ("$ .a ", 4), ("$[?]", 3),
      ("$[?@.a==]", 8), ("$[?1]", 3), ("$[?@.a && ]", 10), ("$[?(@.a]", 7), ("$[?!@.a==1]", 4), ("$[?@.*==1]", 3),
      ("$[?@..a==1]", 3), ("$[?length(@.*)==1]", 10), ("$[?length(@)]", 3), ("$[?count(1)==1]", 9),
      ("$[?match(@.a)]", 3),
      ("$[?match(@.a,'a')==true]", 3), ("$[?foo(@)]", 3), ("$[?length (@)==1]", 3), ("$[?@.a=1]", 6),
      ("$[?@.a==01]", 8),
      ("$[?@.a==1.]", 10), ("$[?@.a==True]", 8), ("$[?@.a==[1]]", 8), ("$[?true]", 3),
    ])
  func errors(query: String, offset: Int) {
    do throws(JSONPathError) {
      _ = try JSONPath(query)
      Issue.record("\(query) was read")
    } catch {
      #expect(error.offset == offset, "\(error)")
      #expect(!error.message.isEmpty)
    }
  }

  @Test("has an end, however deep the query and however large the value")
  func limits() throws {
    let parentheses = "$[?" + String(repeating: "(", count: 10_000) + "@" + String(repeating: ")", count: 10_000) + "]"
    #expect(throws: JSONPathError.self) { _ = try JSONPath(parentheses) }
    #expect(throws: JSONPathError.self) { _ = try JSONPath(String(repeating: "$[?@", count: 10_000)) }
    let wide = "[" + Array(repeating: "[1,2,3]", count: 300).joined(separator: ",") + "]"
    let root = ValueNode(try JSONParser.parse(Array(wide.utf8)).value)
    #expect(try JSONPath("$..[?$..[?$..[?@==9]]]").nodes(in: root, limit: 50_000) == nil)
    #expect(try JSONPath("$.*.*").nodes(in: root, limit: 100) == nil)
    #expect(try JSONPath("$.*.*").nodes(in: root, limit: 2000)?.count == 900)
  }
}

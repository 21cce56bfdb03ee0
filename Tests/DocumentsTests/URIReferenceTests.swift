import Documents
import Testing

@Suite("URI references")
struct URIReferenceTests {
  @Test(
    "are resolved as RFC 3986 §5.4 shows",
    arguments: [
      ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
      ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
      ("#s", "http://a/b/c/d;p?q#s"), ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"),
      ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"), ("../..", "http://a/"),
      ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/../g", "http://a/g"), ("g..", "http://a/b/c/g.."),
      ("g;x=1/../y", "http://a/b/c/y"), ("g?y/../x", "http://a/b/c/g?y/../x"), ("http:g", "http:g"),
    ])
  func resolution(reference: String, expected: String) {
    #expect(URIReference(reference).resolved(against: URIReference("http://a/b/c/d;p?q")).text == expected)
  }

  @Test(
    "name a protocol only where it is none of a drive's letters",
    arguments: [
      ("HTTPS://a", "https"), ("file:///a", "file"), ("C:/pets.yaml", nil), ("pets.yaml", nil), ("a/b:c", nil),
      ("a b:c", nil), (":a", nil),
    ])
  func protocolName(text: String, expected: String?) {
    #expect(URIReference(text).protocolName == expected)
  }
}

import Generation
import Testing

@Suite struct Base64Tests {
  /// The test vectors of RFC 4648 §10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func vectors(text: String, encoded: String) {
    #expect(Base64.encode(Array(text.utf8)) == encoded)
    #expect(Base64.decode(encoded) == Array(text.utf8))
  }

  @Test func everyByteComesBack() {
    #expect(Base64.decode(Base64.encode(Array(0...255))) == Array(0...255))
    #expect(Base64.decode("a-_b") == nil)
  }
}

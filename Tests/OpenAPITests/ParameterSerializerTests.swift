import Documents
import JSON
import Testing

@testable import OpenAPI

/// The table of "Style Examples" (§4.8.12.4), its three values, and the empty string.
@Suite struct ParameterSerializerTests {
  static let string: JSONValue = "blue"
  static let array: JSONValue = ["blue", "black", "brown"]
  static let object: JSONValue = ["R": 100, "G": 200, "B": 150]

  private func serializer(_ style: Parameter.Style, explode: Bool, allowReserved: Bool = false) -> ParameterSerializer {
    ParameterSerializer(name: "color", style: style, explode: explode, allowReserved: allowReserved)
  }

  @Test(arguments: [
    (Parameter.Style.matrix, false, ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"),
    (.matrix, true, ";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"),
    (.label, false, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
    (.label, true, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
    (.simple, false, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
    (.simple, true, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
    (.spaceDelimited, false, "", "blue", "blue%20black%20brown", "R%20100%20G%20200%20B%20150"),
    (.pipeDelimited, false, "", "blue", "blue%7Cblack%7Cbrown", "R%7C100%7CG%7C200%7CB%7C150"),
    (.tabDelimited, false, "", "blue", "blue%09black%09brown", "R%09100%09G%09200%09B%09150"),
  ])
  func path(style: Parameter.Style, explode: Bool, empty: String, string: String, array: String, object: String) {
    let serializer = serializer(style, explode: explode)
    #expect(serializer.serializedPath("") == empty)
    #expect(serializer.serializedPath(Self.string) == string)
    #expect(serializer.serializedPath(Self.array) == array)
    #expect(serializer.serializedPath(Self.object) == object)
  }

  @Test(arguments: [
    (Parameter.Style.form, false, ["color=blue,black,brown"], ["color=R,100,G,200,B,150"]),
    (.form, true, ["color=blue", "color=black", "color=brown"], ["R=100", "G=200", "B=150"]),
    (.spaceDelimited, false, ["color=blue%20black%20brown"], ["color=R%20100%20G%20200%20B%20150"]),
    (.pipeDelimited, false, ["color=blue%7Cblack%7Cbrown"], ["color=R%7C100%7CG%7C200%7CB%7C150"]),
    (.tabDelimited, false, ["color=blue%09black%09brown"], ["color=R%09100%09G%09200%09B%09150"]),
    (
      .deepObject, true, ["color=blue", "color=black", "color=brown"],
      ["color%5BR%5D=100", "color%5BG%5D=200", "color%5BB%5D=150"]
    ),
  ])
  func query(style: Parameter.Style, explode: Bool, array: [String], object: [String]) {
    let serializer = serializer(style, explode: explode)
    #expect(serializer.serializedQuery("") == ["color="])
    #expect(serializer.serializedQuery(Self.string) == ["color=blue"])
    #expect(serializer.serializedQuery(Self.array) == array)
    #expect(serializer.serializedQuery(Self.object) == object)
    #expect(serializer.serializedQuery(.null) == [])
    #expect(serializer.serializedQuery([]) == [])
    #expect(serializer.serializedCookies(Self.array) == array)
  }

  @Test func headerValuesAreNotEncoded() {
    #expect(serializer(.simple, explode: false).serializedHeader(Self.object) == "R,100,G,200,B,150")
    #expect(serializer(.simple, explode: true).serializedHeader(Self.object) == "R=100,G=200,B=150")
    #expect(serializer(.simple, explode: false).serializedHeader("a b/é") == "a b/é")
    #expect(serializer(.simple, explode: false).serializedHeader("a\r\nHost: b") == nil)
    #expect(serializer(.simple, explode: false).serializedHeader(.null) == nil)
  }

  @Test func valuesArePercentEncoded() {
    let form = serializer(.form, explode: false)
    #expect(form.serializedQuery("a&b=c+d e/é😀%") == ["color=a%26b%3Dc%2Bd%20e%2F%C3%A9%F0%9F%98%80%25"])
    #expect(form.serializedQuery(["a,b", "c"]) == ["color=a%2Cb,c"])
    #expect(serializer(.simple, explode: false).serializedPath("a/b?c#d;e..") == "a%2Fb%3Fc%23d%3Be..")
    #expect(ParameterSerializer(name: "a[b]", style: .form, explode: true).serializedQuery(1) == ["a%5Bb%5D=1"])
  }

  @Test func reservedCharactersStayWhereAllowedAndUnmistakable() {
    let form = serializer(.form, explode: true, allowReserved: true)
    #expect(form.serializedQuery("a/b?c:d@e,f;g=h") == ["color=a/b?c:d@e,f;g=h"])
    let list = serializer(.form, explode: false, allowReserved: true)
    #expect(list.serializedQuery(["a/b", "c,d"]) == ["color=a/b,c%2Cd"])
    #expect(form.serializedQuery("a&b+c#d[e]f%20") == ["color=a%26b%2Bc%23d%5Be%5Df%2520"])
  }

  @Test(arguments: [(Parameter.Style.simple, ""), (.label, "."), (.matrix, ";color=")])
  func reservedCharactersNeverStandInAPath(style: Parameter.Style, prefix: String) {
    let serializer = serializer(style, explode: false, allowReserved: true)
    #expect(serializer.serializedPath("a/b?c;d") == prefix + "a%2Fb%3Fc%3Bd")
  }

  @Test func contentIsJSON() {
    let json = ParameterSerializer(name: "filter", style: .form, explode: true, mediaType: "application/json")
    #expect(json.serializedQuery(["a": [1, nil]]) == ["filter=%7B%22a%22%3A%5B1%2Cnull%5D%7D"])
    #expect(json.serializedQuery("x") == ["filter=%22x%22"])
    #expect(json.serializedHeader(["a": true]) == #"{"a":true}"#)
    let text = ParameterSerializer(name: "filter", style: .form, explode: true, mediaType: "text/plain")
    #expect(text.serializedQuery("x") == ["filter=x"])
  }

  @Test func numbersKeepTheirLiteralAndBooleansTheirName() throws {
    let literal = try #require(JSONNumber(literal: "9007199254740993.10"))
    #expect(serializer(.simple, explode: false).serializedPath(.number(literal)) == "9007199254740993.10")
    #expect(serializer(.form, explode: true).serializedQuery(false) == ["color=false"])
  }

  @Test func deepObjectsNest() {
    let deep = serializer(.deepObject, explode: true)
    #expect(
      deep.serializedQuery(["a": ["b": 1, "c": [2, 3]], "d": nil]) == [
        "color%5Ba%5D%5Bb%5D=1", "color%5Ba%5D%5Bc%5D=2", "color%5Ba%5D%5Bc%5D=3",
      ])
  }

  /// Whatever the text, decoding what was encoded gives it back, and only unreserved characters and `%` are used.
  @Test func encodingRoundTrips() {
    var state: UInt64 = 42
    for _ in 0..<500 {
      var text = String.UnicodeScalarView()
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        if let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: state >> 33) % 0x11_0000) { text.append(scalar) }
      }
      let encoded = PercentEncoding.encode(String(text))
      #expect(PercentEncoding.decode(encoded).utf8.elementsEqual(String(text).utf8))
      #expect(encoded.utf8.allSatisfy { $0 < 0x7F && !"/?#[]@!$&'()*+,;= ".utf8.contains($0) })
      #expect(
        PathTemplate("/a/{x}/b").matches("/a/\(encoded)/b")?["x"].map { JSONString($0) } == JSONString(String(text)))
    }
  }
}

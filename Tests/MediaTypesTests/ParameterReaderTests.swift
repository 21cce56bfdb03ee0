import Documents
import JSON
import JSONSchema
import MediaTypes
import OpenAPI
import SharedCorpus
import Testing

/// The table of "Style Examples" (§4.8.12.4) read backwards, and every value written and read again.
@Suite struct ParameterReaderTests {
  static let string: JSONValue = "blue"
  static let array: JSONValue = ["blue", "black", "brown"]
  static let object: JSONValue = ["R": 100, "G": 200, "B": 150]

  private func reader(
    _ style: Parameter.Style, explode: Bool, _ schema: String, mediaType: String? = nil
  ) throws -> ParameterReader {
    let store = DocumentStore()
    var compiler = SchemaCompiler(store: store, dialect: .draft202012)
    let id = compiler.compile(try store.load(text: schema, path: "schema.yaml"))
    return ParameterReader(
      name: "color", style: style, explode: explode, mediaType: mediaType, schema: compiler.finish().schema(id))
  }

  /// 3.2: the whole query is one value, written by its media type.
  @Test(
    arguments: [
      ("application/x-www-form-urlencoded", ["s": "a b&c=d", "l": ["x", "y"], "n": 5], "s=a%20b%26c%3Dd&l=x&l=y&n=5"),
      ("application/json", ["s": "a=b&c", "n": 5], "%7B%22s%22%3A%22a%3Db%26c%22%2C%22n%22%3A5%7D"),
      ("text/plain", "$.a[?@.b==1]", "%24.a%5B%3F%40.b%3D%3D1%5D"),
    ] as [(String, JSONValue, String)])
  func wholeQuery(mediaType: String, value: JSONValue, text: String) throws {
    let place = Place(file: "", line: 1, column: 1)
    let parameter = Parameter(
      name: "q", location: .querystring, required: true, schema: nil, mediaType: mediaType, style: .form, explode: true,
      allowReserved: false, examples: [], place: place)
    let written = ParameterSerializer(parameter).serializedQuery(value).joined(separator: "&")
    #expect(written == text)
    let store = DocumentStore()
    var compiler = SchemaCompiler(store: store, dialect: .draft202012)
    let schema = """
      {type: [object, string], properties: {s: {type: string}, l: {type: array, items: {type: string}}, n: {type: integer}}}
      """
    let id = compiler.compile(try store.load(text: schema, path: "schema.yaml"))
    let reader = ParameterReader(parameter, schema: compiler.finish().schema(id))
    #expect(reader.value(inQuery: FormPair.pairs(text)) == value)
    #expect(reader.value(inQuery: []) == nil)
  }

  private static let strings = "{type: array, items: {type: string}}"
  private static let integers = "{type: object, additionalProperties: {type: integer}}"
  private static let named = "{type: object, properties: {R: {type: integer}, G: {type: integer}, B: {type: integer}}}"

  @Test(arguments: [
    (Parameter.Style.matrix, false, ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"),
    (.matrix, true, ";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"),
    (.label, false, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
    (.label, true, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
    (.simple, false, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
    (.simple, true, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
  ])
  func path(style: Parameter.Style, explode: Bool, empty: String, string: String, array: String, object: String) throws
  {
    #expect(try reader(style, explode: explode, "{type: string}").value(inPath: empty) == "")
    #expect(try reader(style, explode: explode, "{type: string}").value(inPath: string) == Self.string)
    #expect(try reader(style, explode: explode, Self.strings).value(inPath: array) == Self.array)
    #expect(try reader(style, explode: explode, Self.named).value(inPath: object) == Self.object)
    #expect(try reader(style, explode: explode, Self.integers).value(inPath: object) == Self.object)
  }

  @Test(arguments: [
    (Parameter.Style.form, false, "color=blue,black,brown", "color=R,100,G,200,B,150"),
    (.form, true, "color=blue&color=black&color=brown", "R=100&G=200&B=150"),
    (.spaceDelimited, false, "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"),
    (.spaceDelimited, false, "color=blue+black+brown", "color=R+100+G+200+B+150"),
    (.pipeDelimited, false, "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"),
    (.pipeDelimited, false, "color=blue|black|brown", "color=R|100|G|200|B|150"),
    (.tabDelimited, false, "color=blue%09black%09brown", "color=R%09100%09G%09200%09B%09150"),
    (.deepObject, true, "color=blue&color=black&color=brown", "color%5BR%5D=100&color[G]=200&color%5BB%5D=150"),
  ])
  func query(style: Parameter.Style, explode: Bool, array: String, object: String) throws {
    let other = FormPair.pairs("x=1")
    #expect(
      try reader(style, explode: explode, Self.strings).value(inQuery: other + FormPair.pairs(array)) == Self.array)
    #expect(
      try reader(style, explode: explode, Self.named).value(inQuery: other + FormPair.pairs(object)) == Self.object)
    #expect(
      try reader(style, explode: explode, Self.integers).value(inQuery: other + FormPair.pairs(object), others: ["x"])
        == Self.object)
    #expect(try reader(style, explode: explode, "{type: string}").value(inQuery: FormPair.pairs("color=")) == "")
    #expect(try reader(style, explode: explode, Self.strings).value(inQuery: other) == nil)
    #expect(try reader(style, explode: explode, Self.named).value(inQuery: other) == nil)
  }

  @Test func headersAndCookies() throws {
    #expect(try reader(.simple, explode: false, Self.strings).value(inHeader: "blue, black,\tbrown") == Self.array)
    #expect(try reader(.simple, explode: false, Self.named).value(inHeader: "R,100,G,200,B,150") == Self.object)
    #expect(try reader(.simple, explode: true, Self.named).value(inHeader: "R=100, G=200, B=150") == Self.object)
    #expect(try reader(.simple, explode: false, "{type: string}").value(inHeader: "a, b%20") == "a, b%20")
    let cookies = FormPair.cookies("a=1; color=blue,black,brown; b=c=d")
    #expect(try reader(.form, explode: false, Self.strings).value(inCookies: cookies) == Self.array)
    #expect(
      try reader(.form, explode: false, "{type: string}").value(inCookies: FormPair.cookies("color=a+b%20c")) == "a+b c"
    )
  }

  @Test func delimitersInsideValuesDoNotSplit() throws {
    #expect(
      try reader(.form, explode: false, Self.strings).value(inQuery: FormPair.pairs("color=a%2Cb,c")) == ["a,b", "c"])
    #expect(try reader(.simple, explode: false, Self.strings).value(inPath: "a%2Cb,c%2Fd") == ["a,b", "c/d"])
    #expect(try reader(.matrix, explode: true, Self.strings).value(inPath: ";color=a%3Bb;color=c") == ["a;b", "c"])
  }

  @Test func contentIsJSON() throws {
    let json = try reader(.form, explode: true, "{type: object}", mediaType: "application/json")
    #expect(json.value(inQuery: FormPair.pairs("color=%7B%22a%22%3A%5B1%2Cnull%5D%7D")) == ["a": [1, nil]])
    #expect(json.value(inQuery: FormPair.pairs("color=nonsense")) == nil)
    #expect(json.value(inHeader: #"{"a":true}"#) == ["a": true])
  }

  @Test func whatIsNotInTheStyleIsNotRead() throws {
    #expect(try reader(.label, explode: false, "{type: string}").value(inPath: "blue") == nil)
    #expect(try reader(.matrix, explode: false, "{type: string}").value(inPath: ";other=blue") == nil)
    #expect(try reader(.simple, explode: false, "{type: integer}").value(inPath: "5x") == "5x")
  }

  /// Every style in every place, over texts with every delimiter in them: what is written is read.
  @Test(arguments: [
    (Parameter.Style.simple, Parameter.Location.path, ""), (.label, .path, "."), (.matrix, .path, ""),
    (.form, .query, ""),
    (.spaceDelimited, .query, " "), (.pipeDelimited, .query, "|"), (.tabDelimited, .query, "\t"),
    (.deepObject, .query, ""), (.simple, .header, ",= \t"), (.form, .cookie, ""), (.cookie, .cookie, ",;="),
  ])
  func whatIsWrittenIsRead(style: Parameter.Style, location: Parameter.Location, excluded: String) throws {
    let schema = "{type: object, properties: {R: {type: string}, G: {type: integer}, B: {type: boolean}}}"
    var generator = SeededGenerator(seed: 5)
    let alphabet = Array("ab,;=&%+.|/? []\"é😀\t#'".unicodeScalars).filter { !excluded.unicodeScalars.contains($0) }
    func text() -> String {
      var text = String.UnicodeScalarView("x".unicodeScalars)
      for _ in 0..<5 { text.append(alphabet.randomElement(using: &generator) ?? "x") }
      return String(text)
    }
    for explode in [false, true] {
      for _ in 0..<60 {
        let strings = [text(), text(), text()].map { JSONValue.string(JSONString($0)) }
        let object: JSONValue = ["R": strings[0], "G": 7, "B": false]
        if style != .deepObject {
          try check(strings[0], style, explode, location, "{type: string}")
          if !(explode && [.spaceDelimited, .pipeDelimited, .tabDelimited].contains(style)) {
            try check(.array(strings), style, explode, location, Self.strings)
          }
        }
        try check(object, style, style == .deepObject || explode, location, schema)
      }
    }
  }

  private func check(
    _ value: JSONValue, _ style: Parameter.Style, _ explode: Bool, _ location: Parameter.Location, _ schema: String
  ) throws {
    let serializer = ParameterSerializer(name: "color", style: style, explode: explode)
    let reader = try reader(style, explode: explode, schema)
    let read: JSONValue? =
      switch location {
      case .path: reader.value(inPath: serializer.serializedPath(value))
      case .query, .querystring:
        reader.value(inQuery: FormPair.pairs(serializer.serializedQuery(value).joined(separator: "&")))
      case .header: serializer.serializedHeader(value).flatMap { reader.value(inHeader: $0) }
      case .cookie:
        reader.value(inCookies: FormPair.cookies(serializer.serializedCookies(value).joined(separator: "; ")))
      }
    #expect(read == value, "\(style) \(explode): \(serializer.serializedQuery(value))")
  }
}

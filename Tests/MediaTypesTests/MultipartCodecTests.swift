import JSON
import MediaTypes
import Testing

/// `multipart/form-data` (OpenAPI 3.1.1 §4.8.14.5, RFC 7578).
@Suite struct MultipartCodecTests {
  static let multipart = "multipart/form-data"
  static let schema = """
    {type: object, properties: {name: {type: string}, age: {type: integer}, tags: {type: array, items: {type: string}},
     photo: {type: string, format: binary}, address: {type: object, properties: {zip: {type: string}}}}}
    """

  @Test func propertiesAreParts() throws {
    let form = try Sample(Self.multipart, "{schema: \(Self.schema)}")
    let text = try #require(
      form.text(["name": "Ä", "age": 7, "tags": ["x", "y"], "photo": "\u{89}P\u{0}", "address": ["zip": "9"]]))
    let boundary = try #require(form.codec.contentType.split(separator: "boundary=").last)
    // The bytes of the photo are no UTF-8: what stands here is its replacement.
    let parts = [
      "\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nÄ\r\n",
      "\r\nContent-Disposition: form-data; name=\"age\"\r\n\r\n7\r\n",
      "\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nx\r\n",
      "\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\ny\r\n",
      "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\n"
        + "Content-Type: application/octet-stream\r\n\r\n\u{FFFD}P\u{0}\r\n",
      "\r\nContent-Disposition: form-data; name=\"address\"\r\nContent-Type: application/json\r\n\r\n{\"zip\":\"9\"}\r\n",
    ]
    #expect(text == parts.map { "--\(boundary)\($0)" }.joined() + "--\(boundary)--\r\n")
    #expect(form.codec.files == ["photo"])
  }

  @Test func partsAreReadBack() throws {
    let form = try Sample(Self.multipart, "{schema: \(Self.schema)}")
    let value: JSONValue = [
      "name": "a\r\n--b", "age": 7, "tags": ["x"], "photo": "\u{89}P\u{0}\u{FF}", "address": ["zip": "9"],
    ]
    #expect(form.codec.expressed(value) == value)
    #expect(form.codec.expressed(["na\"me\\\r\n": "x"]) == ["na\"me\\\r\n": "x"])
  }

  @Test func encodingSaysWhatAPartIs() throws {
    let form = try Sample(
      Self.multipart,
      """
      {schema: \(Self.schema), encoding: {photo: {contentType: "image/png, image/jpeg"},
       name: {contentType: text/plain; charset=iso-8859-1, headers: {X-Kind: {required: true, schema: {const: short}}}},
       tags: {contentType: application/json}}}
      """)
    let text = try #require(form.text(["name": "a", "photo": "b", "tags": ["x", "y"]]))
    #expect(text.contains("name=\"photo\"; filename=\"photo\"\r\nContent-Type: image/png\r\n\r\nb\r\n"))
    #expect(text.contains("Content-Type: text/plain; charset=iso-8859-1\r\nX-Kind: short\r\n\r\na\r\n"))
    #expect(text.contains("name=\"tags\"\r\nContent-Type: application/json\r\n\r\n[\"x\",\"y\"]\r\n"))
  }

  @Test func swaggerFilesAreBytes() throws {
    let form = try Sample(
      document: """
        {swagger: "2.0", info: {title: t, version: "1"}, paths: {/a: {put: {parameters: [
        {name: photo, in: formData, type: file, required: true}, {name: note, in: formData, type: string}],
        responses: {"200": {description: d}}}}}}
        """, .swagger20)
    #expect(form.media.name == Self.multipart)
    #expect(form.codec.files == ["photo"])
    #expect(form.codec.expressed(["photo": "\u{FF}\u{0}", "note": "n"]) == ["photo": "\u{FF}\u{0}", "note": "n"])
    #expect(
      form.schema.isValid(["photo": "x"]) && !form.schema.isValid(["note": "x"]) && !form.schema.isValid(["photo": 1]))
  }

  @Test(arguments: [
    ("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n", "the last part is not closed"),
    ("--c\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--c--", "the boundary \"b\" does not stand in it"),
    ("--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--", "a part has no name"),
    ("--b\r\nnonsense\r\n\r\nx\r\n--b--", "a part has a line that is no header field"),
    ("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n--b--", "a part has no empty line after its header fields"),
    ("--b x\r\n\r\nx\r\n--b--", "a boundary does not end its line"),
    ("", "the boundary \"b\" does not stand in it"),
  ])
  func whatIsBrokenIsSaid(text: String, problem: String) throws {
    let form = try Sample(Self.multipart, "{schema: \(Self.schema)}")
    #expect(form.problem(text, as: "multipart/form-data; boundary=b") == problem)
  }

  @Test func aPreambleAndQuotedBoundariesAreRead() throws {
    let form = try Sample(Self.multipart, "{schema: \(Self.schema)}")
    let text = "before\r\n--a b\r\ncontent-disposition: form-data; name=age\r\n\r\n5\r\n--a b--\r\nafter"
    #expect(try form.value(text, as: "multipart/form-data; charset=utf-8; boundary=\"a b\"") == ["age": 5])
    #expect(form.problem(text, as: "multipart/form-data") == "its Content-Type has no boundary")
    #expect(try form.value("--b--", as: "multipart/form-data; boundary=b") == [:])
  }

  @Test func brokenContentIsBroken() throws {
    let form = try Sample(Self.multipart, "{schema: \(Self.schema)}")
    let content = try #require(form.codec.encode(["name": "a", "age": 3]))
    let broken = form.codec.broken(content)
    #expect(broken.map(\.kind) == [.malformed, .truncated])
    for fault in broken {
      #expect(throws: MalformedContent.self) {
        try form.codec.decode(fault.content, contentType: form.codec.contentType)
      }
    }
  }
}

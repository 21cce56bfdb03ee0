import JSON
import MediaTypes
import Testing

/// Text, bytes and JSON, and which media type is which.
@Suite struct PlainCodecTests {
  @Test func textIsTyped() throws {
    #expect(try Sample("text/plain", "{schema: {type: string}}").value("5") == "5")
    #expect(try Sample("text/plain", "{schema: {type: integer}}").value("5") == 5)
    #expect(try Sample("text/plain", "{schema: {type: integer}}").value("5x") == "5x")
    #expect(try Sample("text/plain", "{schema: {type: boolean}}").text(true) == "true")
    let number = try Sample("text/plain", "{schema: {type: number}}")
    for (literal, text) in [
      ("1.0", "1"), ("1e3", "1000"), ("-0", "0"), ("0.10", "0.10"), ("9007199254740993", "9007199254740993"),
    ] {
      #expect(try number.text(JSONParser.parse(literal).value) == text)
    }
    #expect(try Sample("text/plain", "{schema: {enum: [1, two]}}").value("1") == 1)
    #expect(try Sample("text/plain", "{}").value("é\n") == "é\n")
    #expect(try Sample("text/plain", "{schema: {type: string}}").codec.encode(nil) == nil)
  }

  @Test func charsetsCount() throws {
    let latin = try Sample("text/plain; charset=ISO-8859-1", "{schema: {type: string}}")
    #expect(latin.codec.encode("é") == [0xE9])
    #expect(try latin.codec.decode([0xE9], contentType: latin.codec.contentType) == "é")
    #expect(latin.codec.expressed("€") != "€")
    let utf8 = try Sample("text/csv; charset=utf-8", "{schema: {type: string}}")
    #expect(utf8.problem("a") == nil)
    #expect(utf8.codec.broken(Array("a".utf8)).map(\.kind) == [.invalidUTF8])
    #expect(throws: MalformedContent.self) {
      try utf8.codec.decode([0xC3, 0x28], contentType: "text/csv; charset=utf-8")
    }
  }

  @Test func everyByteIsKept() throws {
    let binary = try Sample("application/octet-stream", "{}")
    let bytes = (0...255).map { UInt8($0) }
    let value = try binary.codec.decode(bytes, contentType: "application/octet-stream")
    #expect(value.string?.length == 256)
    #expect(binary.codec.encode(value) == bytes)
    #expect(binary.codec.expressed("😀") != "😀")
    #expect(binary.codec.broken(bytes).isEmpty)
  }

  @Test(arguments: [
    ("application/json", "JSON"), ("application/json; charset=utf-8", "JSON"), ("application/vnd.x+json", "JSON"),
    ("application/merge-patch+json", "JSON"), ("*/*", "JSON"), ("application/*", "JSON"), ("text/json", "JSON"),
    ("application/x-www-form-urlencoded", "form"), ("multipart/form-data", "multipart"), ("text/plain", "text"),
    ("text/*", "text"), ("application/xml", "XML"), ("text/xml", "XML"), ("application/atom+xml", "XML"),
    ("application/octet-stream", "binary content"), ("image/png", "binary content"), ("image/*", "binary content"),
    ("application/pdf", "binary content"),
  ])
  func everyMediaTypeHasItsCodec(name: String, format: String) throws {
    let isForm = format == "form" || format == "multipart"
    #expect(try Sample(name, "{schema: {type: \(isForm ? "object" : "string")}}").codec.formatName == format)
  }

  @Test(arguments: [
    ("text/plain", "{type: object}"), ("image/png", "{type: object}"), ("application/octet-stream", "{type: integer}"),
    ("multipart/mixed", "{type: object}"), ("application/x-www-form-urlencoded", "{type: string}"),
    ("multipart/form-data", "{type: array, items: {type: string}}"),
  ])
  func someCannotBeWritten(name: String, schema: String) throws {
    #expect(throws: Sample.Missing.self) { try Sample(name, "{schema: \(schema)}") }
  }

  @Test func rangesAreSentAsOneTypeOfThem() throws {
    #expect(try Sample("*/*", "{schema: {type: object}}").codec.contentType == "application/json")
    #expect(try Sample("image/*", "{schema: {type: string}}").codec.contentType == "image/png")
    #expect(try Sample("text/*", "{schema: {type: string}}").codec.contentType == "text/plain; charset=utf-8")
    #expect(
      try Sample("application/vnd.x+json; v=2", "{schema: {}}").codec.contentType == "application/vnd.x+json; v=2")
  }
}

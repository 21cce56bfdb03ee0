import JSON
import JSONSchema
import OpenAPI

/// `application/xml`, `text/xml` and everything that ends in `+xml` (RFC 7303), by the `xml` objects of the schema.
struct XMLCodec: ContentCodec {
  let formatName = "XML"
  let isStructured = true
  let contentType: String
  private let schema: Schema

  init(_ schema: Schema, _ media: MediaType) {
    self.schema = schema
    contentType = media.name
  }

  /// Whether the media type without its parameters is XML.
  static func covers(_ essence: String) -> Bool {
    essence == "application/xml" || essence == "text/xml" || essence.hasSuffix("+xml")
  }

  func encode(_ value: JSONValue) -> [UInt8]? {
    guard !value.isNull else { return nil }
    return XMLWriter.write(XMLEncoding.root(value, schema))
  }

  func decode(_ content: [UInt8], contentType: String) throws(MalformedContent) -> JSONValue {
    XMLDecoding.value(of: try XMLReader.read(content), schema)
  }

  func broken(_ content: [UInt8]) -> [BrokenContent] {
    [
      BrokenContent(kind: .malformed, content: Array("<contract-test><open></contract-test>".utf8)),
      BrokenContent(kind: .truncated, content: Array(content.dropLast(max(1, content.count / 3)))),
    ]
  }
}

import JSON
import OpenAPI

/// `text/plain` and the other text types, for a single scalar.
struct TextCodec: ContentCodec {
  let formatName = "text"
  let contentType: String
  private let outline: SchemaOutline?

  init(_ outline: SchemaOutline?, _ media: MediaType) {
    self.outline = outline
    contentType = media.essence.contains("*") ? "text/plain; charset=utf-8" : media.name
  }

  func encode(_ value: JSONValue) -> [UInt8]? {
    // An empty text cannot be told from no content at all.
    guard let text = TypedText.text(of: value), !text.isEmpty else { return nil }
    return TextCharset(contentType).encode(text)
  }

  func decode(_ content: [UInt8], contentType: String) throws(MalformedContent) -> JSONValue {
    let charset = TextCharset(contentType)
    guard let text = charset.decode(content) else { throw MalformedContent("the text is no \(charset.name)") }
    return TypedText.value(text, outline)
  }

  func broken(_ content: [UInt8]) -> [BrokenContent] {
    guard TextCharset(contentType).isDeclaredUTF8 else { return [] }
    return [BrokenContent(kind: .invalidUTF8, content: content + [0xC3, 0x28])]
  }
}

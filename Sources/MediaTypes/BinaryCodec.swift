import JSON
import OpenAPI

/// `application/octet-stream`, images and whatever else is bytes as they are. The value is a string of `ByteText`.
struct BinaryCodec: ContentCodec {
  let formatName = "binary content"
  let keepsBytes = true
  let contentType: String

  init?(_ outline: SchemaOutline?, _ media: MediaType) {
    if let types = outline?.types, !types.contains(.string) { return nil }
    switch media.essence {
    case "image/*": contentType = "image/png"
    case "audio/*": contentType = "audio/mpeg"
    case "video/*": contentType = "video/mp4"
    case let name where name.contains("*"): contentType = "application/octet-stream"
    default: contentType = media.name
    }
  }

  func encode(_ value: JSONValue) -> [UInt8]? {
    // An empty file cannot be told from no content at all.
    guard let text = value.string?.text, !text.isEmpty else { return nil }
    return ByteText.bytes(of: text)
  }

  func decode(_ content: [UInt8], contentType: String) throws(MalformedContent) -> JSONValue {
    .string(JSONString(ByteText.text(of: content)))
  }

  /// Any bytes are binary content.
  func broken(_ content: [UInt8]) -> [BrokenContent] { [] }
}

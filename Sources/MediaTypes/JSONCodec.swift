import JSON
import OpenAPI

/// `application/json` and everything that ends in `+json` (RFC 8259, RFC 6839 §3.1).
struct JSONCodec: ContentCodec {
  let formatName = "JSON"
  let isStructured = true
  let contentType: String

  init(_ media: MediaType) {
    contentType = media.essence.contains("*") ? "application/json" : media.name
  }

  func encode(_ value: JSONValue) -> [UInt8]? { Array(value.serialized().utf8) }

  func decode(_ content: [UInt8], contentType: String) throws(MalformedContent) -> JSONValue {
    do throws(JSONError) {
      return try JSONParser.parse(content).value
    } catch {
      throw MalformedContent("\(error.message) (line \(error.line), column \(error.column))")
    }
  }

  func broken(_ content: [UInt8]) -> [BrokenContent] {
    [
      BrokenContent(kind: .malformed, content: Array("{\"contract-test\": nope}".utf8)),
      BrokenContent(kind: .truncated, content: Array(content.dropLast(max(1, content.count / 3)))),
      BrokenContent(kind: .invalidUTF8, content: Array("{\"\u{63}".utf8) + [0xC3, 0x28] + Array("\":1}".utf8)),
    ]
  }
}

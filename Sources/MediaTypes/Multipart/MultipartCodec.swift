import JSON
import JSONSchema
import OpenAPI

/// `multipart/form-data` (OpenAPI 3.1.1 §4.8.14.5): a part for each property, several for an array; scalars as text, objects
/// as JSON, binary strings as files; otherwise where the property's encoding says so.
struct MultipartCodec: ContentCodec {
  /// The same in every run; content that has it cannot be written.
  static let boundary = "contract-test-part-7f3a9c51d2e84b60"

  let formatName = "multipart"
  let isStructured = true
  let contentType: String
  private let outline: SchemaOutline
  private let encoding: [String: Encoding]

  init?(_ outline: SchemaOutline, _ media: MediaType) {
    guard outline.isObject || outline.types == nil || outline.types?.contains(.object) == true else { return nil }
    self.outline = outline
    encoding = media.encoding
    contentType = "multipart/form-data; boundary=\(Self.boundary)"
  }

  var files: [JSONString] {
    outline.properties.filter { property in
      let outline = SchemaOutline(property.schema)
      return outline.isBinary || (outline.items.map { SchemaOutline($0).isBinary } ?? false)
    }.map(\.name)
  }

  func encode(_ value: JSONValue) -> [UInt8]? {
    guard let members = value.object?.members else { return nil }
    let parts = members.flatMap { self.parts($0.key, $0.value) }
    return parts.isEmpty ? nil : MultipartSyntax.write(parts, boundary: Self.boundary)
  }

  func decode(_ content: [UInt8], contentType: String) throws(MalformedContent) -> JSONValue {
    guard let boundary = MediaTypeParameters(contentType)["boundary"], !boundary.isEmpty else {
      throw MalformedContent("its Content-Type has no boundary")
    }
    let parts = try MultipartSyntax.read(content, boundary: boundary)
    var object = JSONObject()
    for part in parts {
      let key = JSONString(part.name)
      let schema = outline.property(key)
      let outline = schema.map { SchemaOutline($0) }
      if let outline, outline.isArray, !isJSON(part.name) {
        if let serializer = encoding[part.name]?.serializer(part.name), !serializer.isRepeating {
          object[key] = delimited(part, schema)
        } else {
          let item = try value(of: part, outline.items.map { SchemaOutline($0) })
          object[key] = .array((object[key]?.array ?? []) + [item])
        }
      } else {
        object[key] = try value(of: part, outline)
      }
    }
    return .object(object)
  }

  func broken(_ content: [UInt8]) -> [BrokenContent] {
    let isEmptyForm = (try? decode(content, contentType: contentType))?.object?.isEmpty ?? true
    guard !isEmptyForm else { return [] }
    let other = String(Self.boundary.reversed())
    let malformed = (try? MultipartSyntax.read(content, boundary: Self.boundary)).map {
      MultipartSyntax.write($0, boundary: other)
    }
    return [
      BrokenContent(kind: .malformed, content: malformed ?? []),
      BrokenContent(kind: .truncated, content: Array(content.dropLast(max(1, content.count / 3)))),
    ]
  }

  // MARK: Writing

  private func parts(_ key: JSONString, _ value: JSONValue) -> [MultipartPart] {
    let name = key.text
    let outline = outline.property(key).map { SchemaOutline($0) }
    guard let items = value.array, !isJSON(name) else {
      return part(name, value, outline).map { [$0] } ?? []
    }
    if let serializer = encoding[name]?.serializer(name), !serializer.isRepeating {
      let text = FormPair.pairs(serializer.serializedQuery(value).joined(separator: "&")).first?.value
      return text.map { [MultipartPart(name: name, content: Array($0.utf8))] } ?? []
    }
    let itemOutline = outline?.items.map { SchemaOutline($0) }
    return items.compactMap { part(name, $0, itemOutline) }
  }

  private func part(_ name: String, _ value: JSONValue, _ outline: SchemaOutline?) -> MultipartPart? {
    let declared = encoding[name]?.contentType.map(Self.firstConcrete) ?? outline?.contentMediaType
    let fields = encoding[name]?.headers.compactMap(PartHeader.field) ?? []
    if value.isNull { return nil }
    if !isJSON(name), let text = TypedText.text(of: value) {
      guard outline?.isBinary ?? false else {
        return MultipartPart(
          name: name, contentType: declared, fields: fields, content: TextCharset(declared ?? "").encode(text))
      }
      return MultipartPart(
        name: name, fileName: name, contentType: declared ?? "application/octet-stream", fields: fields,
        content: ByteText.bytes(of: text))
    }
    return MultipartPart(
      name: name, contentType: declared ?? "application/json", fields: fields, content: Array(value.serialized().utf8))
  }

  private func isJSON(_ name: String) -> Bool {
    encoding[name]?.contentType.map { MediaType.isJSON(Self.firstConcrete($0)) } ?? false
  }

  /// The first of several media types; of a range one that it covers.
  private static func firstConcrete(_ contentType: String) -> String {
    let first = String(contentType.prefix { $0 != "," })
    switch MediaType.essence(of: first) {
    case "image/*": return "image/png"
    case "text/*": return "text/plain"
    case let essence where essence.contains("*"): return "application/octet-stream"
    default: return first
    }
  }

  // MARK: Reading

  private func value(of part: MultipartPart, _ outline: SchemaOutline?) throws(MalformedContent) -> JSONValue {
    if outline?.isBinary ?? false { return .string(JSONString(ByteText.text(of: part.content))) }
    let isJSON = part.contentType.map { MediaType.isJSON($0) } ?? false
    if isJSON || (outline.map { $0.isObject || $0.isArray } ?? false) {
      do throws(JSONError) {
        return try JSONParser.parse(part.content).value
      } catch {
        throw MalformedContent("the part \"\(part.name)\" is no JSON: \(error.message)")
      }
    }
    guard let text = TextCharset(part.contentType ?? "text/plain").decode(part.content) else {
      throw MalformedContent("the part \"\(part.name)\" is no UTF-8")
    }
    return TypedText.value(text, outline)
  }

  private func delimited(_ part: MultipartPart, _ schema: Schema?) -> JSONValue? {
    let style = encoding[part.name]?.style ?? .form
    // As a header field would be: in a part nothing is percent-encoded.
    let delimiter: Unicode.Scalar =
      switch style {
      case .spaceDelimited: " "
      case .pipeDelimited: "|"
      case .tabDelimited: "\t"
      default: ","
      }
    let text = String(decoding: part.content, as: UTF8.self)
    let texts = text.unicodeScalars.split(separator: delimiter, omittingEmptySubsequences: false).map { String($0) }
    return StyledValues(schema).array(texts)
  }
}

extension ParameterSerializer {
  /// Whether each item of an array is written by itself.
  fileprivate var isRepeating: Bool { serializedQuery([1, 2]).count > 1 }
}

import Documents
import JSON
import JSONSchema
import OpenAPI

/// `application/x-www-form-urlencoded` (OpenAPI 3.1.1 §4.8.14.4, WHATWG URL §5): a pair for each property, several for an
/// array; objects as JSON text; otherwise where the property's encoding says so.
struct FormCodec: ContentCodec {
  let formatName = "form"
  let contentType: String
  private let outline: SchemaOutline
  private let encoding: [String: Encoding]

  init?(_ outline: SchemaOutline, _ media: MediaType) {
    guard outline.isObject || outline.types == nil || outline.types?.contains(.object) == true else { return nil }
    self.outline = outline
    encoding = media.encoding
    contentType = media.name
  }

  func encode(_ value: JSONValue) -> [UInt8]? {
    guard let members = value.object?.members else { return nil }
    let pairs = members.flatMap { self.pairs($0.key.text, $0.value) }
    return pairs.isEmpty ? nil : Array(pairs.joined(separator: "&").utf8)
  }

  func decode(_ content: [UInt8], contentType: String) throws(MalformedContent) -> JSONValue {
    guard let text = String(validating: content, as: UTF8.self) else { throw MalformedContent("the form is no UTF-8") }
    var rest = FormPair.pairs(text)
    var object = JSONObject()
    for (name, schema) in outline.properties {
      let reader = reader(name.text, schema)
      let others = Set(outline.properties.map(\.name.text)).subtracting([name.text])
      guard let value = reader.value(inQuery: rest, others: others) else { continue }
      object[name] = value
      rest.removeAll { reader.takes($0.name, others: others) }
    }
    var names: [String] = []
    for pair in rest where !names.contains(pair.name) { names.append(pair.name) }
    for name in names {
      let own = rest.filter { $0.name == name }.map {
        TypedText.value($0.value, outline.additional.map { SchemaOutline($0) })
      }
      object[JSONString(name)] = own.count == 1 ? own.first : .array(own)
    }
    return .object(object)
  }

  /// Any text is a form.
  func broken(_ content: [UInt8]) -> [BrokenContent] { [] }

  private func pairs(_ name: String, _ value: JSONValue) -> [String] {
    let encoding = encoding[name]
    if let serializer = encoding?.serializer(name) { return serializer.serializedQuery(value) }
    let isJSON = encoding?.contentType.map { MediaType.isJSON($0) } ?? false
    func pair(_ text: String) -> String { "\(PercentEncoding.encode(name))=\(PercentEncoding.encode(text))" }
    switch value {
    case .null: return []
    case .array(let items) where !isJSON:
      return items.compactMap { $0.isNull ? nil : pair(TypedText.text(of: $0) ?? $0.serialized()) }
    default: return [pair(isJSON ? value.serialized() : TypedText.text(of: value) ?? value.serialized())]
    }
  }

  private func reader(_ name: String, _ schema: Schema) -> ParameterReader {
    let encoding = encoding[name]
    if encoding?.serializer(name) != nil {
      let style = encoding?.style ?? .form
      return ParameterReader(name: name, style: style, explode: encoding?.explode ?? (style == .form), schema: schema)
    }
    let outline = SchemaOutline(schema)
    let isJSON = outline.isObject || encoding?.contentType.map { MediaType.isJSON($0) } ?? false
    return ParameterReader(
      name: name, style: .form, explode: true, mediaType: isJSON ? "application/json" : nil, schema: schema)
  }
}

extension ParameterReader {
  /// Whether a pair of that name belongs to the parameter.
  fileprivate func takes(_ pairName: String, others: Set<String>) -> Bool {
    if mediaType == nil, values.isObject {
      if style == .deepObject { return pairName.utf8.starts(with: "\(name)[".utf8) }
      if spreadsMembers { return values.hasMember(pairName) && !others.contains(pairName) }
    }
    return pairName == name
  }
}

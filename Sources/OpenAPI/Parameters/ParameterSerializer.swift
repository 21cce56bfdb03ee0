import Documents
import JSON

/// Writes a value the way a Parameter Object says (§4.8.12.2 "Style Values", Appendix C).
///
/// Null and empty arrays and objects are undefined values (RFC 6570 §2.3): nothing is written for them. An array or
/// object inside an array or object, for which the standard has no rule, is written as compact JSON text; `deepObject`
/// nests brackets instead.
public struct ParameterSerializer: Sendable {
  let name: String
  let style: Parameter.Style
  let explode: Bool
  let allowReserved: Bool
  let mediaType: String?
  private var isWholeQuery = false

  /// Makes a serializer for `parameter`.
  public init(_ parameter: Parameter) {
    self.init(
      name: parameter.name, style: parameter.style, explode: parameter.explode,
      allowReserved: parameter.allowReserved, mediaType: parameter.mediaType)
    isWholeQuery = parameter.location == .querystring
  }

  /// Makes a serializer; with a `mediaType`, `style` and `explode` do not count.
  public init(
    name: String, style: Parameter.Style, explode: Bool, allowReserved: Bool = false, mediaType: String? = nil
  ) {
    self.name = name
    self.style = style
    self.explode = explode
    self.allowReserved = allowReserved
    self.mediaType = mediaType
  }

  /// What replaces the placeholder in the path template, percent-encoded: `5`, `.5`, `;id=5`.
  public func serializedPath(_ value: JSONValue) -> String {
    if let text = contentText(value) { return inPath(text) }
    guard let shape = ParameterShape(value) else { return "" }
    switch style {
    case .matrix: return matrix(shape)
    case .label: return label(shape)
    default: return shape.joined(by: delimiter, explode: explode, encode: inPath)
    }
  }

  /// The pairs `name=value` of the query, percent-encoded; empty when there is nothing to send.
  public func serializedQuery(_ value: JSONValue) -> [String] {
    if isWholeQuery { return wholeQuery(value) }
    let name = encodedName(name)
    if let text = contentText(value) { return ["\(name)=\(encoded(text))"] }
    guard let shape = ParameterShape(value) else { return [] }
    if style == .deepObject, case .object = shape { return deepPairs(value, prefix: name) }
    switch shape {
    case .primitive(let text):
      return ["\(name)=\(encoded(text))"]
    case .array(let items) where explode:
      return items.map { "\(name)=\(encoded($0))" }
    case .object(let members) where explode && (style == .form || style == .cookie):
      return members.map { "\(encodedName($0.key))=\(encoded($0.value))" }
    case .array, .object:
      return ["\(name)=\(shape.joined(by: delimiter, explode: false, encode: part))"]
    }
  }

  /// The value of the header field, as it is: header values are not percent-encoded. `nil` when there is nothing to send,
  /// or a header field cannot hold it (RFC 9110 §5.5: line breaks and NUL).
  public func serializedHeader(_ value: JSONValue) -> String? {
    let text: String
    if let content = contentText(value) {
      text = content
    } else if let shape = ParameterShape(value) {
      text = shape.joined(by: delimiter, explode: explode) { $0 }
    } else {
      return nil
    }
    return text.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0 } ? nil : text
  }

  /// The cookies' pairs `name=value`, to be joined by `; `; empty when there is nothing to send. They are percent-encoded,
  /// unless the style is `cookie`.
  public func serializedCookies(_ value: JSONValue) -> [String] {
    serializedQuery(value)
  }

  /// The parts of a query that is one parameter (3.2 §4.12.2): a form's pairs, or content of another media type, encoded.
  private func wholeQuery(_ value: JSONValue) -> [String] {
    if let mediaType, !MediaType.isForm(mediaType) {
      return contentText(value).map { [PercentEncoding.encode($0)] } ?? []
    }
    switch value {
    case .object(let object):
      return object.members.flatMap { member in
        let isObject = member.value.object != nil
        return ParameterSerializer(
          name: member.key.text, style: .form, explode: true, mediaType: isObject ? "application/json" : nil
        ).serializedQuery(member.value)
      }
    // Pairs that are written out already.
    case .string(let text):
      return text.text.split(separator: "&").map { PercentEncoding.encode(String($0), allowed: .reservedInQuery) }
    default: return []
    }
  }

  private func encodedName(_ name: String) -> String {
    style == .cookie ? name : PercentEncoding.encode(name)
  }

  private func encoded(_ text: String) -> String {
    if style == .cookie { return text }
    return PercentEncoding.encode(text, allowed: allowReserved ? .reservedInQuery : .unreserved)
  }

  /// A value beside others in one pair: a comma in it would be taken for one between them.
  private func part(_ text: String) -> String {
    allowReserved ? encoded(text).replacing(",", with: "%2C") : encoded(text)
  }

  /// `allowReserved` does not count in a path (3.0.4 §4.7.12.2.1): a slash in a value would end the segment.
  private func inPath(_ text: String) -> String { PercentEncoding.encode(text) }

  private var delimiter: String {
    switch style {
    case .spaceDelimited: "%20"
    case .pipeDelimited: "%7C"
    case .tabDelimited: "%09"
    case .matrix, .label, .simple, .form, .deepObject, .cookie: ","
    }
  }

  /// The text of a parameter with `content`: JSON, except that other media types take a string as it is.
  private func contentText(_ value: JSONValue) -> String? {
    guard let mediaType else { return nil }
    if !MediaType.isJSON(mediaType), case .string(let text) = value { return text.text }
    return value.serialized()
  }

  private func matrix(_ shape: ParameterShape) -> String {
    let name = PercentEncoding.encode(name)
    func pair(_ name: String, _ value: String) -> String { value.isEmpty ? ";\(name)" : ";\(name)=\(value)" }
    switch shape {
    case .array(let items) where explode:
      return items.map { pair(name, inPath($0)) }.joined()
    case .object(let members) where explode:
      return members.map { pair(PercentEncoding.encode($0.key), inPath($0.value)) }.joined()
    case .primitive, .array, .object:
      return pair(name, shape.joined(by: ",", explode: false, encode: inPath))
    }
  }

  private func label(_ shape: ParameterShape) -> String {
    ".\(shape.joined(by: explode ? "." : ",", explode: explode, encode: inPath))"
  }

  private func deepPairs(_ value: JSONValue, prefix: String) -> [String] {
    switch value {
    case .object(let object):
      object.members.flatMap {
        deepPairs($0.value, prefix: "\(prefix)%5B\(PercentEncoding.encode($0.key.text))%5D")
      }
    case .array(let items):
      items.flatMap { deepPairs($0, prefix: prefix) }
    case .null:
      []
    case .bool, .number, .string:
      ["\(prefix)=\(encoded(ParameterShape.text(of: value)))"]
    }
  }
}

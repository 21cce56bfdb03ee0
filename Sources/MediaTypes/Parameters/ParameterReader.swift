import Documents
import JSON
import JSONSchema
import OpenAPI

/// Reads the value of a parameter from the way it was written (§4.8.12.2 "Style Values"); what the text does not tell, the
/// schema does. Nothing of it is shared with `ParameterSerializer`, so that each proves the other.
public struct ParameterReader: Sendable {
  let name: String
  let style: Parameter.Style
  let explode: Bool
  let mediaType: String?
  let values: StyledValues
  private var isWholeQuery = false

  /// Makes a reader for `parameter`, whose schema is `schema`.
  public init(_ parameter: Parameter, schema: Schema?) {
    self.init(
      name: parameter.name, style: parameter.style, explode: parameter.explode, mediaType: parameter.mediaType,
      schema: schema)
    isWholeQuery = parameter.location == .querystring
  }

  /// Makes a reader; with a `mediaType`, `style` and `explode` do not count.
  public init(name: String, style: Parameter.Style, explode: Bool, mediaType: String? = nil, schema: Schema?) {
    self.name = name
    self.style = style
    self.explode = explode
    self.mediaType = mediaType
    values = StyledValues(schema)
  }

  /// The value in a path: what stands for the placeholder, percent-encoded. `nil` when it is not written in the style.
  public func value(inPath text: String) -> JSONValue? {
    if mediaType != nil { return content(PercentEncoding.decode(text)) }
    switch style {
    case .matrix: return matrix(text)
    case .label:
      guard text.hasPrefix(".") else { return nil }
      return delimited(text.dropFirst(), by: explode ? "." : ",", membersBy: explode)
    default: return delimited(text[...], by: ",", membersBy: explode)
    }
  }

  /// The value in a query; `nil` when the parameter is not there.
  ///
  /// - Parameters:
  ///   - pairs: all pairs of the query.
  ///   - others: the names of the other parameters, which an object with free names does not take for its members.
  public func value(inQuery pairs: [FormPair], others: Set<String> = []) -> JSONValue? {
    if isWholeQuery { return wholeQuery(pairs) }
    if mediaType == nil, values.isObject {
      if style == .deepObject { return DeepObject.value(of: pairs, name: name, values) }
      if spreadsMembers {
        let members = pairs.filter { values.hasMember($0.name) && !others.contains($0.name) }
        guard !members.isEmpty else { return nil }
        return values.object(members.map { ($0.name, text($0)) })
      }
    }
    let own = pairs.filter { $0.name == name }
    guard let first = own.first else { return nil }
    if mediaType != nil { return content(text(first)) }
    guard values.isList else {
      return values.isObject ? values.object(alternating: parts(first)) : values.scalar(text(first))
    }
    // Written once or repeated: a server cannot know, when there is one.
    return explode || own.count > 1 || style == .deepObject
      ? values.array(own.map(text)) : values.array(parts(first))
  }

  /// The value of a header field.
  public func value(inHeader text: String) -> JSONValue? {
    if mediaType != nil { return content(text) }
    guard values.isList || values.isObject else { return values.scalar(text) }
    let parts = Self.split(text, ",").map(Self.trimmed)
    if values.isList { return values.array(parts) }
    return explode ? values.object(parts.map(Self.member)) : values.object(alternating: parts)
  }

  /// The value in cookies; `nil` when the parameter is not there.
  public func value(inCookies pairs: [FormPair]) -> JSONValue? {
    value(inQuery: pairs)
  }

  // MARK: Parts

  /// The value of a query that is one parameter: a form's pairs, or a text without any.
  private func wholeQuery(_ pairs: [FormPair]) -> JSONValue? {
    guard let first = pairs.first else { return nil }
    if mediaType.map({ MediaType.isForm($0) }) ?? true { return values.object(pairs.map { ($0.name, $0.value) }) }
    return pairs.count == 1 && first.encoded.isEmpty ? content(first.name) : nil
  }

  private func content(_ text: String) -> JSONValue? {
    guard let mediaType, !MediaType.isJSON(mediaType) else { return (try? JSONParser.parse(text))?.value }
    return values.scalar(text)
  }

  /// Whether an object's members are pairs of their own.
  var spreadsMembers: Bool { explode && (style == .form || style == .cookie) }

  /// The value of a pair; in 3.2's `cookie` style nothing is encoded.
  private func text(_ pair: FormPair) -> String { style == .cookie ? pair.encoded : pair.value }

  /// The values in one pair, told apart before they are decoded where the delimiter allows it.
  private func parts(_ pair: FormPair) -> [String] {
    switch style {
    case .spaceDelimited: return Self.split(pair.value, " ")
    case .pipeDelimited: return Self.split(pair.value, "|")
    case .tabDelimited: return Self.split(pair.value, "\t")
    case .cookie: return Self.split(pair.encoded, ",")
    default: return Self.split(pair.encoded, ",").map { PercentEncoding.decode($0, plusIsBlank: true) }
    }
  }

  private func delimited(_ text: Substring, by delimiter: Unicode.Scalar, membersBy explode: Bool) -> JSONValue? {
    guard values.isList || values.isObject else { return values.scalar(PercentEncoding.decode(text)) }
    let parts = Self.split(String(text), delimiter)
    if values.isList { return values.array(parts.map { PercentEncoding.decode($0) }) }
    if explode {
      return values.object(
        parts.map(Self.member).map { (PercentEncoding.decode($0.0), PercentEncoding.decode($0.1)) })
    }
    return values.object(alternating: parts.map { PercentEncoding.decode($0) })
  }

  private func matrix(_ text: String) -> JSONValue? {
    guard text.hasPrefix(";") else { return nil }
    let pairs = Self.split(String(text.dropFirst()), ";").map(Self.member)
      .map { (name: PercentEncoding.decode($0.0), text: $0.1) }
    if explode, values.isObject {
      return values.object(pairs.map { ($0.name, PercentEncoding.decode($0.text)) })
    }
    let own = pairs.filter { $0.name == name }.map(\.text)
    guard let first = own.first else { return nil }
    if explode, values.isList { return values.array(own.map { PercentEncoding.decode($0) }) }
    return delimited(first[...], by: ",", membersBy: false)
  }

  // MARK: Text

  /// The parts between delimiters, by code point; an empty text is one empty part.
  private static func split(_ text: String, _ delimiter: Unicode.Scalar) -> [String] {
    text.unicodeScalars.split(separator: delimiter, omittingEmptySubsequences: false).map { String($0) }
  }

  private static func member(_ text: String) -> (String, String) {
    let parts = text.unicodeScalars.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first == " " || first == "\t" { scalars.removeFirst() }
    while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
    return String(scalars)
  }
}

/// An Encoding Object (§4.8.15): how one property of a form is written.
public struct Encoding: Sendable {
  /// `contentType`: a media type, or several after commas.
  public let contentType: String?
  /// `headers`: what a part of a multipart form carries beside its content.
  public let headers: [Header]
  /// `style`, where the document says it.
  public let style: Parameter.Style?
  /// `explode`, where the document says it.
  public let explode: Bool?
  /// `allowReserved`, where the document says it.
  public let allowReserved: Bool?

  /// Makes an encoding.
  public init(
    contentType: String? = nil, headers: [Header] = [], style: Parameter.Style? = nil, explode: Bool? = nil,
    allowReserved: Bool? = nil
  ) {
    self.contentType = contentType
    self.headers = headers
    self.style = style
    self.explode = explode
    self.allowReserved = allowReserved
  }

  /// How the property `name` is written as pairs of a query; `nil` where the document does not ask for it, and the media
  /// type of the value decides.
  public func serializer(_ name: String) -> ParameterSerializer? {
    guard style != nil || explode != nil || allowReserved != nil else { return nil }
    let style = style ?? .form
    return ParameterSerializer(
      name: name, style: style, explode: explode ?? (style == .form), allowReserved: allowReserved ?? false)
  }
}

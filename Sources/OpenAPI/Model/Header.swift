import Documents

/// A Header Object (§4.8.21) with its name.
public struct Header: Sendable {
  /// The field name.
  public let name: String
  /// Whether the response must have it.
  public let required: Bool
  /// The schema of its value.
  public let schema: Node?
  /// The media type, for a header with `content`.
  public let mediaType: String?
  /// Whether objects are written as `name=value`.
  public let explode: Bool
  /// The place of the header object.
  public let place: Place

  /// Makes a header.
  public init(name: String, required: Bool, schema: Node?, mediaType: String? = nil, explode: Bool, place: Place) {
    self.name = name
    self.required = required
    self.schema = schema
    self.mediaType = mediaType
    self.explode = explode
    self.place = place
  }
}

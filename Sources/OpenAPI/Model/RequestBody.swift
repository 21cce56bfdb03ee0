import Documents

/// A Request Body Object (§4.8.13), or a 2.0 body parameter.
public struct RequestBody: Sendable {
  /// Whether it must be sent.
  public let required: Bool
  /// The representations, in the document's order.
  public let content: [MediaType]
  /// The place of the request body object.
  public let place: Place

  /// Makes a request body.
  public init(required: Bool, content: [MediaType], place: Place) {
    self.required = required
    self.content = content
    self.place = place
  }

  /// The first JSON representation (`application/json` before `+json` and ranges such as `*/*`).
  public var json: MediaType? {
    content.first { $0.essence == "application/json" } ?? content.first { $0.isJSON }
      ?? content.first { $0.essence == "*/*" || $0.essence == "application/*" }
  }
}

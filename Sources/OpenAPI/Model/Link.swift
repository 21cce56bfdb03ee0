import Documents
import JSON

/// A Link Object (§4.8.20).
public struct Link: Sendable {
  /// `operationId`, or `nil`.
  public let operationID: String?
  /// `operationRef`, or `nil`.
  public let operationReference: String?
  /// Parameter names (possibly `path.id`) to runtime expressions (`$response.body#/id`) or constants.
  public let parameters: [(name: String, value: JSONValue)]
  /// The place of the link object.
  public let place: Place

  /// Makes a link.
  public init(
    operationID: String?, operationReference: String?, parameters: [(name: String, value: JSONValue)], place: Place
  ) {
    self.operationID = operationID
    self.operationReference = operationReference
    self.parameters = parameters
    self.place = place
  }
}

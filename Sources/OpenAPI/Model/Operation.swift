import Documents

/// An Operation Object (OpenAPI 3.1 §4.8.10) with what its path item adds.
public struct Operation: Sendable {
  /// `operationId`; `nil` when there is none.
  public let operationID: String?
  /// The method in capitals.
  public let method: String
  /// The path template.
  public let path: PathTemplate
  /// Path-level and operation-level parameters, merged (§4.8.9).
  public internal(set) var parameters: [Parameter]
  /// The request body, if the operation takes one.
  public let requestBody: RequestBody?
  /// The responses, in the document's order.
  public let responses: [Response]
  /// Alternatives, each a set of schemes that are needed together; empty when none is needed.
  public let security: [SecurityRequirement]
  /// `tags`.
  public let tags: [String]
  /// The path of the operation's own first server, else that of its path item's, else `APIDescription.basePath`, written
  /// like that; `nil` when it was not read from a document.
  public let basePath: String?
  /// `summary` and `description`, one after the other.
  public let documentation: String
  /// `x-` members by name.
  public let extensions: [String: Node]
  /// The place of the method's key in its path item.
  public let place: Place

  /// Makes an operation.
  public init(
    operationID: String?, method: String, path: PathTemplate, parameters: [Parameter], requestBody: RequestBody?,
    responses: [Response], security: [SecurityRequirement], tags: [String], documentation: String = "",
    basePath: String? = nil,
    extensions: [String: Node], place: Place
  ) {
    self.operationID = operationID
    self.method = method
    self.path = path
    self.parameters = parameters
    self.requestBody = requestBody
    self.responses = responses
    self.security = security
    self.tags = tags
    self.basePath = basePath
    self.documentation = documentation
    self.extensions = extensions
    self.place = place
  }

  /// `PUT /posts/{id}`, the name that reports use.
  public var name: String { "\(method) \(path.text)" }

  /// The response that the document has for `status`: the exact one, else its range (`2XX`), else `default`.
  public func response(for status: Int) -> Response? {
    responses.first { $0.status == .exact(status) }
      ?? responses.first { $0.status == .range(status / 100) }
      ?? responses.first { $0.status == .anyOther }
  }
}

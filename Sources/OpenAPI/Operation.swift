import Documents
import JSON

/// An Operation Object (OpenAPI 3.1 §4.8.10) with what its path item adds.
public struct Operation: Sendable {
  /// `operationId`; `nil` when there is none.
  public let operationID: String?
  /// The method in capitals.
  public let method: String
  /// The path template.
  public let path: PathTemplate
  /// Path-level and operation-level parameters, merged (§4.8.9).
  public let parameters: [Parameter]
  /// The request body, if the operation takes one.
  public let requestBody: RequestBody?
  /// The responses, in the document's order.
  public let responses: [Response]
  /// Alternatives, each a set of schemes that are needed together; empty when none is needed.
  public let security: [SecurityRequirement]
  /// `tags`.
  public let tags: [String]
  /// `x-` members by name.
  public let extensions: [String: Node]
  /// The place of the method's key in its path item.
  public let place: Place

  /// Makes an operation.
  public init(
    operationID: String?, method: String, path: PathTemplate, parameters: [Parameter], requestBody: RequestBody?,
    responses: [Response], security: [SecurityRequirement], tags: [String], extensions: [String: Node], place: Place
  ) {
    self.operationID = operationID
    self.method = method
    self.path = path
    self.parameters = parameters
    self.requestBody = requestBody
    self.responses = responses
    self.security = security
    self.tags = tags
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

/// A Parameter Object (§4.8.12), or a 2.0 parameter that is no body.
public struct Parameter: Sendable {
  /// `in`.
  public enum Location: String, Sendable {
    case path
    case query
    case header
    case cookie
  }

  /// How an array or an object is written out (§4.8.12.2); 2.0's `collectionFormat` translated.
  public enum Style: String, Sendable {
    case matrix
    case label
    case simple
    case form
    case spaceDelimited
    case pipeDelimited
    case deepObject
    /// 2.0's `tsv`.
    case tabDelimited
  }

  /// The name, exactly.
  public let name: String
  /// Where it is sent.
  public let location: Location
  /// Whether it must be sent; always true for a path.
  public let required: Bool
  /// The schema of its value; `nil` when the document has none.
  public let schema: Node?
  /// The media type, for a parameter with `content`.
  public let mediaType: String?
  /// How it is written out.
  public let style: Style
  /// Whether members are written as separate parameters.
  public let explode: Bool
  /// Whether reserved characters are sent as they are.
  public let allowReserved: Bool
  /// `example` and `examples`.
  public let examples: [JSONValue]
  /// The place of the parameter object.
  public let place: Place

  /// Makes a parameter.
  public init(
    name: String, location: Location, required: Bool, schema: Node?, mediaType: String?, style: Style, explode: Bool,
    allowReserved: Bool, examples: [JSONValue], place: Place
  ) {
    self.name = name
    self.location = location
    self.required = required
    self.schema = schema
    self.mediaType = mediaType
    self.style = style
    self.explode = explode
    self.allowReserved = allowReserved
    self.examples = examples
    self.place = place
  }
}

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

/// A Media Type Object (§4.8.14) with its key.
public struct MediaType: Sendable {
  /// The key: `application/json; charset=utf-8`.
  public let name: String
  /// The schema; `nil` when the document has none.
  public let schema: Node?
  /// `example` and `examples`, by name; an unnamed one has an empty name.
  public let examples: [(name: String, value: JSONValue)]
  /// The place of the key.
  public let place: Place

  /// Makes a media type.
  public init(name: String, schema: Node?, examples: [(name: String, value: JSONValue)], place: Place) {
    self.name = name
    self.schema = schema
    self.examples = examples
    self.place = place
  }

  /// Type and subtype in lower case, without parameters.
  public var essence: String {
    String(name.prefix { $0 != ";" }).trimmingSpaces().lowercased()
  }

  /// Whether the representation is JSON (RFC 6839 §3.1).
  public var isJSON: Bool { essence == "application/json" || essence.hasSuffix("+json") || essence == "text/json" }
}

extension String {
  /// Without blanks and tabs at both ends.
  func trimmingSpaces() -> String {
    let start = drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}

/// A Response Object (§4.8.17) with its key.
public struct Response: Sendable {
  /// Which statuses it describes.
  public enum Status: Hashable, Sendable, CustomStringConvertible {
    /// `200`.
    case exact(Int)
    /// `2XX`, as its first digit.
    case range(Int)
    /// `default`.
    case anyOther

    /// The key as documents write it.
    public var description: String {
      switch self {
      case .exact(let status): "\(status)"
      case .range(let digit): "\(digit)XX"
      case .anyOther: "default"
      }
    }
  }

  /// Which statuses it describes.
  public let status: Status
  /// The representations; empty when the response has no body that is described.
  public let content: [MediaType]
  /// The headers.
  public let headers: [Header]
  /// The links.
  public let links: [Link]
  /// The place of the key.
  public let place: Place

  /// Makes a response.
  public init(status: Status, content: [MediaType], headers: [Header], links: [Link], place: Place) {
    self.status = status
    self.content = content
    self.headers = headers
    self.links = links
    self.place = place
  }
}

/// A Header Object (§4.8.21) with its name.
public struct Header: Sendable {
  /// The field name.
  public let name: String
  /// Whether the response must have it.
  public let required: Bool
  /// The schema of its value.
  public let schema: Node?
  /// Whether objects are written as `name=value`.
  public let explode: Bool
  /// The place of the header object.
  public let place: Place

  /// Makes a header.
  public init(name: String, required: Bool, schema: Node?, explode: Bool, place: Place) {
    self.name = name
    self.required = required
    self.schema = schema
    self.explode = explode
    self.place = place
  }
}

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

import HTTPExchange
import JSON
import MediaTypes
import OpenAPI

/// One request of a run and what came of it.
struct Exchange: Sendable {
  /// What a request is for.
  enum Purpose: String, Sendable {
    case setUp = "set up"
    case readBefore = "read before"
    case update = "update"
    case readBack = "read back"
    case readOther = "read another record"
    case cleanUp = "clean up"
    case prove = "prove absence"

    /// What a request of this purpose is sent for, unless a case says otherwise.
    var occasion: Occasion {
      switch self {
      case .setUp: .settingUp
      case .readBefore, .readBack, .readOther: .reading
      case .update: .validUpdate
      case .cleanUp: .cleaningUp
      case .prove: .missingRecord
      }
    }
  }

  /// What the response holds.
  enum Content: Sendable {
    /// Nothing.
    case empty
    /// A value: JSON, or what the document tells of another representation.
    case value(JSONValue)
    /// Said to be of a media type, and is not.
    case malformed(format: String, problem: String)
    /// A representation that the document says nothing of.
    case other
  }

  let purpose: Purpose
  /// The operation of the document that the request addresses.
  let operation: Operation
  let request: HTTPRequest
  let outcome: Result<HTTPResponse, TransportError>
  private(set) var content: Content
  /// Seconds until the outcome.
  let seconds: Double

  init(
    purpose: Purpose, operation: Operation, request: HTTPRequest, outcome: Result<HTTPResponse, TransportError>,
    seconds: Double
  ) {
    self.purpose = purpose
    self.operation = operation
    self.request = request
    self.outcome = outcome
    self.seconds = seconds
    content = Self.content(of: outcome)
  }

  /// The response, if one came.
  var response: HTTPResponse? {
    switch outcome {
    case .success(let response): response
    case .failure: nil
    }
  }

  /// The status, if a response came.
  var status: Int? { response?.status }

  /// Whether the status is 2xx.
  var isSuccess: Bool { status.map { (200..<300).contains($0) } ?? false }

  /// Whether the status is 4xx.
  var isRefusal: Bool { status.map { (400..<500).contains($0) } ?? false }

  /// The body as a JSON value: JSON itself, or what another representation says by its schema.
  var json: JSONValue? {
    if case .value(let value) = content { value } else { nil }
  }

  /// The same with a body that is no JSON read as the document describes it.
  func read(by schemas: CompiledSchemas) -> Exchange {
    guard case .other = content, let response, let name = response.fields.first(named: "Content-Type"),
      let media = documentedMediaType?.named(name), !media.isJSON,
      let codec = ContentCodecs.codec(for: media, schema: schemas.schema(of: media))
    else { return self }
    var exchange = self
    do throws(MalformedContent) {
      exchange.content = .value(try codec.decode(response.body, contentType: name))
    } catch {
      exchange.content = .malformed(format: codec.formatName, problem: error.description)
    }
    return exchange
  }

  /// The response's media type without parameters, in lower case.
  var mediaType: String? {
    response?.fields.first(named: "Content-Type").map(MediaTypeName.essence)
  }

  /// `PUT /posts/17 answered 200`, for messages; without the query, which may hold an API key.
  var summary: String {
    switch outcome {
    case .success(let response): "\(request.method) \(request.path) answered \(response.status)"
    case .failure(let error): "\(request.method) \(request.path): \(error.sentence)"
    }
  }

  private static func content(of outcome: Result<HTTPResponse, TransportError>) -> Content {
    guard case .success(let response) = outcome, !response.body.isEmpty else { return .empty }
    let name = response.fields.first(named: "Content-Type").map(MediaTypeName.essence)
    let declared = name.map(MediaTypeName.isJSON) ?? false
    guard declared || name == nil else { return .other }
    do throws(JSONError) {
      return .value(try JSONParser.parse(response.body).value)
    } catch {
      guard declared else { return .other }
      return .malformed(
        format: "JSON", problem: "\(error.message) (line \(error.line), column \(error.column))")
    }
  }
}

/// The names of media types (RFC 9110 §8.3.1).
enum MediaTypeName {
  /// Type and subtype in lower case, without parameters.
  static func essence(_ name: String) -> String {
    let essence = name.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }
    return essence.lowercased()
  }

  /// Whether it is JSON (RFC 6839 §3.1).
  static func isJSON(_ essence: String) -> Bool {
    essence == "application/json" || essence == "text/json" || essence.hasSuffix("+json")
  }

  /// Whether the media range `range` of a document covers `essence`.
  static func range(_ range: String, covers essence: String) -> Bool {
    if range == essence || range == "*/*" { return true }
    guard range.hasSuffix("/*") else { return false }
    return essence.hasPrefix(range.dropLast())
  }
}

extension TransportError {
  /// What happened, as the end of a sentence.
  var sentence: String {
    switch self {
    case .unreachable(let text): "not reachable (\(text))"
    case .reset(let text): "the connection was closed before the answer was complete (\(text))"
    case .timeout(let seconds): "no complete answer within \(seconds) s"
    case .truncated(let response): "the answer (\(response.status)) ended before its declared length"
    case .malformed(let text): "the answer is no HTTP (\(text))"
    case .tls(let text): "the TLS connection failed (\(text))"
    case .unsendable(let text): "the request cannot be sent (\(text))"
    case .cancelled: "stopped"
    }
  }
}

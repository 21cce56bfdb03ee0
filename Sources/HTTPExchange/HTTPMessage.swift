/// A header field; names are compared without case.
public struct HTTPField: Hashable, Sendable {
  /// The field name as sent or received.
  public let name: String
  /// The field value without outer blanks.
  public let value: String

  /// Makes a field.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension [HTTPField] {
  /// The first field's value with that name, whatever its case.
  public func first(named name: String) -> String? {
    first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// A request as it goes on the wire: nothing is added but `Host`, `User-Agent` and `Content-Length` where absent.
public struct HTTPRequest: Hashable, Sendable {
  /// The method.
  public var method: String
  /// Path and query, percent-encoded, sent byte for byte.
  public var target: String
  /// The header fields in order.
  public var fields: [HTTPField]
  /// The content; `nil` sends none (`Content-Length: 0` with PUT, POST and PATCH).
  public var body: [UInt8]?

  /// Makes a request.
  public init(method: String, target: String, fields: [HTTPField] = [], body: [UInt8]? = nil) {
    self.method = method
    self.target = target
    self.fields = fields
    self.body = body
  }
}

/// A response as it was received.
public struct HTTPResponse: Hashable, Sendable {
  /// The status code.
  public var status: Int
  /// The header fields in order.
  public var fields: [HTTPField]
  /// The content, decoded from its content coding where the client is told to decode.
  public var body: [UInt8]
  /// Seconds from the start of the request to the last byte.
  public var seconds: Double

  /// Makes a response.
  public init(status: Int, fields: [HTTPField], body: [UInt8], seconds: Double) {
    self.status = status
    self.fields = fields
    self.body = body
    self.seconds = seconds
  }
}

/// Why an exchange came to no complete response.
public enum TransportError: Error, Hashable, Sendable {
  /// Nothing listens there, or the name does not resolve; the text says which.
  case unreachable(String)
  /// The connection was closed or reset before the response was complete.
  case reset(String)
  /// No complete response within the time limit, in seconds.
  case timeout(seconds: Double)
  /// The response ended before its declared length; what had come of it.
  case truncated(HTTPResponse)
  /// What came is no HTTP.
  case malformed(String)
  /// The TLS handshake failed.
  case tls(String)
  /// The request is none that HTTP can carry; nothing was sent.
  case unsendable(String)
  /// The client was shut down, or the task was cancelled.
  case cancelled
}

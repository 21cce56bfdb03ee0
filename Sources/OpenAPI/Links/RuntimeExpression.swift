import JSON

/// A runtime expression (§4.8.20.4): a value that is known only when a request has been answered.
public enum RuntimeExpression: Hashable, Sendable {
  /// A part of a message.
  public enum Source: Hashable, Sendable {
    /// `header.` and a field name.
    case header(String)
    /// `query.` and a parameter name; only of requests.
    case query(String)
    /// `path.` and a parameter name; only of requests.
    case path(String)
    /// `body`, with the pointer after `#`, or whole.
    case body(JSONPointer)
  }

  /// `$url`.
  case url
  /// `$method`.
  case method
  /// `$statusCode`.
  case statusCode
  /// `$request.`
  case request(Source)
  /// `$response.`
  case response(Source)

  /// Reads an expression; `nil` when `text` is none.
  public init?(_ text: String) {
    switch text {
    case "$url": self = .url
    case "$method": self = .method
    case "$statusCode": self = .statusCode
    default:
      if text.hasPrefix("$request."), let source = Source(text.dropFirst("$request.".count)) {
        self = .request(source)
      } else if text.hasPrefix("$response."), let source = Source(text.dropFirst("$response.".count)) {
        switch source {
        case .query, .path: return nil
        case .header, .body: self = .response(source)
        }
      } else {
        return nil
      }
    }
  }
}

extension RuntimeExpression.Source {
  fileprivate init?(_ text: Substring) {
    if text == "body" {
      self = .body(JSONPointer())
    } else if text.hasPrefix("body#") {
      guard let pointer = JSONPointer(text: String(text.dropFirst("body#".count))) else { return nil }
      self = .body(pointer)
    } else if let name = text.after("header."), name.utf8.allSatisfy(isTokenByte) {
      self = .header(String(name))
    } else if let name = text.after("query.") {
      self = .query(String(name))
    } else if let name = text.after("path.") {
      self = .path(String(name))
    } else {
      return nil
    }
  }
}

/// Whether a field name may hold the byte (RFC 9110 §5.6.2).
private func isTokenByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}

extension Substring {
  /// What follows `prefix`, `nil` when it does not begin with it or nothing follows.
  fileprivate func after(_ prefix: String) -> Substring? {
    guard hasPrefix(prefix), utf8.count > prefix.utf8.count else { return nil }
    return dropFirst(prefix.count)
  }
}

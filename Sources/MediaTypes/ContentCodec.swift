// A value comes in and goes out as the content of a message, and the other way round. What a media type cannot say of
// itself (which text is a number, which element repeats) the schema says. The module knows values, schemas and media
// types; it knows nothing of requests, servers and records.

import JSON
import JSONSchema
import OpenAPI

/// Writes values as content of one media type, and reads them back. One file a media type; the list is `ContentCodecs`.
public protocol ContentCodec: Sendable {
  /// What the media type is called in messages: `JSON`, `XML`.
  var formatName: String { get }
  /// Whether content has a syntax of its own, so that none at all is wrong.
  var isStructured: Bool { get }
  /// The `Content-Type` under which content is sent.
  var contentType: String { get }

  /// Whether content is bytes as they are.
  var keepsBytes: Bool { get }
  /// The properties whose values are sent as files.
  var files: [JSONString] { get }

  /// The content for `value`. Parts that the media type cannot express (null in a form) are left out or written as
  /// text; `nil` when nothing can be written.
  func encode(_ value: JSONValue) -> [UInt8]?

  /// The value of `content` that came as `contentType`: texts become numbers and booleans where the schema has these.
  func decode(_ content: [UInt8], contentType: String) throws(MalformedContent) -> JSONValue

  /// Content that is broken as a whole, made of what `encode` gave.
  func broken(_ content: [UInt8]) -> [BrokenContent]
}

extension ContentCodec {
  /// Text, bytes and forms may be empty.
  public var isStructured: Bool { false }

  /// Most media types are text of some kind.
  public var keepsBytes: Bool { false }

  /// Only forms have files.
  public var files: [JSONString] { [] }

  /// What is read when `value` is written: `value` itself where the media type can express it.
  public func expressed(_ value: JSONValue) -> JSONValue? {
    encode(value).flatMap { try? decode($0, contentType: contentType) }
  }
}

/// Why content is not what its media type says.
public struct MalformedContent: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, as a sentence without a full stop.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Content that is no content of its media type.
public struct BrokenContent: Hashable, Sendable {
  /// In what way it is broken.
  public enum Kind: String, Hashable, Sendable {
    /// Its syntax is wrong.
    case malformed
    /// It is cut off.
    case truncated
    /// It is no UTF-8.
    case invalidUTF8
  }

  /// In what way it is broken.
  public let kind: Kind
  /// The content.
  public let content: [UInt8]
}

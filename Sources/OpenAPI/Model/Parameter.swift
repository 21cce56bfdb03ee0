import Documents
import JSON

/// A Parameter Object (§4.8.12), or a 2.0 parameter that is no body.
public struct Parameter: Sendable {
  /// `in`.
  public enum Location: String, Sendable {
    case path
    case query
    case header
    case cookie
    /// 3.2: the whole query.
    case querystring
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
    /// 3.2's `cookie`: like `form`, and nothing is percent-encoded.
    case cookie
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
  /// Whether it may be sent without a value (`allowEmptyValue`).
  public let allowsEmptyValue: Bool
  /// `example` and `examples`.
  public let examples: [JSONValue]
  /// The place of the parameter object.
  public let place: Place

  /// Makes a parameter.
  public init(
    name: String, location: Location, required: Bool, schema: Node?, mediaType: String?, style: Style, explode: Bool,
    allowReserved: Bool, allowsEmptyValue: Bool = false, examples: [JSONValue], place: Place
  ) {
    self.name = name
    self.location = location
    self.required = required
    self.schema = schema
    self.mediaType = mediaType
    self.style = style
    self.explode = explode
    self.allowReserved = allowReserved
    self.allowsEmptyValue = allowsEmptyValue
    self.examples = examples
    self.place = place
  }
}

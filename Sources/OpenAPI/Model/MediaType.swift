import Documents
import JSON

/// A Media Type Object (§4.8.14) with its key.
public struct MediaType: Sendable {
  /// The key: `application/json; charset=utf-8`.
  public let name: String
  /// The schema; `nil` when the document has none.
  public let schema: Node?
  /// `example` and `examples`, by name; an unnamed one has an empty name.
  public let examples: [(name: String, value: JSONValue)]
  /// The fields of a form, where the document has them one by one (2.0's `in: formData`) and not as a schema.
  public let formFields: [FormField]
  /// How properties of a form are written, by name.
  public let encoding: [String: Encoding]
  /// The Media Type Object; `nil` for what 2.0 has instead of it.
  public let object: Node?
  /// The place of the key.
  public let place: Place

  /// Makes a media type.
  public init(
    name: String, schema: Node?, examples: [(name: String, value: JSONValue)], formFields: [FormField] = [],
    encoding: [String: Encoding] = [:], object: Node? = nil, place: Place
  ) {
    self.name = name
    self.schema = schema
    self.examples = examples
    self.formFields = formFields
    self.encoding = encoding
    self.object = object
    self.place = place
  }

  /// The same under another name: what a range such as `*/*` covers.
  public func named(_ name: String) -> MediaType {
    MediaType(
      name: name, schema: schema, examples: examples, formFields: formFields, encoding: encoding, object: object,
      place: place)
  }

  /// Type and subtype in lower case, without parameters.
  public var essence: String { MediaType.essence(of: name) }

  /// Whether it is a form's pairs (WHATWG URL §5).
  public static func isForm(_ name: String) -> Bool { essence(of: name) == "application/x-www-form-urlencoded" }

  /// Whether the representation is JSON (RFC 6839 §3.1).
  public var isJSON: Bool { MediaType.isJSON(name) }

  /// Type and subtype of `name` in lower case, without parameters.
  public static func essence(of name: String) -> String {
    name.prefix { $0 != ";" }.trimmingBlanks().lowercased()
  }

  /// Whether the media type `name` is JSON (RFC 6839 §3.1).
  public static func isJSON(_ name: String) -> Bool {
    let essence = essence(of: name)
    return essence == "application/json" || essence.hasSuffix("+json") || essence == "text/json"
  }
}

extension Substring {
  /// Without blanks and tabs at both ends (RFC 9110's optional white space).
  func trimmingBlanks() -> Substring {
    var rest = drop { $0 == " " || $0 == "\t" }
    while rest.last == " " || rest.last == "\t" { rest.removeLast() }
    return rest
  }
}

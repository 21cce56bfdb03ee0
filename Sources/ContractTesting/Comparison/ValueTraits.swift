import JSON

/// What is known of a value from its schema, as far as comparing needs it.
public struct ValueTraits: Hashable, Sendable {
  /// The `format`; `byte` also where `contentEncoding` is base64.
  public var format: String?
  /// Whether the property may be absent.
  public var isOptional: Bool
  /// Whether the value may be `null`.
  public var isNullable: Bool
  /// The schema's `default`.
  public var defaultValue: JSONValue?
  /// Whether the order of the array's items means nothing.
  public var unordered: Bool
  /// Items that the server puts into the array beside those that are sent.
  public var ownItems: Set<JSONValue>
  /// Whether a string is allowed that holds a number.
  public var isNumericString: Bool
  /// Whether the schema says `number`, which most servers keep as a 64-bit float (RFC 8259 §6).
  public var isFractional: Bool

  /// Makes traits; without arguments, of a value about which nothing is known.
  public init(
    format: String? = nil, isOptional: Bool = false, isNullable: Bool = false, defaultValue: JSONValue? = nil,
    unordered: Bool = false, ownItems: Set<JSONValue> = [], isNumericString: Bool = false,
    isFractional: Bool = false
  ) {
    self.format = format
    self.isOptional = isOptional
    self.isNullable = isNullable
    self.defaultValue = defaultValue
    self.unordered = unordered
    self.ownItems = ownItems
    self.isNumericString = isNumericString
    self.isFractional = isFractional
  }
}

import JSON

/// The formats that are known: JSON Schema validation 2020-12 §7.3 and the OpenAPI format registry.
///
/// A format is added by writing its test, in the file of its family, and naming it here.
public enum Format {
  /// Whether a string is of the format; `nil` when the format is unknown or says nothing about strings.
  public static func isValid(_ name: String, _ text: String) -> Bool? {
    texts[name]?(text)
  }

  /// Whether a number is of the format; `nil` when the format is unknown or says nothing about numbers.
  public static func isValid(_ name: String, _ number: JSONNumber) -> Bool? {
    numbers[name]?(number)
  }

  /// Whether the format is known.
  public static func isKnown(_ name: String) -> Bool {
    texts[name] != nil || numbers[name] != nil || unrestricted.contains(name)
  }

  private static let texts: [String: @Sendable (String) -> Bool] = [
    "date": DateAndTime.isDate,
    "time": DateAndTime.isTime,
    "date-time": DateAndTime.isDateTime,
    "duration": Duration.isValid,
    "email": Email.isValid,
    "idn-email": Email.isInternational,
    "hostname": Hostname.isValid,
    "idn-hostname": InternationalHostname.isValid,
    "ipv4": IPAddress.isVersion4,
    "ipv6": IPAddress.isVersion6,
    "uri": URIText.isURI,
    "uri-reference": URIText.isReference,
    "iri": URIText.isIRI,
    "iri-reference": URIText.isInternationalReference,
    "uri-template": URITemplate.isValid,
    "uuid": TextualIdentifiers.isUUID,
    "json-pointer": TextualIdentifiers.isJSONPointer,
    "relative-json-pointer": TextualIdentifiers.isRelativeJSONPointer,
    "regex": TextualIdentifiers.isRegularExpression,
    "byte": EncodedText.isBase64,
    "base64url": EncodedText.isBase64URL,
    "char": EncodedText.isCharacter,
    "decimal": EncodedText.isDecimal,
    "decimal128": EncodedText.isDecimal128,
    "date-time-local": DateAndTime.isLocalDateTime,
    "time-local": DateAndTime.isLocalTime,
    "http-date": HTTPText.isDate,
    "media-range": HTTPText.isMediaRange,
    "sf-binary": StructuredFields.isBinary,
    "sf-boolean": StructuredFields.isBoolean,
    "sf-string": StructuredFields.isString,
    "sf-token": StructuredFields.isToken,
  ]

  private static let numbers: [String: @Sendable (JSONNumber) -> Bool] = [
    "int8": NumericRange.int8.contains,
    "int16": NumericRange.int16.contains,
    "int32": NumericRange.int32.contains,
    "int64": NumericRange.int64.contains,
    "uint8": NumericRange.uint8.contains,
    "uint16": NumericRange.uint16.contains,
    "uint32": NumericRange.uint32.contains,
    "uint64": NumericRange.uint64.contains,
    "double-int": NumericRange.doubleInteger.contains,
    "decimal128": EncodedText.isDecimal128,
    "sf-integer": StructuredFields.integer.contains,
    "sf-decimal": StructuredFields.isDecimal,
    "float": NumericRange.float.contains,
    "double": NumericRange.double.contains,
  ]

  /// Registered names that do not restrict a value.
  private static let unrestricted: Set<String> = ["binary", "password", "html", "commonmark"]
}

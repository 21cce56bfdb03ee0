// JSON comes in as bytes and goes out as bytes; in between values are exact: numbers of any size by value and literal,
// strings by code point, members in their order. The module knows nothing of files, YAML, or schemas.

/// A JSON value (RFC 8259) with exact numbers and strings compared by code point.
///
/// Two values are equal when JSON says they are: numbers by value (`1`, `1.0` and `1e0` are one), strings by their
/// code points (a decomposed "é" is not the composed one), objects whatever the order of their members.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(JSONString)
  case array([JSONValue])
  case object(JSONObject)
}

import JSON

/// A value the way the styles see it: one text, several, or named ones.
enum ParameterShape {
  case primitive(String)
  case array([String])
  case object([(key: String, value: String)])

  /// `nil` for undefined values: null, an array or object with nothing in it.
  init?(_ value: JSONValue) {
    switch value {
    case .null:
      return nil
    case .array(let items):
      let texts = items.filter { $0 != .null }.map(ParameterShape.text)
      guard !texts.isEmpty else { return nil }
      self = .array(texts)
    case .object(let object):
      let members = object.members.filter { $0.value != .null }
      guard !members.isEmpty else { return nil }
      self = .object(members.map { ($0.key.text, ParameterShape.text(of: $0.value)) })
    case .bool, .number, .string:
      self = .primitive(ParameterShape.text(of: value))
    }
  }

  /// A string itself, anything else as JSON writes it.
  static func text(of value: JSONValue) -> String {
    if case .string(let string) = value { string.text } else { value.serialized() }
  }

  /// The texts in one, `R=100` with `explode` and `R,100` without.
  func joined(by delimiter: String, explode: Bool, encode: (String) -> String) -> String {
    switch self {
    case .primitive(let text):
      encode(text)
    case .array(let items):
      items.map(encode).joined(separator: delimiter)
    case .object(let members):
      members.map { encode($0.key) + (explode ? "=" : delimiter) + encode($0.value) }.joined(separator: delimiter)
    }
  }
}

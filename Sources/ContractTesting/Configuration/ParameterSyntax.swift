import JSON

extension ParameterValue {
  /// Reads `name=value` or `OPERATION:name=value`; `nil` when there is no `=` or no name.
  ///
  /// The value is JSON where it is valid JSON (`7`, `true`, `"7"`, `[1,2]`), else the text itself.
  public init?(_ text: String) {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    let left = text[..<equals]
    let value = String(text[text.index(after: equals)...])
    if let colon = left.lastIndex(of: ":") {
      guard colon > left.startIndex else { return nil }
      operation = OperationPattern(String(left[..<colon]))
      name = String(left[left.index(after: colon)...])
    } else {
      operation = nil
      name = String(left)
    }
    if name.isEmpty { return nil }
    self.value = Self.value(value)
  }

  /// `text` as JSON where it is valid JSON, else as a string.
  public static func value(_ text: String) -> JSONValue {
    (try? JSONParser.parse(text).value) ?? .string(JSONString(text))
  }
}

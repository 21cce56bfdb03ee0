import JSON

/// The parts of a request and its response that runtime expressions can name.
public struct ObservedExchange: Sendable {
  /// The whole URL.
  public var url: String
  /// The method in capitals.
  public var method: String
  /// The response's status.
  public var status: Int
  /// The values of path parameters by name, decoded.
  public var pathValues: [String: JSONValue]
  /// The values of query parameters by name, decoded.
  public var queryValues: [String: JSONValue]
  /// The request's header fields in order.
  public var requestHeaders: [(name: String, value: String)]
  /// The request's body; `nil` when there is none or it is no JSON.
  public var requestBody: JSONValue?
  /// The response's header fields in order.
  public var responseHeaders: [(name: String, value: String)]
  /// The response's body; `nil` when there is none or it is no JSON.
  public var responseBody: JSONValue?

  /// Makes an exchange.
  public init(
    url: String, method: String, status: Int, pathValues: [String: JSONValue] = [:],
    queryValues: [String: JSONValue] = [:], requestHeaders: [(name: String, value: String)] = [],
    requestBody: JSONValue? = nil, responseHeaders: [(name: String, value: String)] = [],
    responseBody: JSONValue? = nil
  ) {
    self.url = url
    self.method = method
    self.status = status
    self.pathValues = pathValues
    self.queryValues = queryValues
    self.requestHeaders = requestHeaders
    self.requestBody = requestBody
    self.responseHeaders = responseHeaders
    self.responseBody = responseBody
  }

  /// What `expression` stands for; `nil` when the exchange has no such part.
  public func value(of expression: RuntimeExpression) -> JSONValue? {
    switch expression {
    case .url: .string(JSONString(url))
    case .method: .string(JSONString(method))
    case .statusCode: .number(JSONNumber(status))
    case .request(.header(let name)): header(name, in: requestHeaders)
    case .request(.query(let name)): queryValues[name]
    case .request(.path(let name)): pathValues[name]
    case .request(.body(let pointer)): requestBody?[pointer]
    case .response(.header(let name)): header(name, in: responseHeaders)
    case .response(.body(let pointer)): responseBody?[pointer]
    case .response(.query), .response(.path): nil
    }
  }

  /// What a link's parameter value stands for: an expression's value, a text with the `{expressions}` in it filled in,
  /// or the constant itself. `nil` when the exchange lacks a part that it needs.
  public func value(ofLinkParameter parameter: JSONValue) -> JSONValue? {
    guard case .string(let string) = parameter else { return parameter }
    if let expression = RuntimeExpression(string.text) { return value(of: expression) }
    guard string.text.contains("{$") else { return parameter }
    var text = ""
    for part in PathTemplate(string.text).parts {
      switch part {
      case .literal(let literal):
        text += literal
      case .parameter(let written):
        guard let expression = RuntimeExpression(written) else {
          text += "{\(written)}"
          continue
        }
        guard let value = value(of: expression) else { return nil }
        text += ParameterShape.text(of: value)
      }
    }
    return .string(JSONString(text))
  }

  /// The value of a header field, several joined as RFC 9110 §5.3 has it.
  private func header(_ name: String, in fields: [(name: String, value: String)]) -> JSONValue? {
    let name = name.lowercased()
    let values = fields.filter { $0.name.lowercased() == name }.map(\.value)
    return values.isEmpty ? nil : .string(JSONString(values.joined(separator: ", ")))
  }
}

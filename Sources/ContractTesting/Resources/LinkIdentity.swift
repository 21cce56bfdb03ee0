import JSON
import OpenAPI

/// Reads a new record's identity by the links that the document has for the answer (OpenAPI §4.8.20).
enum LinkIdentity {
  /// The value of the item path's last placeholder in a link to one of the item's operations.
  static func value(in exchange: Exchange, item: Operation?) -> JSONValue? {
    guard let name = item?.path.parameters.last, let response = exchange.response,
      let documented = exchange.operation.response(for: response.status)
    else { return nil }
    let observed = ObservedExchange(
      url: exchange.request.target, method: exchange.request.method, status: response.status, pathValues: [:],
      queryValues: [:], requestHeaders: exchange.request.fields.map { ($0.name, $0.value) }, requestBody: nil,
      responseHeaders: response.fields.map { ($0.name, $0.value) }, responseBody: exchange.json)
    for link in documented.links {
      for parameter in link.parameters where parameter.name == name || parameter.name == "path.\(name)" {
        if let value = observed.value(ofLinkParameter: parameter.value), value.plainText != nil { return value }
      }
    }
    return nil
  }
}

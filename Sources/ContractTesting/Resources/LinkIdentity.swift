import JSON
import OpenAPI

/// Reads a new record's identity by the links that the document has for the answer (OpenAPI §4.8.20).
enum LinkIdentity {
  /// The value of the item path's last placeholder in a link to one of the item's operations.
  static func value(in exchange: Exchange, item: Operation?) -> JSONValue? {
    guard let item, let name = item.path.parameters.last, let status = exchange.status,
      let response = exchange.operation.response(for: status)
    else { return nil }
    for link in response.links where link.operationID != nil || link.operationReference != nil {
      for (parameter, value) in link.parameters where parameter == name || parameter == "path.\(name)" {
        guard let text = value.string?.text, text.hasPrefix("$response.body#"),
          let pointer = JSONPointer(text: String(text.dropFirst("$response.body#".count)))
        else { continue }
        if let found = exchange.json?[pointer] { return found }
      }
    }
    return nil
  }
}

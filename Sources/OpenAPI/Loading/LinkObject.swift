import Documents
import JSON

/// Link Object (§4.8.20).
extension DescriptionReader {
  mutating func links(of response: Node) -> [Link] {
    guard !isSwagger, let links = objectField("links", of: response) else { return [] }
    var result: [Link] = []
    for (key, value) in links.members {
      if let link = link(value, name: key.text ?? "") { result.append(link) }
    }
    return result
  }

  mutating func link(_ node: Node, name: String) -> Link? {
    guard let node = resolved(node), let link = object(node, "The link '\(name)'") else { return nil }
    checkFields(link, .link)
    let id = textField("operationId", of: link)
    let reference = textField("operationRef", of: link)
    guard id != nil || reference != nil else {
      missing("operationId", in: "The link '\(name)'", at: link.place, remedy: "Add 'operationId' or 'operationRef'.")
      return nil
    }
    var parameters: [(name: String, value: JSONValue)] = []
    for (key, value) in objectField("parameters", of: link)?.members.map({ $0 }) ?? [] {
      guard let name = key.text, let value = value.value() else { continue }
      checkExpression(value, at: link["parameters"]?[name]?.place ?? link.place)
      parameters.append((name, value))
    }
    return Link(operationID: id, operationReference: reference, parameters: parameters, place: link.place)
  }

  private mutating func checkExpression(_ value: JSONValue, at place: Place) {
    guard case .string(let string) = value, string.text.hasPrefix("$"), RuntimeExpression(string.text) == nil else {
      return
    }
    warn(
      "runtime-expression", at: place, "'\(string.text)' is no runtime expression and is taken as it is.",
      remedy: "Write one such as '$response.body#/id' (§4.8.20.4).")
  }

  /// Notes links to operations that the document does not have.
  mutating func checkLinks(of operations: [Operation]) {
    let ids = Set(operations.compactMap(\.operationID))
    for link in operations.flatMap(\.responses).flatMap(\.links) {
      guard let id = link.operationID, !ids.contains(id) else { continue }
      let similar = Spelling.nearest(to: id, among: ids.sorted())
      warn(
        "unknown-link-operation", at: link.place, "The link names the operation '\(id)', which does not exist.",
        remedy: similar.map { "Did you mean '\($0)'?" } ?? "Name an operationId of this document.")
    }
  }
}

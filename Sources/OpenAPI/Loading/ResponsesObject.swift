import Documents

/// Responses Object (§4.8.16).
extension DescriptionReader {
  mutating func responses(of operation: Node, at place: Place, defaults: OperationDefaults) -> [Response] {
    guard operation["responses"] != nil else {
      if version == .swagger20 || version == .openAPI30 {
        missing("responses", in: "The operation", at: place, remedy: "Add 'responses' with what it answers.")
      }
      return []
    }
    guard let responses = objectField("responses", of: operation) else { return [] }
    let own = operation["produces"] == nil ? nil : mediaTypeNames("produces", of: operation)
    let produces = own ?? defaults.produces
    var result: [Response] = []
    for (key, value) in responses.members {
      guard let name = key.text, !name.hasPrefix("x-") else { continue }
      guard let status = status(name, at: key.place) else { continue }
      if let response = response(value, status: status, at: key.place, produces: produces) { result.append(response) }
    }
    if result.isEmpty, responses.members.isEmpty {
      warn(
        "empty-field", at: keyPlace("responses", of: operation), "'responses' has no response.",
        remedy: "Add what the operation answers.")
    }
    return result
  }

  private mutating func status(_ name: String, at place: Place) -> Response.Status? {
    if name == "default" { return .anyOther }
    let bytes = Array(name.utf8)
    if bytes.count == 3, let digit = Int(name.prefix(1)), (1...5).contains(digit) {
      if let status = Int(name) { return .exact(status) }
      if name.hasSuffix("XX") { return .range(digit) }
      if name.lowercased().hasSuffix("xx") {
        warn("wrong-value", at: place, "'\(name)' is no status.", remedy: "Write '\(name.uppercased())'.")
        return .range(digit)
      }
    }
    if name.lowercased() == "default" {
      warn("wrong-value", at: place, "'\(name)' is no status.", remedy: "Write 'default'.")
      return .anyOther
    }
    warn(
      "wrong-value", at: place, "'\(name)' is no status; the response is left out.",
      remedy: "Write a status such as '200', a range such as '2XX', or 'default'.")
    return nil
  }
}

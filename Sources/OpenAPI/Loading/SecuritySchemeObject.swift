import Documents

/// Security Scheme Object (§4.8.27), 2.0's security definitions.
extension DescriptionReader {
  mutating func securitySchemes() -> [String: SecurityScheme] {
    let container = isSwagger ? root : root["components"]
    guard let container, container.kind == .mapping,
      let definitions = objectField(isSwagger ? "securityDefinitions" : "securitySchemes", of: container)
    else { return [:] }
    var schemes: [String: SecurityScheme] = [:]
    for (key, value) in definitions.members {
      guard let name = key.text, let node = resolved(value), let scheme = object(node, "The security scheme '\(name)'")
      else { continue }
      schemes[name] = securityScheme(scheme, name: name)
    }
    return schemes
  }

  private mutating func securityScheme(_ node: Node, name: String) -> SecurityScheme {
    checkFields(node, .securityScheme)
    let type = textField("type", of: node)
    if type == nil { missing("type", in: "The security scheme '\(name)'", at: node.place) }
    let kind: SecurityScheme.Kind
    switch type?.lowercased() {
    case "apikey": kind = apiKey(node, name: name)
    case "basic": kind = .basic
    case "oauth2":
      checkFlows(of: node, name: name)
      kind = .bearer
    case "openidconnect": kind = .bearer
    case "mutualtls": kind = .mutualTLS
    case "http":
      switch textField("scheme", of: node)?.lowercased() {
      case "basic": kind = .basic
      case "bearer": kind = .bearer
      case let scheme?: kind = .http(scheme)
      case nil:
        missing(
          "scheme", in: "The security scheme '\(name)'", at: node.place, remedy: "Add 'scheme: bearer' or another.")
        kind = .unknown("http")
      }
    default: kind = .unknown(type ?? "")
    }
    if case .unknown(let text) = kind, let place = node["type"]?.place, type?.lowercased() != "http" {
      warn(
        "wrong-value", at: place, "'\(text)' is no type of a security scheme.",
        remedy: isSwagger ? "Write basic, apiKey or oauth2." : "Write apiKey, http, mutualTLS, oauth2 or openIdConnect."
      )
    }
    return SecurityScheme(kind: kind, place: node.place)
  }

  private mutating func apiKey(_ node: Node, name: String) -> SecurityScheme.Kind {
    let location = textField("in", of: node).flatMap { Parameter.Location(rawValue: $0.lowercased()) }
    guard let field = textField("name", of: node), let location, location != .path, location != .querystring else {
      warn(
        "wrong-value", at: node.place, "The security scheme '\(name)' does not say where its key goes.",
        remedy: "Add 'name' and 'in: header', 'query' or 'cookie'.")
      return .unknown("apiKey")
    }
    return .apiKey(name: field, location: location)
  }
}

import Documents

/// OAuth Flows Object (§4.8.28), 2.0's `flow`. How tokens are got is no part of a test; only what is wrong is noted.
extension DescriptionReader {
  mutating func checkFlows(of scheme: Node, name: String) {
    if isSwagger {
      checkFlow(scheme, kind: textField("flow", of: scheme), scheme: name)
      return
    }
    guard let flows = objectField("flows", of: scheme) else {
      if scheme["flows"] == nil { missing("flows", in: "The security scheme '\(name)'", at: scheme.place) }
      return
    }
    for (key, value) in flows.members {
      guard let kind = key.text, !kind.hasPrefix("x-") else { continue }
      if let flow = object(value, "The flow '\(kind)'") { checkFlow(flow, kind: kind, key: key, scheme: name) }
    }
  }

  private mutating func checkFlow(_ flow: Node, kind: String?, key: Node? = nil, scheme: String) {
    let place = key?.place ?? flow["flow"]?.place ?? flow.place
    guard let kind else {
      missing("flow", in: "The security scheme '\(scheme)'", at: flow.place)
      return
    }
    guard let fields = requiredFields[kind] else {
      warn(
        "wrong-value", at: place, "'\(kind)' is no flow of OAuth 2.",
        remedy: "Write one of \(requiredFields.keys.sorted().map { "'\($0)'" }.joined(separator: ", ")).")
      return
    }
    for field in fields + ["scopes"] where flow[field] == nil {
      missing(field, in: "The flow '\(kind)' of '\(scheme)'", at: place)
    }
  }

  /// The flows of this version, each with the URLs that it must have.
  private var requiredFields: [String: [String]] {
    if isSwagger {
      return [
        "implicit": ["authorizationUrl"], "password": ["tokenUrl"], "application": ["tokenUrl"],
        "accessCode": ["authorizationUrl", "tokenUrl"],
      ]
    }
    var fields = [
      "implicit": ["authorizationUrl"], "password": ["tokenUrl"], "clientCredentials": ["tokenUrl"],
      "authorizationCode": ["authorizationUrl", "tokenUrl"],
    ]
    if version == .openAPI32 { fields["deviceAuthorization"] = ["deviceAuthorizationUrl", "tokenUrl"] }
    return fields
  }
}

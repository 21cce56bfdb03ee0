import Documents

/// Security Requirement Object (§4.8.30).
extension DescriptionReader {
  /// The alternatives of `security`, `nil` when `node` does not say.
  mutating func securityRequirements(
    of node: Node, schemes: [String: SecurityScheme]
  ) -> [SecurityRequirement]? {
    guard let security = field("security", of: node) else { return nil }
    if security.kind == .mapping {
      warn(
        "wrong-type", at: security.place, "'security' must be a list and is an object.",
        remedy: "Put a '-' in front of it.")
      return [requirement(security, schemes: schemes)]
    }
    guard let alternatives = listField("security", of: node) else { return nil }
    var requirements: [SecurityRequirement] = []
    for alternative in alternatives {
      guard let alternative = object(alternative, "A security requirement") else { continue }
      requirements.append(requirement(alternative, schemes: schemes))
    }
    return requirements
  }

  private mutating func requirement(_ node: Node, schemes: [String: SecurityScheme]) -> SecurityRequirement {
    var names: [String] = []
    for (key, _) in node.members {
      guard let name = key.text else { continue }
      names.append(name)
      // 3.2 also allows the URI of a scheme.
      if schemes[name] == nil, version != .openAPI32 || !name.contains("/") {
        warn(
          "undefined-security-scheme", at: key.place, "The security scheme '\(name)' is not defined.",
          remedy: isSwagger ? "Define it in 'securityDefinitions'." : "Define it in 'components/securitySchemes'.")
      }
    }
    return SecurityRequirement(schemes: names)
  }
}

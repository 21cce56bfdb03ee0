import Documents

/// Operation Object (§4.8.10).
extension DescriptionReader {
  mutating func operation(_ node: Node, method: String, key: Node, in context: PathItemContext) -> Operation? {
    guard let node = object(node, "The operation \(method) \(context.path.text)") else { return nil }
    checkFields(node, .operation)
    let own = parameters(of: node, defaults: context.defaults)
    let list = merged(own, into: context.parameters)
    checkQueryString(list.parameters)
    return Operation(
      operationID: textField("operationId", of: node), method: method, path: context.path,
      parameters: list.parameters, requestBody: requestBody(of: node, list: list, defaults: context.defaults),
      responses: responses(of: node, at: key.place, defaults: context.defaults),
      security: securityRequirements(of: node, schemes: context.schemes) ?? context.defaults.security,
      tags: tags(of: node), documentation: documentation(of: node),
      basePath: basePath(ofServersIn: node) ?? context.basePath ?? context.defaults.basePath,
      extensions: extensions(of: node),
      place: key.place)
  }

  /// Notes parameters that share the query with one that is all of it (3.2 §4.12.1).
  private mutating func checkQueryString(_ parameters: [Parameter]) {
    guard let whole = parameters.first(where: { $0.location == .querystring }) else { return }
    let isShared = parameters.contains {
      $0.location == .query || $0.location == .querystring && !$0.isSame(as: whole)
    }
    guard isShared else { return }
    warn(
      "shared-querystring", at: whole.place,
      "The parameter '\(whole.name)' is the whole query, and others are parts of it; all are sent.",
      remedy: "Describe the query either as a whole or by its parameters.")
  }

  private mutating func tags(of node: Node) -> [String] {
    var tags: [String] = []
    for tag in listField("tags", of: node) ?? [] {
      if let text = text(tag, "A tag") { tags.append(text) }
    }
    return tags
  }

  private func documentation(of node: Node) -> String {
    [node["summary"]?.string, node["description"]?.string].compactMap { $0 }.joined(separator: "\n")
  }

  private func extensions(of node: Node) -> [String: Node] {
    var extensions: [String: Node] = [:]
    for (key, value) in node.members {
      if let name = key.text, name.hasPrefix("x-") { extensions[name] = value }
    }
    return extensions
  }

  private mutating func requestBody(of node: Node, list: ParameterList, defaults: OperationDefaults) -> RequestBody? {
    if let body = field("requestBody", of: node) { return requestBodyObject(body) }
    let own = node["consumes"] == nil ? nil : mediaTypeNames("consumes", of: node)
    return swaggerRequestBody(list, consumes: own ?? defaults.consumes)
  }
}

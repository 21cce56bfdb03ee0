import Documents

/// Operation Object (§4.8.10).
extension DescriptionReader {
  mutating func operation(_ node: Node, method: String, key: Node, in context: PathItemContext) -> Operation? {
    guard let node = object(node, "The operation \(method) \(context.path.text)") else { return nil }
    checkFields(node, .operation)
    let own = parameters(of: node, defaults: context.defaults)
    let list = merged(own, into: context.parameters)
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

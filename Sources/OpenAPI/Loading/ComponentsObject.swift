import Documents

/// Components Object (§4.8.7): what no operation refers to is checked as well.
extension DescriptionReader {
  mutating func checkComponents() {
    if isSwagger {
      checkMembers("parameters", of: root) { reader, _, node in reader.checkParameter(node) }
      checkMembers("responses", of: root) { reader, key, node in reader.checkResponse(node, at: key.place) }
      return
    }
    guard let components = objectField("components", of: root) else { return }
    checkFields(components, .components)
    checkMembers("parameters", of: components) { reader, _, node in reader.checkParameter(node) }
    checkMembers("responses", of: components) { reader, key, node in reader.checkResponse(node, at: key.place) }
    checkMembers("requestBodies", of: components) { reader, _, node in _ = reader.requestBodyObject(node) }
    checkMembers("mediaTypes", of: components) { reader, key, node in
      reader.checkMediaType(node, name: key.text ?? "")
    }
    checkMembers("headers", of: components) { reader, key, node in
      _ = reader.header(node, name: key.text ?? "", at: key.place)
    }
    checkMembers("links", of: components) { reader, key, node in _ = reader.link(node, name: key.text ?? "") }
    checkMembers("examples", of: components) { reader, key, node in
      _ = reader.exampleObject(node, name: key.text ?? "")
    }
  }

  private mutating func checkMembers(
    _ field: String, of node: Node, _ check: (inout DescriptionReader, Node, Node) -> Void
  ) {
    guard let members = objectField(field, of: node) else { return }
    for (key, value) in members.members where key.text?.hasPrefix("x-") != true {
      if value.isNull {
        warn("empty-field", at: key.place, "'\(key.text ?? "")' has no value.", remedy: "Give it one or remove it.")
      } else {
        check(&self, key, value)
      }
    }
  }

  private mutating func checkMediaType(_ node: Node, name: String) {
    guard let node = resolved(node), let mediaType = object(node, "The media type '\(name)'") else { return }
    checkFields(mediaType, .mediaType)
    otherSchemas += ["schema", "itemSchema"].compactMap { mediaType[$0] }
  }

  private mutating func checkParameter(_ node: Node) {
    guard let node = resolved(node), let parameter = object(node, "A parameter") else { return }
    switch parameter["in"]?.text?.lowercased() {
    case "body", "formdata": return
    default: _ = parameterObject(parameter)
    }
  }

  private mutating func checkResponse(_ node: Node, at place: Place) {
    _ = response(node, status: .anyOther, at: place, produces: [])
  }
}

import Documents

/// Response Object (§4.8.17).
extension DescriptionReader {
  mutating func response(
    _ node: Node, status: Response.Status, at place: Place, produces: [String]
  ) -> Response? {
    guard !node.isNull else {
      warn("empty-field", at: place, "The response '\(status)' has no value.", remedy: "Add a 'description'.")
      return Response(status: status, content: [], headers: [], links: [], place: place)
    }
    guard let node = resolved(node), let response = object(node, "The response '\(status)'") else { return nil }
    checkFields(response, .response)
    if response["description"] == nil, version != .openAPI32 {
      missing("description", in: "The response", at: response.place)
    }
    return Response(
      status: status, content: responseContent(of: response, produces: produces), headers: headers(of: response),
      links: links(of: response), place: place)
  }

  private mutating func responseContent(of node: Node, produces: [String]) -> [MediaType] {
    if node["content"] != nil { return content(of: node) }
    guard let schema = field("schema", of: node) else { return [] }
    let place = keyPlace("schema", of: node)
    if !isSwagger {
      warn(
        "swagger-in-openapi", at: place,
        "A response's 'schema' belongs to Swagger 2.0, not to OpenAPI \(version.rawValue).",
        remedy: "Write it into 'content' under its media type.")
    }
    let isFile = schema["type"]?.text == "file"
    let names = produces.isEmpty ? [isFile ? "application/octet-stream" : "application/json"] : produces
    let examples = node["examples"]
    return names.map { name in
      let example = examples?.members.first { MediaType.essence(of: $0.key.text ?? "") == MediaType.essence(of: name) }
      return MediaType(
        name: name, schema: isFile ? nil : schema, examples: example?.value.value().map { [("", $0)] } ?? [],
        place: place)
    }
  }
}

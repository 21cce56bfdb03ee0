import Documents

/// Header Object (§4.8.21), 2.0's Header Object.
extension DescriptionReader {
  /// The headers of a response; `Content-Type` is ignored, as the standard says (§4.8.17.1).
  mutating func headers(of response: Node) -> [Header] {
    guard let headers = objectField("headers", of: response) else { return [] }
    var result: [Header] = []
    for (key, value) in headers.members {
      guard let name = key.text, name.lowercased() != "content-type" || isSwagger else { continue }
      if let header = header(value, name: name, at: key.place) { result.append(header) }
    }
    return result
  }

  mutating func header(_ node: Node, name: String, at place: Place) -> Header? {
    guard !node.isNull else {
      warn("empty-field", at: place, "The header '\(name)' has no value.", remedy: "Describe it or remove it.")
      return nil
    }
    guard let node = resolved(node), let header = object(node, "The header '\(name)'") else { return nil }
    checkFields(header, .header)
    let content = isSwagger ? nil : content(of: header).first
    return Header(
      name: name, required: flagField("required", of: header) ?? false,
      schema: content?.schema ?? headerSchema(of: header), mediaType: content?.name,
      explode: flagField("explode", of: header) ?? false, place: header.place)
  }

  private mutating func headerSchema(of header: Node) -> Node? {
    if let schema = field("schema", of: header) { return schema }
    guard header["type"] != nil else { return nil }
    checkSwaggerOnly(header, "type", remedy: "Write it into a 'schema'.")
    return header
  }
}

import Documents
import JSON

/// Parameter Object (§4.8.12), 2.0's Parameter Object that is neither body nor form.
extension DescriptionReader {
  /// `nil`, and noted, when the parameter has no usable name or place to be sent in.
  mutating func parameterObject(_ node: Node) -> Parameter? {
    checkFields(node, .parameter)
    guard let name = textField("name", of: node), !name.isEmpty else {
      fail("unusable-parameter", at: node.place, "A parameter has no 'name' and is left out.", remedy: "Add 'name'.")
      return nil
    }
    guard let location = location(of: node, name: name) else { return nil }
    if location == .header, !isSwagger, ["accept", "content-type", "authorization"].contains(name.lowercased()) {
      note(
        Diagnostic(
          .note, rule: "ignored-header-parameter", at: node.place,
          "The header parameter '\(name)' is ignored, as the standard says (§4.8.12.1).",
          remedy: name.lowercased() == "authorization" ? "Describe it by 'security'." : "Describe it by 'content'."))
      return nil
    }
    let content = isSwagger ? nil : parameterContent(of: node, name: name)
    let (style, explode) = style(of: node, location: location)
    return Parameter(
      name: name, location: location, required: isRequired(node, location: location, name: name),
      schema: content?.schema ?? parameterSchema(of: node, name: name), mediaType: content?.name,
      style: style, explode: explode, allowReserved: flagField("allowReserved", of: node) ?? false,
      allowsEmptyValue: flagField("allowEmptyValue", of: node) ?? false,
      examples: content.map { $0.examples.map(\.value) } ?? examples(of: node).map(\.value), place: node.place)
  }

  private mutating func location(of node: Node, name: String) -> Parameter.Location? {
    guard let text = textField("in", of: node) else {
      fail(
        "unusable-parameter", at: node.place, "The parameter '\(name)' has no 'in' and is left out.",
        remedy: "Add 'in: path', 'query', 'header' or 'cookie'.")
      return nil
    }
    let place = node["in"]?.place ?? node.place
    if let location = Parameter.Location(rawValue: text), location != .querystring || version == .openAPI32 {
      if isSwagger, location == .cookie {
        warn(
          "wrong-value", at: place, "Swagger 2.0 has no cookie parameters.",
          remedy: "Describe the header 'Cookie', or use OpenAPI 3.")
      }
      return location
    }
    if let location = Parameter.Location(rawValue: text.lowercased()), location != .querystring {
      warn("wrong-value", at: place, "'in' is '\(text)'.", remedy: "Write '\(location.rawValue)'.")
      return location
    }
    fail(
      "unusable-parameter", at: place, "The parameter '\(name)' is in '\(text)', which does not exist.",
      remedy: text == "querystring"
        ? "OpenAPI 3.2 has it, this document is \(version.rawValue)." : "Write 'path', 'query', 'header' or 'cookie'.")
    return nil
  }

  private mutating func isRequired(_ node: Node, location: Parameter.Location, name: String) -> Bool {
    let required = flagField("required", of: node) ?? false
    guard location == .path, !required else { return required }
    warn(
      "optional-path-parameter", at: node["required"]?.place ?? node.place,
      "The path parameter '\(name)' is not required, which a path parameter always is.", remedy: "Add 'required: true'."
    )
    return true
  }

  /// The schema: `schema`, or the parameter object itself where it has the keywords (2.0).
  private mutating func parameterSchema(of node: Node, name: String) -> Node? {
    if let schema = field("schema", of: node) {
      if isSwagger {
        warn(
          "wrong-value", at: keyPlace("schema", of: node), "Only a body parameter has a 'schema' in Swagger 2.0.",
          remedy: "Write 'type' and the rest into the parameter itself.")
      }
      return schema
    }
    if let type = node["type"] {
      if isSwagger, !["string", "number", "integer", "boolean", "array"].contains(type.text ?? "") {
        warn(
          "wrong-value", at: type.place, "The parameter '\(name)' has a type that only bodies can have.",
          remedy: "Write string, number, integer, boolean or array.")
      }
      checkSwaggerOnly(node, "type", remedy: "Write it into a 'schema'.")
      return node
    }
    missing(
      isSwagger ? "type" : "schema", in: "The parameter '\(name)'", at: node.place,
      remedy: isSwagger ? "Add 'type'." : "Add 'schema' or 'content'.")
    return nil
  }

  private mutating func parameterContent(of node: Node, name: String) -> MediaType? {
    guard node["content"] != nil else { return nil }
    let content = content(of: node)
    if content.count > 1 || node["schema"] != nil {
      warn(
        "wrong-value", at: keyPlace("content", of: node),
        "The parameter '\(name)' must have one of 'schema' and 'content' with one media type; the first one is used.",
        remedy: "Remove the others.")
    }
    return content.first
  }

  private mutating func style(of node: Node, location: Parameter.Location) -> (Parameter.Style, explode: Bool) {
    if isSwagger || (node["style"] == nil && node["collectionFormat"] != nil) {
      return collectionFormat(of: node, location: location)
    }
    // Its media type says how it is written.
    if location == .querystring { return (.form, true) }
    let usual: Parameter.Style = location == .query || location == .cookie ? .form : .simple
    guard let written = textField("style", of: node) else {
      return (usual, flagField("explode", of: node) ?? (usual == .form))
    }
    let explode = flagField("explode", of: node) ?? (written == "form" || written == "cookie")
    if written == "cookie", version == .openAPI32, location == .cookie { return (.cookie, explode) }
    let style = Parameter.Style(rawValue: written)
    let place = node["style"]?.place ?? node.place
    guard let style, Parameter.Style.allowed[location]?.contains(style) == true else {
      let names = Parameter.Style.allowed[location]?.map { "'\($0.rawValue)'" }.joined(separator: ", ") ?? ""
      warn(
        "wrong-value", at: place,
        "A \(location.rawValue) parameter has no style '\(written)'; '\(usual.rawValue)' is used.",
        remedy: "Write one of \(names).")
      return (usual, explode)
    }
    return (style, explode)
  }
}

extension Parameter.Style {
  /// The styles that each location has (§4.8.12.2 "Style Values").
  static let allowed: [Parameter.Location: [Parameter.Style]] = [
    .path: [.simple, .label, .matrix],
    .query: [.form, .spaceDelimited, .pipeDelimited, .deepObject],
    .header: [.simple],
    .cookie: [.form],
  ]
}

import Documents
import JSON

/// 2.0's body and form parameters as a request body.
extension DescriptionReader {
  private static let urlEncoded = "application/x-www-form-urlencoded"
  private static let multipart = "multipart/form-data"

  /// `nil` when no parameter is sent in the body.
  mutating func swaggerRequestBody(_ list: ParameterList, consumes: [String]) -> RequestBody? {
    if let body = list.body {
      if let field = list.formFields.first {
        warn(
          "wrong-value", at: field.place, "The form field '\(field.name)' stands beside a body and is ignored.",
          remedy: "Describe either a body or a form.")
      }
      return bodyParameter(body, consumes: consumes)
    }
    guard let first = list.formFields.first else { return nil }
    let forms = consumes.filter { [Self.urlEncoded, Self.multipart].contains(MediaType.essence(of: $0)) }
    let usual = list.formFields.contains { $0.isFile } ? Self.multipart : Self.urlEncoded
    return RequestBody(
      required: list.formFields.contains { $0.required },
      content: (forms.isEmpty ? [usual] : forms).map { name in
        MediaType(
          name: name, schema: nil, examples: [], formFields: list.formFields,
          encoding: Dictionary(list.formFields.map { ($0.name, $0.encoding) }, uniquingKeysWith: { first, _ in first }),
          place: first.place)
      },
      place: first.place)
  }

  private mutating func bodyParameter(_ node: Node, consumes: [String]) -> RequestBody {
    let schema = field("schema", of: node)
    if schema == nil { missing("schema", in: "The body parameter", at: node.place) }
    let examples = swaggerExamples(of: node)
    return RequestBody(
      required: flagField("required", of: node) ?? false,
      content: (consumes.isEmpty ? ["application/json"] : consumes).map { name in
        MediaType(name: name, schema: schema, examples: examples, place: node.place)
      },
      place: node.place)
  }

  /// `x-example` and `x-examples`, which many 2.0 documents have.
  func swaggerExamples(of node: Node) -> [(name: String, value: JSONValue)] {
    var examples: [(name: String, value: JSONValue)] = []
    if let value = node["x-example"]?.value() { examples.append(("", value)) }
    if let named = node["x-examples"], named.kind == .mapping {
      for (key, value) in named.members {
        if let value = value.value() { examples.append((key.text ?? "", value)) }
      }
    }
    return examples
  }

  /// A parameter `in: formData`.
  mutating func formField(_ node: Node) -> FormField? {
    checkFields(node, .parameter)
    guard let name = textField("name", of: node), !name.isEmpty else {
      fail("unusable-parameter", at: node.place, "A form field has no 'name' and is left out.", remedy: "Add 'name'.")
      return nil
    }
    var encoding = Encoding()
    if node["type"]?.text == "array" {
      let (style, explode) = formCollectionFormat(of: node)
      encoding = Encoding(style: style, explode: explode)
    }
    return FormField(
      name: name, required: flagField("required", of: node) ?? false, schema: node,
      isFile: node["type"]?.text == "file", encoding: encoding, place: node.place)
  }

  /// The media types in `consumes` or `produces`.
  mutating func mediaTypeNames(_ field: String, of node: Node) -> [String] {
    guard isSwagger, let value = self.field(field, of: node) else { return [] }
    if let single = value.string {
      warn("wrong-type", at: value.place, "'\(field)' must be a list and is a string.", remedy: "Write [\(single)].")
      return [single]
    }
    var names: [String] = []
    for element in listField(field, of: node) ?? [] {
      if let name = text(element, "A media type") { names.append(name) }
    }
    return names
  }
}

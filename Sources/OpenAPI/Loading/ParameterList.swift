import Documents

/// The `parameters` of a path item or an operation, sorted by what becomes of them.
struct ParameterList {
  var parameters: [Parameter] = []
  /// 2.0's `in: body`.
  var body: Node?
  /// 2.0's `in: formData`.
  var formFields: [FormField] = []
}

extension Parameter {
  /// Whether both are one parameter: same `in` and `name`; the names of header fields ignore case.
  func isSame(as other: Parameter) -> Bool {
    guard location == other.location else { return false }
    return location == .header
      ? name.lowercased() == other.name.lowercased() : name.utf8.elementsEqual(other.name.utf8)
  }
}

extension DescriptionReader {
  /// The `parameters` of `node`.
  mutating func parameters(of node: Node, defaults: OperationDefaults) -> ParameterList {
    var list = ParameterList()
    for element in listField("parameters", of: node) ?? [] {
      guard let parameter = resolved(element), let parameter = object(parameter, "A parameter") else { continue }
      add(parameter, to: &list, at: element.place)
    }
    return list
  }

  /// `own` with what `outer` has besides (§4.8.10: an operation's parameter overrides the path item's).
  func merged(_ own: ParameterList, into outer: ParameterList) -> ParameterList {
    var list = ParameterList()
    list.parameters =
      outer.parameters.map { shared in own.parameters.first { $0.isSame(as: shared) } ?? shared }
      + own.parameters.filter { parameter in !outer.parameters.contains { $0.isSame(as: parameter) } }
    list.body = own.body ?? outer.body
    list.formFields =
      outer.formFields.map { shared in own.formFields.first { $0.name == shared.name } ?? shared }
      + own.formFields.filter { field in !outer.formFields.contains { $0.name == field.name } }
    return list
  }

  private mutating func add(_ node: Node, to list: inout ParameterList, at place: Place) {
    switch node["in"]?.text?.lowercased() {
    case "body":
      checkSwaggerOnly(node, "in: body", remedy: "Write a 'requestBody'.")
      checkFields(node, .parameter)
      guard list.body == nil else {
        warn(
          "duplicate-parameter", at: place, "There is a body parameter already; this one is ignored.",
          remedy: "Remove one of them.")
        return
      }
      list.body = node
    case "formdata":
      checkSwaggerOnly(node, "in: formData", remedy: "Write a 'requestBody' of a form media type.")
      if let field = formField(node) { list.formFields.append(field) }
    default:
      guard let parameter = parameterObject(node) else { return }
      if list.parameters.contains(where: { $0.isSame(as: parameter) }) {
        warn(
          "duplicate-parameter", at: place,
          "The \(parameter.location.rawValue) parameter '\(parameter.name)' stands here twice; this one is ignored.",
          remedy: "Remove one of them.")
      } else {
        list.parameters.append(parameter)
      }
    }
  }

  /// Notes something of 2.0 in a document of a later version, where it is used all the same.
  mutating func checkSwaggerOnly(_ node: Node, _ what: String, remedy: String) {
    guard !isSwagger else { return }
    warn(
      "swagger-in-openapi", at: node.place, "'\(what)' belongs to Swagger 2.0, not to OpenAPI \(version.rawValue).",
      remedy: remedy)
  }
}

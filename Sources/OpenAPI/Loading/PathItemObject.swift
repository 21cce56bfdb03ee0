import Documents

/// Path Item Object (§4.8.9), with the one that its `$ref` names.
extension DescriptionReader {
  private static let methods: [String] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
  ]

  mutating func pathItem(
    _ node: Node, path: PathTemplate, at place: Place, defaults: OperationDefaults, schemes: [String: SecurityScheme]
  ) -> [Operation] {
    let items = pathItems(node)
    var context = PathItemContext(path: path, place: place, defaults: defaults, schemes: schemes)
    for item in items {
      checkFields(item, .pathItem)
      context.parameters = merged(context.parameters, into: parameters(of: item, defaults: defaults))
      if context.basePath == nil { context.basePath = basePath(ofServersIn: item) }
    }
    var operations: [Operation] = []
    for item in items {
      for (key, value) in methods(of: item) {
        guard let written = key.text else { continue }
        let method = written.lowercased()
        let name = DescriptionReader.methods.contains(method) ? method.uppercased() : written
        guard !operations.contains(where: { $0.method == name }) else { continue }
        if let operation = operation(value, method: name, key: key, in: context) { operations.append(operation) }
      }
    }
    return checkedPathParameters(of: operations, in: context)
  }

  /// The path item itself and, one after the other, those that it refers to. What is written beside `$ref` counts first.
  mutating func pathItems(_ node: Node) -> [Node] {
    guard var current = object(node, "A path item") else { return [] }
    var items = [current]
    while let reference = reference(of: current) {
      guard let target = target(of: reference, from: current), let item = object(target, "A path item") else { break }
      guard !items.contains(item) else {
        fail(
          "reference-cycle", at: reference.place, "'\(reference.text ?? "$ref")' leads back to itself.",
          remedy: "Let one of the references name a path item.")
        break
      }
      items.append(item)
      current = item
    }
    return items
  }

  /// The methods' keys and operations, 3.2's `additionalOperations` included.
  private mutating func methods(of item: Node) -> [(key: Node, value: Node)] {
    var methods: [(key: Node, value: Node)] = []
    for (key, value) in item.members {
      guard let name = key.text else { continue }
      if name == "additionalOperations" {
        guard let additional = object(value, "'additionalOperations'") else { continue }
        methods += additional.members.filter { checkAdditional($0.key) }
      } else if DescriptionReader.methods.contains(name.lowercased()) {
        if value.isNull {
          warn("empty-field", at: key.place, "'\(name)' has no operation.", remedy: "Describe it or remove it.")
        } else {
          methods.append((key, value))
        }
      }
    }
    return methods
  }

  private mutating func checkAdditional(_ key: Node) -> Bool {
    guard let name = key.text else { return false }
    if DescriptionReader.methods.contains(name.lowercased()) {
      warn(
        "wrong-value", at: key.place, "'\(name)' does not belong in 'additionalOperations'.",
        remedy: "Write it as '\(name.lowercased())' in the path item itself.")
    }
    return true
  }
}

/// What the operations of a path item share.
struct PathItemContext {
  let path: PathTemplate
  /// The place of the path's key.
  let place: Place
  let defaults: OperationDefaults
  let schemes: [String: SecurityScheme]
  var parameters = ParameterList()
  var basePath: String?

  init(path: PathTemplate, place: Place, defaults: OperationDefaults, schemes: [String: SecurityScheme]) {
    self.path = path
    self.place = place
    self.defaults = defaults
    self.schemes = schemes
  }
}

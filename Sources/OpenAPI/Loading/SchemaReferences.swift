import Documents

/// The references inside schemas: each is followed once, so that one that leads nowhere is known, whoever uses it.
extension DescriptionReader {
  /// Notes the references in `schemas` and what they lead to that cannot be followed.
  mutating func checkReferences(inSchemas schemas: [Node]) {
    var visited: Set<Node> = []
    var pending = Array(schemas.reversed())
    while let schema = pending.popLast() {
      guard schema.kind == .mapping, visited.insert(schema).inserted else { continue }
      if let reference = schema["$ref"], let target = target(of: reference, from: schema) { pending.append(target) }
      pending += schema.subschemas.map(\.schema)
    }
  }
}

extension Operation {
  /// The schemas that it names.
  var schemas: [Node] {
    let bodies = (requestBody?.content ?? []) + responses.flatMap(\.content)
    return parameters.compactMap(\.schema) + bodies.compactMap(\.schema)
      + responses.flatMap(\.headers).compactMap(\.schema)
  }
}

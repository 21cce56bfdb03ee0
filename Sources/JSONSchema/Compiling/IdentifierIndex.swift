import Documents

/// Walks a document and collects the schemas that name themselves (`$id`, `$anchor`, `$dynamicAnchor`; `id` in draft 4).
///
/// Only where schemas stand: the same words in an `enum`, an example or an unknown keyword name nothing.
struct IdentifierIndex {
  private(set) var resources: [SchemaResources.Resource] = []
  private var waiting: [Step] = []
  private var seen: Set<Node> = []

  private struct Step {
    let node: Node
    let resource: Int
    let isSchema: Bool
  }

  init(root: Node, uri: String, dialect: Dialect) {
    resources = [SchemaResources.Resource(uri: uri, root: root, dialect: dialect)]
    let isDescription = root["openapi"] != nil || root["swagger"] != nil
    guard dialect.hasIdentifiers || root["$schema"] != nil else { return }
    waiting = [Step(node: root, resource: 0, isSchema: !isDescription)]
  }

  mutating func run() {
    while let step = waiting.popLast() {
      guard step.node.kind == .mapping || step.node.kind == .sequence, seen.insert(step.node).inserted else { continue }
      if step.isSchema { readSchema(step.node, resource: step.resource) } else { readDescription(step) }
    }
  }

  private mutating func readSchema(_ node: Node, resource outer: Int) {
    guard node.kind == .mapping else { return }
    let resource = identify(node, resource: outer)
    for (key, value) in node.members {
      guard let name = key.text else { continue }
      switch name {
      case "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies":
        guard value.kind == .mapping else { continue }
        for (_, schema) in value.members { visit(schema, resource) }
      case "additionalProperties", "items", "additionalItems", "not", "if", "then", "else", "contains",
        "propertyNames", "unevaluatedItems", "unevaluatedProperties", "contentSchema", "allOf", "anyOf", "oneOf",
        "prefixItems":
        if value.kind == .sequence {
          for schema in value.elements { visit(schema, resource) }
        } else {
          visit(value, resource)
        }
      default: break
      }
    }
  }

  private mutating func visit(_ node: Node, _ resource: Int) {
    waiting.append(Step(node: node, resource: resource, isSchema: true))
  }

  /// Notes the names of a schema object; gives the resource that its subschemas belong to.
  private mutating func identify(_ node: Node, resource outer: Int) -> Int {
    var resource = outer
    let dialect = Self.dialect(of: node) ?? resources[outer].dialect
    let isReference = dialect == .draft4 && node["$ref"]?.string != nil
    if !isReference, let id = node[dialect.identifier]?.string {
      let reference = URIReference(id)
      let fragment = reference.fragment ?? ""
      if fragment.isEmpty {
        let uri = reference.resolved(against: URIReference(resources[outer].uri)).withoutFragment.text
        if resources[outer].root == node {
          resources[outer].uri = uri
        } else {
          resource = resources.count
          resources.append(SchemaResources.Resource(uri: uri, root: node, dialect: dialect))
        }
      } else if dialect == .draft4 {
        resources[resource].anchors[fragment] = node
      }
    }
    if resources[resource].root == node { resources[resource].dialect = dialect }
    if dialect.isCurrent {
      if let anchor = node["$anchor"]?.string { resources[resource].anchors[anchor] = node }
      if let anchor = node["$dynamicAnchor"]?.string { resources[resource].dynamicAnchors[anchor] = node }
    }
    return resource
  }

  private static func dialect(of node: Node) -> Dialect? {
    node["$schema"]?.string.flatMap { Dialect(metaSchema: $0) }
  }

  /// Looks for schemas in an OpenAPI description: under `schemas` and `schema`.
  private mutating func readDescription(_ step: Step) {
    if step.node.kind == .sequence {
      for element in step.node.elements {
        waiting.append(Step(node: element, resource: step.resource, isSchema: false))
      }
      return
    }
    for (key, value) in step.node.members {
      switch key.text ?? "" {
      case "schema", "itemSchema": visit(value, step.resource)
      case "schemas" where value.kind == .mapping:
        for (_, schema) in value.members { visit(schema, step.resource) }
      case "example", "examples", "default": break
      default: waiting.append(Step(node: value, resource: step.resource, isSchema: false))
      }
    }
  }
}

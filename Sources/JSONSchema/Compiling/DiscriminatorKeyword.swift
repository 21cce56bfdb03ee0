import Documents
import JSON

extension SchemaCompiler {
  /// Reads `discriminator` after the other keywords, since it names their alternatives.
  ///
  /// The mapping lists what the document maps first, then each alternative, and each schema that extends this one by
  /// `allOf`, under its own name (OpenAPI 3.0.4 §4.7.25, 2.0 "discriminator").
  mutating func readDiscriminator(_ keywords: inout SchemaKeywords) {
    guard let node = keywords.node["discriminator"] else { return }
    let name = currentDialect == .swagger20 ? node.string : node["propertyName"]?.string
    guard let name else {
      report(
        .warning, "malformed-keyword", at: node.place,
        currentDialect == .swagger20
          ? "`discriminator` must be the name of a property; it is ignored"
          : "`discriminator` must be an object with `propertyName`; it is ignored",
        remedy: "Name the property that tells which schema applies.")
      return
    }
    var mapping: [(value: JSONString, schema: SchemaID)] = []
    if let explicit = node["mapping"], explicit.kind == .mapping {
      for (key, value) in explicit.members {
        guard let label = key.text, let target = value.string else { continue }
        guard let id = mapped(target, at: value) else { continue }
        mapping.append((JSONString(label), id))
      }
    }
    for (label, id) in implicitMapping(keywords) {
      guard !mapping.contains(where: { $0.value == label || $0.schema == id }) else { continue }
      mapping.append((label, id))
    }
    var otherwise: SchemaID?
    if currentDialect == .draft202012, let target = node["defaultMapping"], let label = target.string {
      otherwise = mapped(label, at: target)
    }
    keywords.discriminator = .init(propertyName: JSONString(name), mapping: mapping, otherwise: otherwise)
  }

  /// What a mapping's target names: a component where there is one of that name, else a reference.
  private mutating func mapped(_ target: String, at node: Node) -> SchemaID? {
    let isName = target.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || "._-".utf8.contains(byte)
    }
    if isName, let component = DiscriminatorSubtypes.components(of: node.root)?[target] {
      return schema(at: component, resource: resources.resource(of: component))
    }
    guard let found = resolve(target, at: node) else { return nil }
    return schema(at: found.node, resource: found.resource)
  }

  private mutating func implicitMapping(_ keywords: SchemaKeywords) -> [(JSONString, SchemaID)] {
    var labels: [(JSONString, SchemaID)] = []
    for choice in ["oneOf", "anyOf"] {
      guard let alternatives = keywords.node[choice], alternatives.kind == .sequence else { continue }
      for alternative in alternatives.elements {
        guard let reference = alternative["$ref"]?.string, let label = DiscriminatorSubtypes.name(in: reference),
          let target = try? resources.resolve(reference, from: alternative, resource: resource)
        else { continue }
        labels.append((label, schema(at: target.node, resource: target.resource)))
      }
    }
    guard labels.isEmpty else { return labels }
    for (label, node) in subtypes.extending(keywords.node) {
      labels.append((label, schema(at: node, resource: resources.resource(of: node))))
    }
    return labels
  }
}

/// The components of each file that extend another by `allOf`, found once.
struct DiscriminatorSubtypes {
  private var known: [Node: [String: [(JSONString, Node)]]] = [:]

  /// The object that holds a file's named schemas.
  static func components(of root: Node) -> Node? {
    root["components"]?["schemas"] ?? root["definitions"]
  }

  /// The schema name at the end of a reference.
  static func name(in reference: String) -> JSONString? {
    guard let pointer = JSONPointer(text: URIReference(reference).fragment ?? "") else { return nil }
    return pointer.last
  }

  /// `node` itself under its own name when it is a component, and the components whose `allOf` refers to it.
  mutating func extending(_ node: Node) -> [(JSONString, Node)] {
    let root = node.root
    guard let own = node.pointer.last, let components = Self.components(of: root), components[own.text] == node else {
      return []
    }
    let subtypes = known[root] ?? Self.collect(components)
    known[root] = subtypes
    return [(own, node)] + (subtypes[own.text] ?? [])
  }

  private static func collect(_ components: Node) -> [String: [(JSONString, Node)]] {
    var subtypes: [String: [(JSONString, Node)]] = [:]
    for (key, component) in components.members {
      guard let name = key.text, let parts = component["allOf"], parts.kind == .sequence else { continue }
      for part in parts.elements {
        guard let reference = part["$ref"]?.string, let parent = self.name(in: reference) else { continue }
        subtypes[parent.text, default: []].append((JSONString(name), component))
      }
    }
    return subtypes
  }
}

import Documents
import JSON

/// The schema resources that are known: documents and the schemas in them that have a URI of their own
/// (JSON Schema core §8.2, §9).
struct SchemaResources {
  /// A schema and the resource that it belongs to.
  struct Target {
    let node: Node
    let resource: Int
    /// The `$dynamicAnchor` by which it was found.
    var dynamicAnchor: String?
  }

  /// One resource.
  struct Resource {
    var uri: String
    var root: Node
    var dialect: Dialect
    /// Whether the dialect's meta-schema has the validation vocabulary.
    var asserts = true
    var anchors: [String: Node] = [:]
    var dynamicAnchors: [String: Node] = [:]
  }

  private(set) var all: [Resource] = []
  private let store: DocumentStore
  private let dialect: Dialect
  private var byURI: [String: Int] = [:]
  private var roots: [Node: Int] = [:]

  init(store: DocumentStore, dialect: Dialect) {
    self.store = store
    self.dialect = dialect
  }

  subscript(index: Int) -> Resource { all[index] }

  /// The resource that `node` is the root of.
  func rootResource(_ node: Node) -> Int? { roots[node] }

  /// The resource that `node` belongs to; its file is indexed when it was not.
  mutating func resource(of node: Node) -> Int {
    let root = node.root
    let file = roots[root] ?? index(root, uri: Self.address(of: root))
    guard dialect.hasIdentifiers || all[file].dialect.hasIdentifiers else { return file }
    return walk(node.pointer.tokens, from: root, resource: file)?.resource ?? file
  }

  /// The URI that a document was read from; empty for a file, whose references the store resolves.
  private static func address(of root: Node) -> String {
    URIReference(root.file.location).protocolName == nil ? "" : root.file.location
  }

  /// Indexes the document at `root` under `uri`; gives its resource.
  @discardableResult
  mutating func index(_ root: Node, uri: String) -> Int {
    if let known = roots[root], uri.isEmpty || byURI[uri] == known { return known }
    var index = IdentifierIndex(root: root, uri: uri, dialect: dialect)
    index.run()
    for (offset, resource) in index.resources.enumerated() {
      var resource = resource
      let number = all.count
      if let (dialect, asserts) = dialectOf(resource) {
        resource.dialect = dialect
        resource.asserts = asserts
      }
      roots[resource.root] = number
      if !resource.uri.isEmpty, byURI[resource.uri] == nil { byURI[resource.uri] = number }
      if offset == 0, !uri.isEmpty { byURI[uri] = number }
      all.append(resource)
    }
    return roots[root] ?? 0
  }

  /// Follows a reference (RFC 3986 resolution, then a JSON pointer or an anchor in what it names).
  mutating func resolve(
    _ reference: String, from node: Node, resource: Int
  ) throws(ReferenceError) -> Target {
    guard all[resource].dialect.hasIdentifiers else {
      let node = try store.resolve(reference, from: node)
      return Target(node: node, resource: resource)
    }
    let relative = URIReference(reference)
    if let number = known(relative, resource: resource),
      let target = find(relative.fragment ?? "", in: number)
    {
      return target
    }
    if !relative.withoutFragment.text.isEmpty, let fragment = relative.fragment,
      let document = try? store.resolve(relative.withoutFragment.text, from: node)
    {
      let number = self.resource(of: document)
      if let target = find(fragment, in: number) { return target }
    }
    let found = try store.resolve(reference, from: node)
    return Target(node: found, resource: self.resource(of: found))
  }

  private func known(_ reference: URIReference, resource: Int) -> Int? {
    if reference.withoutFragment.text.isEmpty { return resource }
    let uri = reference.resolved(against: URIReference(all[resource].uri)).withoutFragment.text
    return byURI[uri]
  }

  private func find(_ fragment: String, in resource: Int) -> Target? {
    let root = all[resource].root
    guard let fragment = PercentEncoding.decodeStrictly(fragment) else { return nil }
    if fragment.isEmpty { return Target(node: root, resource: resource) }
    if fragment.utf8.first == UInt8(ascii: "/") {
      guard let pointer = JSONPointer(text: fragment) else { return nil }
      return walk(pointer.tokens, from: root, resource: resource)
    }
    if let node = all[resource].dynamicAnchors[fragment] {
      return Target(node: node, resource: resource, dynamicAnchor: fragment)
    }
    return all[resource].anchors[fragment].map { Target(node: $0, resource: resource) }
  }

  private func walk(_ tokens: [JSONString], from root: Node, resource: Int) -> Target? {
    var target = Target(node: root, resource: resource)
    for token in tokens {
      var next: Node?
      switch target.node.kind {
      case .mapping: next = target.node[token.text]
      case .sequence:
        let elements = target.node.elements
        if let index = Int(token.text), elements.indices.contains(index) { next = elements[index] }
      default: break
      }
      guard let next else { return nil }
      target = Target(node: next, resource: roots[next] ?? target.resource)
    }
    return target
  }

  /// What the `$schema` of a resource's root says, where it names a meta-schema that is registered or well known.
  private func dialectOf(_ resource: Resource) -> (Dialect, asserts: Bool)? {
    guard let uri = (resource.root["$schema"] ?? resource.root["jsonSchemaDialect"])?.string else { return nil }
    if let known = Dialect(metaSchema: uri) { return (known, true) }
    guard let number = byURI[URIReference(uri).withoutFragment.text] else { return nil }
    let meta = all[number]
    guard let vocabulary = meta.root["$vocabulary"] else { return (meta.dialect, true) }
    return (meta.dialect, vocabulary["https://json-schema.org/draft/2020-12/vocab/validation"] != nil)
  }
}

extension Dialect {
  /// Whether schemas may have URIs and anchors of their own.
  var hasIdentifiers: Bool {
    switch self {
    case .swagger20, .openAPI30: false
    case .draft4, .draft201909, .draft202012: true
    }
  }

  /// The keyword that gives a schema its URI.
  var identifier: String { self == .draft4 ? "id" : "$id" }

  /// The dialect of a meta-schema's URI. Drafts 6 and 7 are read as 2019-09, which understands their keywords too.
  init?(metaSchema uri: String) {
    let known = uri.hasSuffix("#") ? String(uri.dropLast()) : uri
    switch known {
    case "http://json-schema.org/draft-04/schema": self = .draft4
    case "https://json-schema.org/draft/2019-09/schema", "http://json-schema.org/draft-07/schema",
      "http://json-schema.org/draft-06/schema":
      self = .draft201909
    case "https://json-schema.org/draft/2020-12/schema": self = .draft202012
    default:
      guard known.hasPrefix("https://spec.openapis.org/oas/3.") else { return nil }
      self = .draft202012
    }
  }
}

/// The `$id`, `$anchor` and `$dynamicAnchor` of one document (JSON Schema 2020-12 §8.2).
struct SchemaIdentifiers: Sendable {
  /// Schema resources by their absolute URI, or by what is written when there is no base.
  private(set) var resources: [String: Node] = [:]
  /// Anchors by the URI of their resource, `#`, and their name.
  private(set) var anchors: [String: Node] = [:]

  init(root: Node) {
    collect(root, base: root.tree.selfURI ?? root.file.location)
  }

  /// The URI without fragment that `reference` names, seen from a document or resource at `base`.
  static func resolve(_ reference: String, base: String) -> String {
    URIReference(reference).resolved(against: URIReference(base)).withoutFragment.text
  }

  private mutating func collect(_ node: Node, base: String) {
    var base = base
    // Each alias's node is met at its anchor, so a shared node is walked once.
    if node.isMapping {
      if let id = (node["$id"] ?? node["id"])?.string {
        let resource = Self.resolve(id, base: base)
        if id.hasPrefix("#") {
          anchors[base + id] = node
        } else if node["$id"] != nil {
          base = resource
          if resources[base] == nil { resources[base] = node }
        }
      }
      for keyword in ["$anchor", "$dynamicAnchor"] {
        if let name = node[keyword]?.string { anchors[base + "#" + name] = node }
      }
    }
    for child in node.ownChildren { collect(child, base: base) }
  }
}

extension Node {
  /// The base URI of its references: the nearest `$id` around it, resolved; when there is none, its document's `$self` or
  /// else its file's location.
  var baseURI: String {
    let document = tree.selfURI ?? file.location
    guard tree.contents.hasIdentifiers else { return document }
    var ids: [String] = []
    var node: Node? = self
    while let current = node {
      if let id = current["$id"]?.string, !id.hasPrefix("#") { ids.append(id) }
      node = current.parent
    }
    return ids.reversed().reduce(document) { SchemaIdentifiers.resolve($1, base: $0) }
  }

  /// The children that stand in it, without what aliases and merge keys bring in.
  var ownChildren: [Node] {
    guard isMapping || isSequence else { return [] }
    var children: [Node] = []
    let contents = tree.contents
    var child = index + 1
    while child < contents.records[Int(index)].second {
      if isMapping { child = contents.next(child) }
      if contents.records[Int(child)].kind != .alias { children.append(Node(tree: tree, index: child)) }
      child = contents.next(child)
    }
    return children
  }
}

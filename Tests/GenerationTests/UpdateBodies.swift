import Documents
import JSON
import JSONSchema

/// The bodies of a document's PUT operations, compiled.
struct UpdateBodies {
  let root: Node
  /// Each body's schema in the document, and compiled.
  let bodies: [(node: Node, schema: Schema)]

  /// The bodies without those whose schema is that of an earlier one.
  var distinct: [(node: Node, schema: Schema)] {
    var seen: Set<Node> = []
    return bodies.filter { node, schema in
      let isReference = node["$ref"] != nil && node.members.count == 1
      let target = isReference ? schema.keywords.reference.map { schema.table[$0].node } : nil
      return seen.insert(target ?? node).inserted
    }
  }

  /// `nil` for a document that cannot be read.
  init?(_ path: String) {
    // The files of one document may lie in folders beside one another.
    let store = DocumentStore(allowOutsideFolder: true)
    guard let root = try? store.load(path: path) else { return nil }
    let dialect: Dialect =
      root["swagger"] != nil
      ? .swagger20 : root["openapi"]?.text?.hasPrefix("3.0") == true ? .openAPI30 : .draft202012
    let nodes = Self.nodes(root, store)
    var compiler = SchemaCompiler(store: store, dialect: dialect)
    let ids = nodes.map { compiler.compile($0) }
    let table = compiler.finish()
    self.root = root
    bodies = zip(nodes, ids).map { ($0, table.schema($1)) }
  }

  /// The JSON body schemas of all PUT operations; a range of media types such as `*/*` has JSON among them.
  private static func nodes(_ root: Node, _ store: DocumentStore) -> [Node] {
    func followed(_ node: Node?) -> Node? { node.flatMap { try? store.resolveChain($0) } }
    var bodies: [Node] = []
    for (_, item) in root["paths"]?.members.map({ ($0.key, $0.value) }) ?? [] {
      guard let item = followed(item), let put = followed(item["put"]) else { continue }
      if let content = followed(put["requestBody"])?["content"] {
        for (type, media) in content.members.map({ ($0.key, $0.value) }) {
          guard let name = type.text, name.contains("json") || name.contains("*") else { continue }
          if let schema = followed(media)?["schema"] { bodies.append(schema) }
        }
      }
      let parameters = [put, item].flatMap { $0["parameters"]?.elements.map { $0 } ?? [] }
      for parameter in parameters.compactMap(followed) where parameter["in"]?.string == "body" {
        if let schema = parameter["schema"] { bodies.append(schema) }
      }
    }
    return bodies
  }
}

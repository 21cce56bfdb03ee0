import Documents
import JSON
import JSONSchema

/// The bodies of a document's PUT operations, compiled.
struct UpdateBodies {
  let root: Node
  /// Each body's schema in the document, and compiled.
  let bodies: [(node: Node, schema: Schema)]

  /// `nil` for a document that cannot be read.
  init?(_ path: String) {
    let store = DocumentStore()
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

  /// The JSON body schemas of all PUT operations.
  private static func nodes(_ root: Node, _ store: DocumentStore) -> [Node] {
    func followed(_ node: Node?) -> Node? {
      guard let node else { return nil }
      guard let reference = node["$ref"]?.string else { return node }
      return try? store.resolve(reference, from: node)
    }
    var bodies: [Node] = []
    for (_, item) in root["paths"]?.members.map({ ($0.key, $0.value) }) ?? [] {
      guard let put = followed(item)?["put"] else { continue }
      if let content = followed(put["requestBody"])?["content"] {
        for (type, media) in content.members.map({ ($0.key, $0.value) }) where type.text?.contains("json") == true {
          if let schema = media["schema"] { bodies.append(schema) }
        }
      }
      for parameter in put["parameters"]?.elements.map({ $0 }) ?? [] {
        guard let parameter = followed(parameter), parameter["in"]?.string == "body" else { continue }
        if let schema = parameter["schema"] { bodies.append(schema) }
      }
    }
    return bodies
  }
}

import Documents
import JSONSchema
import OpenAPI

/// The schemas of the operations that a run uses, compiled once, by their node in the document.
struct CompiledSchemas: Sendable {
  /// All of them, and what they are made of.
  let table: SchemaTable
  private let names: [Node: SchemaID]
  /// What was wrong with them.
  let diagnostics: [Diagnostic]

  /// Compiles the schemas of bodies, parameters, responses and headers of `operations`, and those in `named`.
  init(operations: [Operation], named: [Node] = [], version: APIDescription.Version, store: DocumentStore) {
    var compiler = SchemaCompiler(store: store, dialect: Self.dialect(of: version))
    var names: [Node: SchemaID] = [:]
    for node in operations.flatMap(Self.schemaNodes) + named where names[node] == nil {
      names[node] = compiler.compile(node)
    }
    self.names = names
    table = compiler.finish()
    diagnostics = compiler.diagnostics
  }

  /// The compiled schema of `node`; `nil` for no node.
  func schema(_ node: Node?) -> Schema? {
    node.flatMap { names[$0] }.map { table.schema($0) }
  }

  /// The dialect that documents of that version use.
  static func dialect(of version: APIDescription.Version) -> Dialect {
    switch version {
    case .swagger20: .swagger20
    case .openAPI30: .openAPI30
    case .openAPI31, .openAPI32: .draft202012
    }
  }

  private static func schemaNodes(of operation: Operation) -> [Node] {
    var nodes = operation.parameters.compactMap(\.schema)
    nodes += operation.requestBody?.content.compactMap(\.schema) ?? []
    for response in operation.responses {
      nodes += response.content.compactMap(\.schema) + response.headers.compactMap(\.schema)
    }
    return nodes
  }
}

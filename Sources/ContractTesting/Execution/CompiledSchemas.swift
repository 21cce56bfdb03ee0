import Documents
import JSONSchema
import MediaTypes
import OpenAPI

/// The schemas of the operations that a run uses, compiled once, by their node in the document.
struct CompiledSchemas: Sendable {
  /// All of them, and what they are made of.
  let table: SchemaTable
  private let names: [Node: SchemaID]
  /// The schemas of media types that have no node for theirs, by the place of the media type.
  private let contents: [Place: SchemaID]
  /// What was wrong with them.
  let diagnostics: [Diagnostic]

  /// Compiles the schemas of bodies, parameters, responses and headers of `operations`, and those in `named`.
  init(operations: [Operation], named: [Node] = [], version: APIDescription.Version, store: DocumentStore) {
    var compiler = SchemaCompiler(store: store, dialect: Self.dialect(of: version))
    var names: [Node: SchemaID] = [:]
    for node in operations.flatMap(Self.schemaNodes) + named where names[node] == nil {
      names[node] = compiler.compile(node)
    }
    var contents: [Place: SchemaID] = [:]
    for media in operations.flatMap(Self.contents) where media.schema == nil && contents[media.place] == nil {
      contents[media.place] = compiler.compileContent(of: media)
    }
    self.names = names
    self.contents = contents
    table = compiler.finish()
    diagnostics = compiler.diagnostics
  }

  /// The compiled schema of `node`; `nil` for no node.
  func schema(_ node: Node?) -> Schema? {
    node.flatMap { names[$0] }.map { table.schema($0) }
  }

  /// The compiled schema of what a media type holds; `nil` where the document says nothing of it.
  func schema(of media: MediaType?) -> Schema? {
    guard let media else { return nil }
    return schema(media.schema) ?? contents[media.place].map { table.schema($0) }
  }

  /// The dialect that documents of that version use.
  static func dialect(of version: APIDescription.Version) -> Dialect {
    switch version {
    case .swagger20: .swagger20
    case .openAPI30: .openAPI30
    case .openAPI31, .openAPI32: .draft202012
    }
  }

  private static func contents(of operation: Operation) -> [MediaType] {
    (operation.requestBody?.content ?? []) + operation.responses.flatMap(\.content)
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

import Documents
import JSON
import RegularExpressions

/// Compiles schema objects of any dialect into one `SchemaTable`.
///
/// What comes in: nodes of loaded documents. What goes out: `SchemaKeywords`, one for each schema object that is
/// reachable from them, and diagnostics for what the schemas do not say properly. A keyword that is malformed is left
/// out; a reference that leads nowhere makes a schema that accepts anything. Nothing here knows of operations.
///
/// Schemas wait in a list until they are read, so neither depth nor recursion of a document can exhaust the stack.
public struct SchemaCompiler {
  /// Everything that did not mean what its author may think, in the order of the documents' reading.
  public internal(set) var diagnostics: [Diagnostic] = []

  let dialect: Dialect
  var resources: SchemaResources
  /// The resource of the schema that is being read.
  var resource = 0
  private var ids: [Node: SchemaID] = [:]
  private var schemas: [SchemaKeywords] = []
  private var resourceOfSchema: [Int] = []
  private var unread = 0
  private var dynamicNames: Set<String> = []
  var subtypes = DiscriminatorSubtypes()
  /// Documents repeat their patterns.
  var patterns: [String: RegularExpression] = [:]

  /// Makes a compiler whose references `store` resolves; `dialect` holds unless a schema's `$schema` says otherwise.
  public init(store: DocumentStore, dialect: Dialect) {
    self.dialect = dialect
    self.resources = SchemaResources(store: store, dialect: dialect)
  }

  /// Makes `node`, the root of a document, known as `uri`, so that references to that URI find it without a network.
  public mutating func register(_ node: Node, as uri: String) {
    resources.index(node, uri: uri)
  }

  /// Compiles the schema object at `node` and all that it refers to; the same node gives the same id.
  public mutating func compile(_ node: Node) -> SchemaID {
    let id = schema(at: node, resource: resources.resource(of: node))
    readAll()
    return id
  }

  /// A schema that no node holds: of an object with these properties, the files among them strings of bytes.
  ///
  /// - Parameter node: what the schema stands for in the document.
  public mutating func compile(
    fields: [(name: String, schema: Node, isRequired: Bool, isFile: Bool)], at node: Node
  ) -> SchemaID {
    var keywords = SchemaKeywords(node: node)
    keywords.types = .object
    keywords.properties = fields.map { field in
      let name = JSONString(field.name)
      return SchemaKeywords.Property(
        name: name, schema: field.isFile ? compileBytes(at: field.schema) : compile(field.schema))
    }
    keywords.required = fields.filter(\.isRequired).map { JSONString($0.name) }
    return add(keywords)
  }

  /// A schema that no node holds: of a string that stands for bytes.
  ///
  /// - Parameter node: what the schema stands for in the document.
  public mutating func compileBytes(at node: Node) -> SchemaID {
    var keywords = SchemaKeywords(node: node)
    keywords.types = .string
    keywords.format = "binary"
    return add(keywords)
  }

  private mutating func add(_ keywords: SchemaKeywords) -> SchemaID {
    let id = SchemaID(index: Int32(schemas.count))
    schemas.append(keywords)
    resourceOfSchema.append(resources.resource(of: keywords.node))
    unread = schemas.count
    return id
  }

  /// The table of everything compiled so far.
  public mutating func finish() -> SchemaTable {
    compileDynamicTargets()
    reportEndlessReferences()
    let anchors = dynamicAnchors()
    let dynamicTargets = anchors.flatMap { $0 }
    let graph = InPlaceGraph(schemas: schemas, dynamicTargets: dynamicTargets)
    let recursive = graph.recursive()
    let directions = DirectedProperties(schemas: schemas, graph: graph)
    let entries = schemas.indices.map { index in
      CompiledSchema(
        id: SchemaID(index: Int32(index)), keywords: schemas[index], resource: resourceOfSchema[index],
        recursesInPlace: recursive[index],
        readOnlyNames: directions.readOnly[index] ?? [],
        writeOnlyNames: directions.writeOnly[index] ?? [])
    }
    return SchemaTable(entries: entries, dynamicAnchors: dynamicTargets.isEmpty ? [] : anchors)
  }

  /// The id of a subschema of the schema that is being read; it is read later.
  mutating func subschema(_ node: Node) -> SchemaID {
    schema(at: node, resource: resources.rootResource(node) ?? resource)
  }

  mutating func schema(at node: Node, resource: Int) -> SchemaID {
    if let id = ids[node] { return id }
    let id = SchemaID(index: Int32(schemas.count))
    ids[node] = id
    schemas.append(SchemaKeywords(node: node))
    resourceOfSchema.append(resource)
    return id
  }

  /// The dialect of the schema that is being read.
  var currentDialect: Dialect { resources[resource].dialect }

  /// Resolves a reference of the schema that is being read; says what is wrong and gives `nil` when it leads nowhere.
  mutating func resolve(_ reference: String, at node: Node) -> SchemaResources.Target? {
    do throws(ReferenceError) {
      return try resources.resolve(reference, from: node, resource: resource)
    } catch {
      let cause = error.diagnostic
      report(
        .error, "broken-reference", at: node.place, cause.message,
        remedy: cause.remedy.isEmpty ? "Point the reference at a schema that exists." : cause.remedy)
      return nil
    }
  }

  /// Notes that `$dynamicRef` looks for `name`.
  mutating func lookUpDynamically(_ name: String) {
    dynamicNames.insert(name)
  }

  /// Adds a diagnostic.
  mutating func report(
    _ severity: Diagnostic.Severity, _ rule: String, at place: Place, _ message: String, remedy: String
  ) {
    diagnostics.append(Diagnostic(severity, rule: rule, at: place, message, remedy: remedy))
  }

  private mutating func readAll() {
    while unread < schemas.count {
      var keywords = schemas[unread]
      resource = resourceOfSchema[unread]
      read(&keywords)
      schemas[unread] = keywords
      unread += 1
    }
  }

  /// Compiles what `$dynamicRef` may find in the resources that are in use, until that brings no new ones in.
  private mutating func compileDynamicTargets() {
    guard !dynamicNames.isEmpty else { return }
    var count = -1
    while count != schemas.count {
      count = schemas.count
      for resource in Set(resourceOfSchema) {
        for name in dynamicNames {
          guard let node = resources[resource].dynamicAnchors[name] else { continue }
          _ = schema(at: node, resource: resource)
        }
      }
      readAll()
    }
  }

  private func dynamicAnchors() -> [[(name: String, schema: SchemaID)]] {
    guard !dynamicNames.isEmpty else { return [] }
    return resources.all.map { resource in
      dynamicNames.sorted().compactMap { name in
        guard let node = resource.dynamicAnchors[name], let id = ids[node] else { return nil }
        return (name, id)
      }
    }
  }

  /// A schema that is nothing but itself can neither be met nor broken.
  private mutating func reportEndlessReferences() {
    let graph = InPlaceGraph(unconditionalOf: schemas)
    for (index, endless) in graph.recursive().enumerated() where endless {
      schemas[index].unresolved = true
      let node = schemas[index].node
      report(
        .error, "endless-reference", at: node.place, "the schema refers to itself without stepping into the value",
        remedy: "Break the circle of $ref and allOf.")
    }
  }
}

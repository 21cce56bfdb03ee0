import Documents
import JSON
import JSONSchema
import MediaTypes
import OpenAPI

/// What the sandbox makes of a document: its operations, ready to serve, and the collections behind their paths.
struct ResourceModel: Sendable {
  let basePath: String
  let title: String
  let operations: [OperationPlan]
  let collections: [RecordCollection]
  /// The kinds of records that the collections hold.
  let storedModels: [StoredModel]
  /// The fields that name records of other models.
  let relations: [Relation]
  let securitySchemes: [String: SecurityScheme]
  /// Operations by path, in the order of the router's routes.
  let router: PathRouter<PathPlan>
  /// The operation that reads an item or a single record, by collection.
  let readers: [Int: OperationPlan]
  /// The data models, and where their records are.
  let models: ActionModels
  /// The actions of operations, by the operations' index; the others have the default.
  let actions: [Int: Action]
  /// What is wrong with the extensions that declare models and actions.
  let findings: [Diagnostic]

  /// The operations of one path, by method.
  struct PathPlan: Sendable {
    let methods: [String: OperationPlan]

    /// The methods for an `Allow` field.
    var allowed: String {
      var names = methods.keys.sorted()
      if methods["GET"] != nil, methods["HEAD"] == nil { names.append("HEAD") }
      if methods["OPTIONS"] == nil { names.append("OPTIONS") }
      return names.joined(separator: ", ")
    }
  }

  init(_ description: APIDescription, store: DocumentStore) {
    basePath = description.basePath
    title = description.title
    securitySchemes = description.securitySchemes
    let schemas = CompiledSchemas(description, store: store)
    let layout = PathLayout(description.operations, schemas: schemas)
    collections = layout.collections
    storedModels = StoredModels.of(layout.collections, description)
    var relationReader = RelationReader(collections: layout.collections, models: storedModels)
    relations = relationReader.relations()
    let plans = description.operations.enumerated().map { index, operation in
      OperationPlan(
        operation, index: index, resource: layout.resource(of: operation.path),
        envelope: layout.envelope(of: operation.path), schemas: schemas)
    }
    operations = plans
    var order: [String] = []
    var grouped: [String: [OperationPlan]] = [:]
    for plan in plans {
      let text = plan.operation.path.text
      if grouped[text] == nil { order.append(text) }
      grouped[text, default: []].append(plan)
    }
    router = PathRouter(
      order.compactMap { text in
        guard let plans = grouped[text], let first = plans.first else { return nil }
        let methods = Dictionary(plans.map { ($0.operation.method, $0) }, uniquingKeysWith: { first, _ in first })
        return (first.operation.path, PathPlan(methods: methods))
      })
    var readers: [Int: OperationPlan] = [:]
    for plan in plans where plan.operation.method == "GET" {
      switch plan.resource {
      case .item(let index), .singleton(let index): readers[index] = readers[index] ?? plan
      case .list, .bulk, .other: continue
      }
    }
    self.readers = readers
    models = ActionModels(schemas.dataModels, collections: collections)
    let table = ActionTable(description.root, operations: plans, models: models)
    actions = table.actions
    findings = table.findings + relationReader.findings
  }
}

/// The compiled schemas of a document's operations, by node.
struct CompiledSchemas: Sendable {
  private let ids: [Node: SchemaID]
  /// By the place of the media type, where no node is the schema.
  private let contents: [Place: SchemaID]
  private let table: SchemaTable
  /// The schemas that are declared to be records, in the document's order.
  let dataModels: [DataModel]

  init(_ description: APIDescription, store: DocumentStore) {
    let dialect: Dialect =
      switch description.version {
      case .swagger20: .swagger20
      case .openAPI30: .openAPI30
      case .openAPI31, .openAPI32: .draft202012
      }
    var compiler = SchemaCompiler(store: store, dialect: dialect)
    var ids: [Node: SchemaID] = [:]
    for operation in description.operations {
      var nodes = operation.parameters.map(\.schema) + (operation.requestBody?.content ?? []).map(\.schema)
      for response in operation.responses {
        nodes += response.content.map(\.schema) + response.headers.map(\.schema)
      }
      for node in nodes.compactMap({ $0 }) where ids[node] == nil { ids[node] = compiler.compile(node) }
    }
    let declared = description.schemas.filter { $0.schema[DataModel.extensionName]?.declaresModel == true }
    for model in declared where ids[model.schema] == nil { ids[model.schema] = compiler.compile(model.schema) }
    var contents: [Place: SchemaID] = [:]
    for operation in description.operations {
      for media in (operation.requestBody?.content ?? []) + operation.responses.flatMap(\.content)
      where media.schema == nil && contents[media.place] == nil {
        contents[media.place] = compiler.compileContent(of: media)
      }
    }
    self.ids = ids
    self.contents = contents
    let table = compiler.finish()
    self.table = table
    dataModels = declared.compactMap { name, node in
      ids[node].map { DataModel(name: name, schema: table.schema($0), node: node) }
    }
  }

  /// The model whose records have this schema.
  func dataModel(of schema: Schema?) -> DataModel? {
    guard let id = schema?.referred.id else { return nil }
    return dataModels.first { $0.schema.id == id }
  }

  /// The compiled schema of a node that an operation refers to.
  func schema(_ node: Node?) -> Schema? {
    node.flatMap { ids[$0] }.map(table.schema)
  }

  /// The compiled schema of what a media type holds.
  func schema(of media: MediaType?) -> Schema? {
    guard let media else { return nil }
    return schema(media.schema) ?? contents[media.place].map(table.schema)
  }
}

import Documents
import JSON
import JSONSchema
import OpenAPI

/// Records that are kept in one table: those that a schema of `components/schemas` describes, or those behind a path whose
/// schema has no name.
struct StoredModel: Sendable {
  /// A member of the records, and the column that shows it.
  struct Field: Hashable, Sendable {
    let name: String
    let type: FieldType
  }

  let name: String
  let fields: [Field]
  /// The collections that hold records of this model.
  let collections: [Int]
}

/// What a column holds.
enum FieldType: String, Sendable {
  case integer = "INTEGER"
  case number = "REAL"
  case boolean = "BOOLEAN"
  case text = "TEXT"
  /// An array or an object as JSON text.
  case json = "JSON"
  /// Values of more than one type.
  case any = ""

  init(_ types: TypeSet?) {
    let types = types?.subtracting(.null) ?? .any
    self =
      switch types {
      case .integer: .integer
      case .number, [.integer, .number]: .number
      case .boolean: .boolean
      case .string: .text
      case .array, .object, [.array, .object]: .json
      default: .any
      }
  }
}

/// Finds the models behind a document's collections.
enum StoredModels {
  /// The models in the order of the collections; every collection belongs to exactly one.
  static func of(_ collections: [RecordCollection], _ description: APIDescription) -> [StoredModel] {
    let names = Dictionary(description.schemas.map { ($0.schema, $0.name) }, uniquingKeysWith: { first, _ in first })
    var order: [String] = []
    var members: [String: [RecordCollection]] = [:]
    for collection in collections {
      let name = name(of: collection, names) ?? unnamed(collection, taken: Set(names.values).union(order))
      if members[name] == nil { order.append(name) }
      members[name, default: []].append(collection)
    }
    return order.map { name in
      let own = members[name] ?? []
      return StoredModel(name: name, fields: fields(of: own), collections: own.map(\.index))
    }
  }

  /// The name that the components have for the records' schema.
  private static func name(of collection: RecordCollection, _ names: [Node: String]) -> String? {
    var schema = collection.recordSchema
    for _ in 0..<16 {
      guard let current = schema else { return nil }
      if let name = names[current.keywords.node] { return name }
      schema = current.keywords.reference.map(current.table.schema)
    }
    return nil
  }

  private static func unnamed(_ collection: RecordCollection, taken: Set<String>) -> String {
    let folded = Set(taken.map { $0.lowercased() })
    return folded.contains(collection.name.lowercased()) ? collection.table : collection.name
  }

  private static func fields(of collections: [RecordCollection]) -> [StoredModel.Field] {
    var fields: [StoredModel.Field] = []
    var seen: Set<JSONString> = []
    for shape in collections.flatMap({ [$0.shape] + $0.writtenSchemas.map { ObjectShape($0) } }).compactMap({ $0 }) {
      for member in shape.members where seen.insert(member.name).inserted {
        fields.append(StoredModel.Field(name: member.name.text, type: FieldType(member.types)))
      }
    }
    return fields
  }
}

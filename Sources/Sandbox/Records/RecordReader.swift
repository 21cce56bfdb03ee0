import Documents
import GRDB
import JSON
import OpenAPI

/// Looks at the records in a database file, also while a sandbox serves them. Changes nothing.
public struct RecordReader: Sendable {
  private let file: String
  private let queue: DatabaseQueue
  private let model: ResourceModel

  /// Opens the file.
  ///
  /// - Throws: when there is none, or it was not made by a sandbox.
  public init(file: String, description: APIDescription, store: DocumentStore) throws(SandboxError) {
    self.file = file
    model = ResourceModel(description, store: store)
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    do {
      queue = try DatabaseQueue(path: file, configuration: configuration)
      let isOurs = try queue.read { try $0.tableExists("_models") }
      if isOurs { return }
    } catch {
      throw SandboxError(
        "The records in \(file) cannot be read: \(error).",
        remedy: "Name the file that 'contract-test serve SPEC --database FILE' writes.")
    }
    throw SandboxError(
      "\(file) holds no records of a sandbox.",
      remedy: "Name the file that 'contract-test serve SPEC --database FILE' writes.")
  }

  /// The names of the document's models.
  public var models: [String] { model.storedModels.map(\.name) }

  /// The records of the model of that name for which every condition holds, in the order in which they were made.
  ///
  /// - Throws: a `WhereError` when a condition is mistaken, a `SandboxError` when there is no such model.
  public func records(of name: String, where conditions: [String] = []) throws -> RecordList {
    guard let storedModel = model.storedModels.first(where: { $0.name == name }) else {
      let nearest = Spelling.nearest(to: name, among: models).map { "Did you mean \"\($0)\"?" }
      throw SandboxError(
        "The document has no model \"\(name)\".", remedy: nearest ?? "It has: \(models.joined(separator: ", ")).")
    }
    var list = RecordList(
      model: name, fields: storedModel.fields.map(\.name), showsPath: isNested(storedModel),
      rows: try rows(of: storedModel))
    for field in list.rows.flatMap({ $0.record.object?.keys ?? [] }) where !list.fields.contains(field.text) {
      list.fields.append(field.text)
    }
    let clauses = try conditions.map { try WhereClause(text: $0, fields: list.fields) }
    list.rows.removeAll { row in !clauses.allSatisfy { $0.matches(row.record) } }
    return list
  }

  private func isNested(_ storedModel: StoredModel) -> Bool {
    storedModel.collections.count > 1
      || storedModel.collections.contains { !model.collections[$0].path.parameters.isEmpty }
  }

  private func rows(of storedModel: StoredModel) throws -> [RecordList.Row] {
    do {
      return try queue.read { database in
        guard let entry = try ModelCatalogue(database)[storedModel.name] else { return [] }
        let cursor = try Row.fetchCursor(
          database,
          sql: """
            SELECT rowid, "_collection", "_parent", "_key", "_record" FROM \(SQLText.identifier(entry.table)) ORDER BY rowid
            """)
        var rows: [RecordList.Row] = []
        while let row = try cursor.next() {
          rows.append(
            RecordList.Row(
              number: row[0], path: Self.path(row[1], parent: row[2], key: row[3]),
              record: try JSONParser.parse(row[4] as String).value))
        }
        return rows
      }
    } catch {
      throw SandboxError("The records in \(file) cannot be read: \(error).", remedy: "Try again, or name another file.")
    }
  }

  /// The path of a record: that of its collection with its parents' keys, and its own.
  private static func path(_ collection: String, parent: String, key: String) -> String {
    var path = ""
    var parents = parent.split(separator: "/")[...]
    for part in collection.split(separator: "/") {
      path += "/" + (part == "{}" ? parents.popFirst() ?? part : part)
    }
    return key.isEmpty ? path : path + "/" + PercentEncoding.encode(key)
  }
}

/// Records of one model.
public struct RecordList: Sendable {
  /// A record and where it is.
  public struct Row: Sendable {
    /// The number of the row in its table: counted up, and never given twice.
    public let number: Int64
    /// Where the API has the record: `/posts/3`.
    public let path: String
    /// The record as it is stored.
    public let record: JSONValue
  }

  /// The model's name.
  public let model: String
  /// The fields of the model, and those that records have besides.
  public internal(set) var fields: [String]
  /// Whether a path tells more than a record's own id.
  public let showsPath: Bool
  /// The records.
  public internal(set) var rows: [Row]
}

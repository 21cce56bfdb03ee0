import GRDB
import JSON

/// What a database file says of its own tables: which model each holds, with which columns.
struct ModelCatalogue {
  private static let create = """
    CREATE TABLE IF NOT EXISTS "_models" ("name" TEXT PRIMARY KEY, "table" TEXT NOT NULL UNIQUE, "columns" TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS "_document" ("fingerprint" TEXT NOT NULL);
    """

  /// A model as it was when the file was last opened for writing.
  struct Entry {
    let model: String
    let table: String
    let columns: [ModelColumn]
  }

  private(set) var entries: [Entry] = []
  /// Of the document that the records fit; `nil` in a new file.
  let fingerprint: String?

  /// Reads the catalogue; an empty one where there is none.
  init(_ database: Database) throws {
    guard try database.tableExists("_models") else {
      fingerprint = nil
      return
    }
    fingerprint = try String.fetchOne(database, sql: #"SELECT "fingerprint" FROM "_document""#)
    let rows = try Row.fetchCursor(database, sql: #"SELECT "name", "table", "columns" FROM "_models" ORDER BY rowid"#)
    while let row = try rows.next() {
      entries.append(Entry(model: row[0], table: row[1], columns: try Self.columns(row[2])))
    }
  }

  /// The entry of the model of that name.
  subscript(model: String) -> Entry? { entries.first { $0.model == model } }

  /// The name of the table of a model: the one it has, else its own name, or one like it that no other table has.
  func tableName(for model: StoredModel, besides taken: Set<String>) -> String {
    if let known = self[model.name] { return known.table }
    var name = model.name
    let taken = taken.union(entries.map { $0.table.lowercased() })
    while name.lowercased().hasPrefix("sqlite_") || name.hasPrefix("_") || taken.contains(name.lowercased()) {
      name = name.hasPrefix("_") || name.lowercased().hasPrefix("sqlite_") ? "model " + name : name + "_"
    }
    return name
  }

  /// Makes the catalogue's tables where they are missing.
  static func prepare(_ database: Database) throws {
    try database.execute(sql: create)
  }

  /// Notes what the table of a model is now.
  static func write(_ model: StoredModel, _ table: ModelTable, _ database: Database) throws {
    let columns = table.columns.map { column in
      JSONValue.object([
        "name": .string(JSONString(column.name)), "field": .string(JSONString(column.field)),
        "type": .string(JSONString(column.type.rawValue)),
      ])
    }
    try database.execute(
      sql: """
        INSERT INTO "_models" VALUES (?, ?, ?) ON CONFLICT ("name") DO UPDATE SET "columns" = excluded."columns"
        """, arguments: [model.name, table.name, JSONValue.array(columns).serialized()])
  }

  /// Notes the document that the records fit now.
  static func write(fingerprint: String, _ database: Database) throws {
    try database.execute(sql: #"DELETE FROM "_document""#)
    try database.execute(sql: #"INSERT INTO "_document" VALUES (?)"#, arguments: [fingerprint])
  }

  private static func columns(_ text: String) throws -> [ModelColumn] {
    (try JSONParser.parse(text).value.array ?? []).compactMap { column in
      guard let name = column["name"]?.string?.text, let field = column["field"]?.string?.text else { return nil }
      let type = column["type"]?.string.flatMap { FieldType(rawValue: $0.text) }
      return ModelColumn(name: name, field: field, type: type ?? .any)
    }
  }
}

import JSON

/// The table of a data model, in SQL.
///
/// Each row has a number of its own, the place of its record, and the record's exact JSON. The fields' columns are
/// generated from that when they are read: they cost nothing to write, and what SQLite's types cannot hold (numbers of any
/// size, the difference between null and absent) is not lost.
struct ModelTable: Sendable {
  let name: String
  /// The column that numbers the rows: `id`, unless the model has a field of that name.
  let rowColumn: String
  /// The column of each field that can have one.
  let columns: [ModelColumn]

  init(_ model: StoredModel, name: String) {
    self.name = name
    let hasID = model.fields.contains { $0.name.lowercased() == "id" }
    rowColumn = hasID ? "_row" : "id"
    var taken: Set<String> = [rowColumn, "_collection", "_parent", "_key", "_record", "_former"]
    columns = model.fields.compactMap { field in
      guard ModelColumn.isPossible(field.name) else { return nil }
      // SQLite tells names apart without looking at case.
      var name = field.name
      while !taken.insert(name.lowercased()).inserted { name += "_" }
      return ModelColumn(name: name, field: field.name, type: field.type)
    }
  }

  var quotedName: String { SQLText.identifier(name) }

  var create: String {
    let fields = columns.map { ",\n  " + $0.definition }.joined()
    return """
      CREATE TABLE \(quotedName) (\(SQLText.identifier(rowColumn)) INTEGER PRIMARY KEY AUTOINCREMENT,
        "_collection" TEXT NOT NULL, "_parent" TEXT NOT NULL, "_key" TEXT NOT NULL, "_record" TEXT NOT NULL,
        "_former" TEXT\(fields),
        UNIQUE ("_collection", "_parent", "_key"))
      """
  }
}

/// A column that shows a field of the records.
struct ModelColumn: Hashable, Sendable {
  let name: String
  let field: String
  let type: FieldType

  /// The column in a table's definition.
  var definition: String {
    let path = SQLText.literal("$.\"\(field)\"")
    let type = type == .any ? "" : type.rawValue + " "
    return "\(SQLText.identifier(name)) \(type)GENERATED ALWAYS AS (json_extract(\"_record\", \(path))) VIRTUAL"
  }

  /// Whether SQLite has a JSON path to a member of that name.
  static func isPossible(_ field: String) -> Bool {
    !field.isEmpty && field.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
  }
}

/// Names and texts inside SQL.
enum SQLText {
  static func identifier(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }
  static func literal(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}

/// The SQL of one collection. Records of the same path in another document are other records only in another file.
struct CollectionStatements: Sendable {
  /// The collection's name in the counters.
  let collection: String
  let find: String
  let findAnywhere: String
  let list: String
  let all: String
  let insert: String
  let update: String
  let delete: String
  let deleteBelow: String

  init(collection: String, in table: ModelTable) {
    self.collection = collection
    let place = #""_collection" = \#(SQLText.literal(collection)) AND "_parent" = ?"#
    find = #"SELECT "_record" FROM \#(table.quotedName) WHERE \#(place) AND "_key" = ?"#
    findAnywhere = """
      SELECT "_parent" FROM \(table.quotedName) WHERE "_collection" = \(SQLText.literal(collection)) AND "_key" = ?
      ORDER BY \(SQLText.identifier(table.rowColumn)) LIMIT 1
      """
    list = """
      SELECT "_key", "_record" FROM \(table.quotedName) WHERE \(place) ORDER BY \(SQLText.identifier(table.rowColumn))
      """
    all = """
      SELECT "_parent", "_key", "_record" FROM \(table.quotedName)
      WHERE "_collection" = \(SQLText.literal(collection)) ORDER BY \(SQLText.identifier(table.rowColumn))
      """
    insert = """
      INSERT INTO \(table.quotedName) ("_collection", "_parent", "_key", "_record")
      VALUES (\(SQLText.literal(collection)), ?, ?, ?)
      """
    update = #"UPDATE \#(table.quotedName) SET "_record" = ?3 WHERE \#(place)1 AND "_key" = ?2"#
    delete = #"DELETE FROM \#(table.quotedName) WHERE \#(place) AND "_key" = ?"#
    deleteBelow = """
      DELETE FROM \(table.quotedName) WHERE "_collection" = \(SQLText.literal(collection))
        AND ("_parent" = ?1 OR substr("_parent", 1, length(?1) + 1) = ?1 || '/')
      """
  }
}

/// The SQL of what all collections share: the numbers given, and which collections have had their first records.
enum SharedStatements {
  static let create = """
    CREATE TABLE IF NOT EXISTS "_counters" ("table" TEXT PRIMARY KEY, "last" INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS "_seeded" ("table" TEXT NOT NULL, "parent" TEXT NOT NULL, PRIMARY KEY ("table", "parent"));
    """
  static let isSeeded = #"SELECT 1 FROM "_seeded" WHERE "table" = ? AND "parent" = ?"#
  static let markSeeded = #"INSERT OR IGNORE INTO "_seeded" VALUES (?, ?)"#
  static let forgetSeeded = #"DELETE FROM "_seeded" WHERE "table" = ? AND "parent" = ?"#
  static let count = """
    INSERT INTO "_counters" VALUES (?, MAX(1, ?)) ON CONFLICT ("table") DO UPDATE SET "last" = MAX("last" + 1, ?)
    RETURNING "last"
    """
  static let reserve = """
    INSERT INTO "_counters" VALUES (?, ?) ON CONFLICT ("table") DO UPDATE SET "last" = MAX("last", excluded."last")
    """
}

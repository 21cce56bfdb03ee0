import GRDB
import JSON

/// The records, in SQLite: one table a collection, each row a key and the record's JSON text.
struct RecordDatabase: Sendable {
  private let queue: DatabaseQueue
  private let statements: [TableStatements]

  /// Opens the database and makes the tables that are missing.
  init(file: String?, collections: [RecordCollection]) throws(SandboxError) {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = OFF")
    }
    statements = collections.map { TableStatements(table: $0.table) }
    do {
      queue =
        try file.map { try DatabaseQueue(path: $0, configuration: configuration) }
        ?? DatabaseQueue(configuration: configuration)
      let statements = statements
      try queue.inTransaction { database in
        try database.execute(sql: TableStatements.shared)
        for statement in statements { try database.execute(sql: statement.create) }
        return .commit
      }
    } catch {
      throw SandboxError(
        "The database \(file ?? "in memory") cannot be opened: \(error).",
        remedy: "Name a file that can be written and is no other program's database.")
    }
  }

  /// Runs `body` as one transaction: what it wrote is kept when it returns, and undone when it throws.
  func transaction<Value>(_ body: (RecordTransaction) throws -> Value) throws -> Value {
    var result: Value?
    try queue.inTransaction { database in
      result = try body(RecordTransaction(database: database, statements: statements))
      return .commit
    }
    guard let result else { throw ConnectionAbandoned() }
    return result
  }
}

/// The SQL of one table. Records of the same path in another document are other records only in another file.
struct TableStatements: Sendable {
  static let shared = """
    CREATE TABLE IF NOT EXISTS "counters" ("table" TEXT PRIMARY KEY, "last" INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS "seeded" ("table" TEXT NOT NULL, "parent" TEXT NOT NULL, PRIMARY KEY ("table", "parent"));
    """
  static let isSeeded = #"SELECT 1 FROM "seeded" WHERE "table" = ? AND "parent" = ?"#
  static let markSeeded = #"INSERT OR IGNORE INTO "seeded" VALUES (?, ?)"#
  static let count = """
    INSERT INTO "counters" VALUES (?, MAX(1, ?)) ON CONFLICT ("table") DO UPDATE SET "last" = MAX("last" + 1, ?)
    RETURNING "last"
    """
  static let reserve = """
    INSERT INTO "counters" VALUES (?, ?) ON CONFLICT ("table") DO UPDATE SET "last" = MAX("last", excluded."last")
    """

  let name: String
  let create: String
  let find: String
  let findAnywhere: String
  let list: String
  let insert: String
  let update: String
  let delete: String
  let deleteBelow: String

  init(table: String) {
    name = table
    let quoted = "\"records \(table.replacing("\"", with: "\"\""))\""
    create = """
      CREATE TABLE IF NOT EXISTS \(quoted) ("position" INTEGER PRIMARY KEY AUTOINCREMENT, "parent" TEXT NOT NULL,
        "key" TEXT NOT NULL, "record" TEXT NOT NULL, UNIQUE ("parent", "key"))
      """
    find = #"SELECT "record" FROM \#(quoted) WHERE "parent" = ? AND "key" = ?"#
    findAnywhere = #"SELECT "parent" FROM \#(quoted) WHERE "key" = ? ORDER BY "position" LIMIT 1"#
    list = #"SELECT "key", "record" FROM \#(quoted) WHERE "parent" = ? ORDER BY "position""#
    insert = #"INSERT INTO \#(quoted) ("parent", "key", "record") VALUES (?, ?, ?)"#
    update = #"UPDATE \#(quoted) SET "record" = ? WHERE "parent" = ? AND "key" = ?"#
    delete = #"DELETE FROM \#(quoted) WHERE "parent" = ? AND "key" = ?"#
    deleteBelow = #"DELETE FROM \#(quoted) WHERE "parent" = ?1 OR substr("parent", 1, length(?1) + 1) = ?1 || '/'"#
  }
}

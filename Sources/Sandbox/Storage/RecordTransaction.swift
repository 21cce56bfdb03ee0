import GRDB
import JSON

/// What can be done with the records inside one transaction.
struct RecordTransaction {
  let database: Database
  let statements: [TableStatements]

  /// The record of that key, or `nil`.
  func find(_ key: RecordKey) throws -> JSONValue? {
    guard !key.hasNUL else { return nil }
    let statement = try database.cachedStatement(sql: statements[key.collection].find)
    guard let text = try String.fetchOne(statement, arguments: [key.parent, key.key]) else { return nil }
    return try Self.parsed(text)
  }

  /// The first record with the same key below any parent.
  func findAnywhere(_ key: RecordKey) throws -> RecordKey? {
    guard !key.hasNUL else { return nil }
    let statement = try database.cachedStatement(sql: statements[key.collection].findAnywhere)
    return try String.fetchOne(statement, arguments: [key.key]).map {
      RecordKey(collection: key.collection, parent: $0, key: key.key)
    }
  }

  /// The records of a collection below `parent`, in the order they were made.
  func list(_ collection: Int, parent: String) throws -> [StoredRecord] {
    let statement = try database.cachedStatement(sql: statements[collection].list)
    var records: [StoredRecord] = []
    let rows = try Row.fetchCursor(statement, arguments: [parent])
    while let row = try rows.next() {
      records.append(
        StoredRecord(
          key: RecordKey(collection: collection, parent: parent, key: row[0]), value: try Self.parsed(row[1])))
    }
    return records
  }

  /// Adds a record.
  func insert(_ value: JSONValue, _ key: RecordKey) throws {
    try database.cachedStatement(sql: statements[key.collection].insert)
      .execute(arguments: [key.parent, key.key, value.serialized()])
    if let number = Int64(key.key) {
      try database.cachedStatement(sql: TableStatements.reserve)
        .execute(arguments: [statements[key.collection].name, number])
    }
  }

  /// Writes a record that is there.
  func update(_ value: JSONValue, _ key: RecordKey) throws {
    try database.cachedStatement(sql: statements[key.collection].update)
      .execute(arguments: [value.serialized(), key.parent, key.key])
  }

  /// Removes a record.
  func delete(_ key: RecordKey) throws {
    try database.cachedStatement(sql: statements[key.collection].delete).execute(arguments: [key.parent, key.key])
  }

  /// Removes all records of a collection whose parents' keys begin with `parent`.
  func deleteBelow(_ collection: Int, parent: String) throws {
    try database.cachedStatement(sql: statements[collection].deleteBelow).execute(arguments: [parent])
    try database.cachedStatement(sql: #"DELETE FROM "seeded" WHERE "table" = ? AND "parent" = ?"#)
      .execute(arguments: [statements[collection].name, parent])
  }

  /// The next number of a collection: never one that was given before.
  func nextNumber(_ collection: Int, atLeast minimum: Int64 = 1) throws -> Int64 {
    let statement = try database.cachedStatement(sql: TableStatements.count)
    return try Int64.fetchOne(statement, arguments: [statements[collection].name, minimum, minimum]) ?? minimum
  }

  /// Whether the first records of a collection below `parent` were made before.
  func isSeeded(_ collection: Int, parent: String) throws -> Bool {
    let statement = try database.cachedStatement(sql: TableStatements.isSeeded)
    return try Int.fetchOne(statement, arguments: [statements[collection].name, parent]) != nil
  }

  /// Says that the first records were made.
  func markSeeded(_ collection: Int, parent: String) throws {
    try database.cachedStatement(sql: TableStatements.markSeeded)
      .execute(arguments: [statements[collection].name, parent])
  }

  private static func parsed(_ text: String) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8)).value
  }
}

extension RecordKey {
  /// SQLite's text would end there.
  fileprivate var hasNUL: Bool { key.utf8.contains(0) || parent.utf8.contains(0) }
}

import GRDB
import JSON

/// What can be done with the records inside one transaction.
struct RecordTransaction {
  let database: Database
  let statements: [CollectionStatements]

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

  /// The records of a collection, whatever their parents.
  func all(_ collection: Int) throws -> [StoredRecord] {
    let statement = try database.cachedStatement(sql: statements[collection].all)
    let rows = try Row.fetchAll(statement)
    return try rows.map { row in
      StoredRecord(
        key: RecordKey(collection: collection, parent: row[0], key: row[1]), value: try Self.parsed(row[2]))
    }
  }

  /// Adds a record.
  func insert(_ value: JSONValue, _ key: RecordKey) throws {
    try database.cachedStatement(sql: statements[key.collection].insert)
      .execute(arguments: [key.parent, key.key, value.serialized()])
    if let number = Int64(key.key) {
      try database.cachedStatement(sql: SharedStatements.reserve)
        .execute(arguments: [statements[key.collection].collection, number])
    }
  }

  /// Writes a record that is there.
  func update(_ value: JSONValue, _ key: RecordKey) throws {
    try database.cachedStatement(sql: statements[key.collection].update)
      .execute(arguments: [key.parent, key.key, value.serialized()])
  }

  /// Removes a record.
  func delete(_ key: RecordKey) throws {
    try database.cachedStatement(sql: statements[key.collection].delete).execute(arguments: [key.parent, key.key])
  }

  /// Removes all records of a collection whose parents' keys begin with `parent`.
  func deleteBelow(_ collection: Int, parent: String) throws {
    try database.cachedStatement(sql: statements[collection].deleteBelow).execute(arguments: [parent])
    try database.cachedStatement(sql: SharedStatements.forgetSeeded)
      .execute(arguments: [statements[collection].collection, parent])
  }

  /// The next number of a collection: never one that was given before.
  func nextNumber(_ collection: Int, atLeast minimum: Int64 = 1) throws -> Int64 {
    let statement = try database.cachedStatement(sql: SharedStatements.count)
    return try Int64.fetchOne(statement, arguments: [statements[collection].collection, minimum, minimum]) ?? minimum
  }

  /// Whether the first records of a collection below `parent` were made before.
  func isSeeded(_ collection: Int, parent: String) throws -> Bool {
    let statement = try database.cachedStatement(sql: SharedStatements.isSeeded)
    return try Int.fetchOne(statement, arguments: [statements[collection].collection, parent]) != nil
  }

  /// Says that the first records were made.
  func markSeeded(_ collection: Int, parent: String) throws {
    try database.cachedStatement(sql: SharedStatements.markSeeded)
      .execute(arguments: [statements[collection].collection, parent])
  }

  private static func parsed(_ text: String) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8)).value
  }
}

extension RecordKey {
  /// SQLite's text would end there.
  fileprivate var hasNUL: Bool { key.utf8.contains(0) || parent.utf8.contains(0) }
}

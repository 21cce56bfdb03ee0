import GRDB
import JSON
import JSONSchema

/// The records, in SQLite: one table a data model.
struct RecordDatabase: Sendable {
  private let queue: DatabaseQueue
  private let statements: [CollectionStatements]
  /// What was changed in a file that an earlier version of the document had made, a sentence each.
  let notes: [String]

  /// Opens the database, makes the tables that are missing, and changes those whose models have changed.
  ///
  /// - Throws: when the file is no database, or its records do not fit the document any more.
  init(file: String?, model: ResourceModel, fingerprint: String) throws(SandboxError) {
    var tables: [ModelTable] = []
    var notes: [String] = []
    do {
      queue = try Self.open(file)
      try queue.inTransaction { database in
        try database.execute(sql: SharedStatements.create)
        try ModelCatalogue.prepare(database)
        let catalogue = try ModelCatalogue(database)
        var migration = ModelMigration(database, model: model)
        var taken: Set<String> = []
        for model in model.storedModels {
          let table = ModelTable(model, name: catalogue.tableName(for: model, besides: taken))
          taken.insert(table.name.lowercased())
          tables.append(table)
          if file != nil, catalogue.fingerprint == fingerprint, catalogue[model.name] != nil { continue }
          try migration.migrate(model, table, from: catalogue[model.name])
          if catalogue[model.name] != nil { try migration.fit(model, table) }
          try ModelCatalogue.write(model, table, database)
        }
        try migration.finish(file: file ?? "")
        try ModelCatalogue.write(fingerprint: fingerprint, database)
        notes = migration.notes
        return .commit
      }
    } catch let error as SandboxError {
      throw error
    } catch {
      throw SandboxError(
        "The database \(file ?? "in memory") cannot be opened: \(error).",
        remedy: "Name a file that can be written and is no other program's database.")
    }
    self.notes = notes
    var tableOf: [Int: ModelTable] = [:]
    for (model, table) in zip(model.storedModels, tables) {
      for collection in model.collections { tableOf[collection] = table }
    }
    statements = model.collections.compactMap { collection in
      tableOf[collection.index].map { CollectionStatements(collection: collection.table, in: $0) }
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

  private static func open(_ file: String?) throws -> DatabaseQueue {
    var configuration = Configuration()
    guard let file else {
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
      return try DatabaseQueue(configuration: configuration)
    }
    // With a write-ahead log, what is committed outlives the process, and others can read meanwhile.
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(5)
    return try DatabaseQueue(path: file, configuration: configuration)
  }
}

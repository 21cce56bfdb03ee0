import JSON

extension Service {
  /// DELETE of one record, and of all below it.
  func delete(_ exchange: Exchange, _ collection: RecordCollection, _ key: RecordKey) throws -> Answer {
    let record = try database.transaction { transaction in
      let stored = try existing(key, exchange, collection, transaction)
      try checkPreconditions(exchange, stored, collection)
      try remove(key, collection, transaction)
      return stored
    }
    return completed(
      answers.record(record, collection, exchange.plan, status: exchange.plan.success([204, 200, 202])), exchange)
  }

  /// DELETE of a list: the records that the query selects.
  func deleteSelected(_ exchange: Exchange, _ collection: RecordCollection) throws -> Answer {
    let parent = parent(of: exchange, in: collection)
    let selection = Selection(exchange, collection)
    let records = try database.transaction { transaction in
      try requireParents(exchange, collection, transaction)
      try seeder.seed(collection, parent: parent, transaction)
      let selected = try transaction.list(collection.index, parent: parent).filter(selection.matches)
      for record in selected { try remove(record.key, collection, transaction) }
      return selected.map(\.value)
    }
    let status = exchange.plan.success([204, 200, 202])
    return completed(answers.outcome(records, collection, exchange.plan, status: status), exchange)
  }

  /// Removes a record, all below it, and what its relations say.
  func remove(_ key: RecordKey, _ collection: RecordCollection, _ transaction: RecordTransaction) throws {
    try transaction.delete(key)
    try release(key, transaction)
    for child in model.descendants(of: collection.index) {
      try transaction.deleteBelow(child, parent: key.asParent)
    }
  }
}

extension ResourceModel {
  /// The collections whose paths go through an item of that collection.
  func descendants(of collection: Int) -> [Int] {
    let children = collections.filter { $0.parent == collection && $0.index != collection }.map(\.index)
    return children + children.flatMap(descendants)
  }
}

import JSON
import JSONSchema

extension Service {
  /// GET of one record.
  func read(_ exchange: Exchange, _ collection: RecordCollection, _ key: RecordKey) throws -> Answer {
    let stored = try database.transaction { transaction in
      try existing(try located(key, exchange, transaction), exchange, collection, transaction)
    }
    let record = try hooks.read?(stored, key, exchange) ?? stored
    var answer = answers.record(record, collection, exchange.plan, status: exchange.plan.success([200]))
    let tag = EntityTag.strong(answer.body)
    answer.set("ETag", hooks.entityTag?(tag, record) ?? tag)
    if let known = exchange.request.field("if-none-match"), EntityTag.matchesWeakly(known, tag) {
      return Answer(status: 304, fields: [("ETag", tag)])
    }
    return completed(answer, exchange)
  }

  /// GET of a list.
  func list(_ exchange: Exchange, _ collection: RecordCollection) throws -> Answer {
    let parent = parent(of: exchange, in: collection)
    var records = try database.transaction { transaction in
      try requireParents(exchange, collection, transaction)
      try seeder.seed(collection, parent: parent, transaction)
      return try transaction.list(collection.index, parent: parent)
    }
    let selection = Selection(exchange, collection)
    records = records.filter(selection.matches)
    let total = records.count
    records = Array(Page(exchange).of(records))
    if let changed = hooks.list?(records, exchange) { records = changed }
    let status = exchange.plan.success([200])
    var answer = answers.list(records.map(\.value), total: total, collection, exchange.plan, status: status)
    for header in exchange.plan.response(for: status)?.headers ?? [] {
      let name = header.name.lowercased()
      if name.contains("total") || name.hasSuffix("count") { answer.set(header.name, String(total)) }
    }
    return completed(answer, exchange)
  }

  /// The record of that key; a refusal when it, or a parent of it, is not there.
  func existing(
    _ key: RecordKey, _ exchange: Exchange, _ collection: RecordCollection, _ transaction: RecordTransaction
  ) throws -> JSONValue {
    try requireParents(exchange, collection, transaction)
    try seeder.seed(collection, parent: key.parent, transaction)
    guard let stored = try transaction.find(key) else { throw Refusal.missing }
    return stored
  }

  /// The key, or that of the record of the same key under another parent, where a fault looks there.
  func located(_ key: RecordKey, _ exchange: Exchange, _ transaction: RecordTransaction) throws -> RecordKey {
    guard hooks.methodsAcrossParents.contains(exchange.method), try transaction.find(key) == nil else { return key }
    return try transaction.findAnywhere(key) ?? key
  }

  /// Refuses a path through a record that is not there.
  func requireParents(_ exchange: Exchange, _ collection: RecordCollection, _ transaction: RecordTransaction) throws {
    guard let parent = collection.parent else { return }
    let keys = exchange.plan.operation.path.parameters.map { exchange.pathValues[$0] ?? "" }
    guard try seeder.exists(model.collections[parent], keys: keys, transaction) else { throw Refusal.missing }
  }

  /// The bytes that a GET of the record answers, of which its entity tag is made.
  func representation(_ record: JSONValue, _ collection: RecordCollection) -> [UInt8] {
    guard let reader = model.readers[collection.index] else {
      return Array(answers.visible(record, collection).serialized().utf8)
    }
    return answers.record(record, collection, reader, status: reader.success([200])).body
  }

  /// The answer with the header fields that its response requires.
  func completed(_ answer: Answer, _ exchange: Exchange) -> Answer {
    var answer = answer
    if let response = exchange.plan.response(for: answer.status) { answers.fillHeaders(&answer, response) }
    return answer
  }
}

/// The part of a list that `limit`, `offset` and `page` ask for, where they are documented.
struct Page {
  private var limit: Int?
  private var offset = 0

  init(_ exchange: Exchange) {
    var page: Int?
    for planned in exchange.plan.queryParameters {
      let text = exchange.request.queryValues(planned.parameter.name).first
      guard let number = text.flatMap({ Int($0) }) ?? planned.traits?.defaultValue?.number?.int else { continue }
      switch IdentityRule.folded(planned.parameter.name) {
      case "limit", "perpage", "pagesize", "size", "top", "$top", "maxresults": limit = max(0, number)
      case "offset", "skip", "$skip", "start", "startindex": offset = max(0, number)
      case "page", "pagenumber":
        let first = planned.schema?.keywords.minimum?.int == 0 ? 0 : 1
        page = max(0, number - first)
      default: continue
      }
    }
    if let page { offset = page.multipliedReportingOverflow(by: limit ?? 0).partialValue }
  }

  /// The records on the page.
  func of(_ records: [StoredRecord]) -> ArraySlice<StoredRecord> {
    guard offset >= 0, offset < records.count else { return [] }
    let rest = records[offset...]
    return limit.map { rest.prefix($0) } ?? rest
  }
}

import JSON
import JSONSchema

extension Service {
  /// PUT or PATCH to a list: an array of records, members for all records that the query selects, or one record that
  /// names itself. All or nothing.
  func updateSeveral(_ exchange: Exchange, _ collection: RecordCollection, _ content: Content) throws -> Answer {
    let parent = parent(of: exchange, in: collection)
    let (records, refusal): ([JSONValue], Refusal?) = try database.transaction { transaction in
      try requireParents(exchange, collection, transaction)
      try seeder.seed(collection, parent: parent, transaction)
      if let items = content.sent?.array {
        return try updateItems(items, content, exchange, collection, parent: parent, transaction)
      }
      let selection = Selection(exchange, collection)
      if !selection.isDocumented, let key = named(content.received, collection, parent: parent) {
        return ([try updateItem(key, content, exchange, collection, transaction)], content.refusedAfterwards)
      }
      let selected = try updateSelected(selection, content, exchange, collection, parent: parent, transaction)
      return (selected, content.refusedAfterwards)
    }
    if let refusal { throw refusal }
    let status = exchange.plan.success([200, 204, 202])
    let isOne = content.sent?.array == nil && !Selection(exchange, collection).isDocumented
    if isOne, let record = records.first {
      return completed(answers.record(record, collection, exchange.plan, status: status), exchange)
    }
    return completed(answers.outcome(records, collection, exchange.plan, status: status), exchange)
  }

  private func updateItems(
    _ items: [JSONValue], _ content: Content, _ exchange: Exchange, _ collection: RecordCollection, parent: String,
    _ transaction: RecordTransaction
  ) throws -> ([JSONValue], Refusal?) {
    let received = content.received?.array ?? items
    let chosen = hooks.items?(items.count) ?? Array(items.indices)
    var records: [JSONValue] = []
    for (position, (item, whole)) in zip(items, received).enumerated() {
      guard let key = named(whole, collection, parent: parent) else {
        throw Refusal(statuses: [422, 400], detail: "Item \(position) of the list does not name its record.")
      }
      let part = Content(received: whole, sent: item, isValid: content.isValid)
      if chosen.contains(position) {
        do {
          records.append(try updateItem(key, part, exchange, collection, transaction))
        } catch let refusal as Refusal {
          guard hooks.keepsPartlyApplied else { throw refusal }
          return (records, refusal)
        }
      } else if let stored = try transaction.find(key) {
        records.append(
          try updated(stored, Change(exchange, key, stored: stored, content: part, collection), collection))
      } else {
        throw Refusal.missing
      }
    }
    return (records, content.refusedAfterwards)
  }

  private func updateItem(
    _ key: RecordKey, _ content: Content, _ exchange: Exchange, _ collection: RecordCollection,
    _ transaction: RecordTransaction
  ) throws -> JSONValue {
    guard let stored = try transaction.find(key) else { throw Refusal.missing }
    let change = Change(exchange, key, stored: stored, content: content, collection)
    let record = try updated(stored, change, collection)
    try write(record, change, collection, transaction)
    return record
  }

  private func updateSelected(
    _ selection: Selection, _ content: Content, _ exchange: Exchange, _ collection: RecordCollection, parent: String,
    _ transaction: RecordTransaction
  ) throws -> [JSONValue] {
    let all = try transaction.list(collection.index, parent: parent)
    var targets = all.filter(selection.matches)
    if let selectMany = hooks.selectMany { targets = selectMany(targets, all) }
    return try targets.map { target in
      let change = Change(exchange, target.key, stored: target.value, content: content, collection)
      let proposed = RecordAssembly.setting(content.sent ?? .object(JSONObject()), on: target.value)
      let keyed = collection.withKey(target.key.key, in: proposed)
      let stamped = RecordAssembly.stamped(keyed, collection.shape, isNew: false)
      let record = try hooks.assign?(stamped, change) ?? stamped
      try write(record, change, collection, transaction)
      return record
    }
  }

  /// The record that `value` names with the member that holds its key.
  private func named(_ value: JSONValue?, _ collection: RecordCollection, parent: String) -> RecordKey? {
    guard let member = collection.keyMember, let text = TextValue.text(of: value?[member]) else { return nil }
    return RecordKey(collection: collection.index, parent: parent, key: text)
  }
}

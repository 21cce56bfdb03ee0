import JSON
import JSONSchema

/// Keeps relations between records whole.
extension Service {
  /// Refuses a record that names another one which is not there.
  func requireReferred(
    by record: JSONValue, _ collection: RecordCollection, _ transaction: RecordTransaction
  ) throws {
    for relation in model.relations where relation.collection == collection.index {
      guard let key = TextValue.text(of: record[relation.field.name]) else { continue }
      let target = model.collections[relation.target]
      try seeder.seed(target, parent: "", transaction)
      guard try transaction.find(RecordKey(collection: target.index, parent: "", key: key)) == nil else { continue }
      throw Refusal(
        statuses: [422, 409, 400], detail: "\(relation.field.name.text) names no record of \(target.path.text): \(key)."
      )
    }
  }

  /// Does to the records that name one which is being deleted what their relations say.
  func release(_ key: RecordKey, _ transaction: RecordTransaction) throws {
    guard key.parent.isEmpty else { return }
    for relation in model.relations where relation.target == key.collection && relation.onDelete != .keep {
      for record in try transaction.all(relation.collection)
      where TextValue.text(of: record.value[relation.field.name]) == key.key && record.key != key {
        try release(record, relation, transaction)
      }
    }
  }

  private func release(_ record: StoredRecord, _ relation: Relation, _ transaction: RecordTransaction) throws {
    switch relation.onDelete {
    case .keep: break
    case .restrict:
      let collection = model.collections[relation.collection]
      throw Refusal(
        statuses: [409, 422, 400],
        detail: "The record \(record.key.key) of \(collection.path.text) names this one (\(relation.field.name.text)).")
    case .cascade: try remove(record.key, model.collections[record.key.collection], transaction)
    case .setNull:
      let nothing: JSONValue? = relation.field.schema.isValid(.null) ? .null : nil
      try transaction.update(record.value.setting(nothing, at: JSONPointer([relation.field.name])), record.key)
    }
  }
}

extension Seeder {
  /// An invented record with fields that name records which are there.
  func related(
    _ record: JSONValue, number: UInt64, _ collection: RecordCollection, _ transaction: RecordTransaction
  ) throws -> JSONValue {
    var record = record
    for relation in model.relations where relation.collection == collection.index && record[relation.field.name] != nil
    {
      let target = model.collections[relation.target]
      if target.index != collection.index { try seed(target, parent: "", transaction) }
      let keys = try transaction.list(target.index, parent: "").map(\.key.key)
      let key = keys.isEmpty ? nil : keys[Int(number % UInt64(keys.count))]
      let isNumber = relation.field.types?.isDisjoint(with: [.string]) ?? target.keyMemberIsNumber
      let value: JSONValue? = key.map { key in
        isNumber ? JSONNumber(literal: key).map { .number($0) } ?? .string(JSONString(key)) : .string(JSONString(key))
      }
      let nothing: JSONValue? = relation.field.schema.isValid(.null) ? .null : nil
      record = record.setting(value ?? nothing, at: JSONPointer([relation.field.name]))
    }
    return record
  }
}

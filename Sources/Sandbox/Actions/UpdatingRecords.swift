import JSON
import JSONSchema

/// Update events.
extension ActionRun {
  /// Assigns the values to the records of a variable; with `items`, to each record those of its own item.
  mutating func update(_ variable: String, _ assignment: ActionAssignment, _ items: ActionItems?) throws {
    if let items { return try update(variable, assignment, items) }
    let targets = records(of: variable)
    if case .records? = scope.variables[variable] { return try updateAll(targets, variable, assignment) }
    guard let target = try targets.first.flatMap(current) else { throw Refusal.missing }
    let collection = service.model.collections[target.key.collection]
    let change = Change(exchange, target.key, stored: target.value, content: content, collection)
    let record = try made(change, assignment, collection)
    outcome.deferred = try service.store(record, change, collection, transaction)
    outcome.effect = .record(record, change)
    keep(.record(StoredRecord(key: target.key, value: record)), in: variable)
  }

  private mutating func updateAll(
    _ targets: [StoredRecord], _ variable: String, _ assignment: ActionAssignment
  ) throws {
    var targets = targets
    guard let index = collection(of: variable) ?? targets.first?.key.collection else {
      return keep(.records([]), in: variable)
    }
    let collection = service.model.collections[index]
    if let selectMany = service.hooks.selectMany {
      targets = selectMany(targets, try transaction.list(index, parent: parent(in: collection)))
    }
    var updated: [StoredRecord] = []
    for target in try targets.compactMap(current) {
      let change = Change(exchange, target.key, stored: target.value, content: content, collection)
      updated.append(StoredRecord(key: target.key, value: try written(change, assignment, collection)))
    }
    outcome.effect = .records(updated.map(\.value), collection: index)
    keep(.records(updated), in: variable)
  }

  private mutating func update(
    _ variable: String, _ assignment: ActionAssignment, _ items: ActionItems
  ) throws {
    guard let list = try items.list.value(scope)?.array else {
      throw Refusal(statuses: [422, 400], detail: "The items of an update must be a list.")
    }
    let targets = records(of: variable)
    let received = content.received?.array ?? list
    let chosen = service.hooks.items?(list.count) ?? Array(list.indices)
    var updated: [StoredRecord] = []
    for (position, item) in list.enumerated() {
      let whole = position < received.count ? received[position] : item
      let match = whole[items.field].flatMap { value in targets.first { $0.value[items.field] == value } }
      guard let target = try match.flatMap(current) else {
        let refusal = Refusal(statuses: [404], detail: "Item \(position) of the list names no record.")
        guard service.hooks.keepsPartlyApplied else { throw refusal }
        outcome.refusal = refusal
        return
      }
      let collection = service.model.collections[target.key.collection]
      let part = Content(received: whole, sent: item, isValid: content.isValid)
      let change = Change(exchange, target.key, stored: target.value, content: part, collection)
      scope.item = item
      let record =
        chosen.contains(position)
        ? try written(change, assignment, collection) : try made(change, assignment, collection)
      updated.append(StoredRecord(key: target.key, value: record))
    }
    scope.item = nil
    outcome.effect = .records(updated.map(\.value), collection: targets.first?.key.collection ?? 0)
    keep(.records(updated), in: variable)
  }

  /// The record as earlier events have left it; `nil` when they removed it.
  private func current(_ record: StoredRecord) throws -> StoredRecord? {
    try transaction.find(record.key).map { StoredRecord(key: record.key, value: $0) }
  }

  /// Makes the record and writes it.
  private mutating func written(
    _ change: Change, _ assignment: ActionAssignment, _ collection: RecordCollection
  ) throws -> JSONValue {
    let record = try made(change, assignment, collection)
    try service.write(record, change, collection, transaction)
    return record
  }

  /// The record that an update makes of the stored one.
  private mutating func made(
    _ change: Change, _ assignment: ActionAssignment, _ collection: RecordCollection
  ) throws -> JSONValue {
    let stored = change.stored ?? .object(JSONObject())
    scope.record = stored
    defer { scope.record = nil }
    let proposed = try assigned(stored, assignment, collection, written: change.written)
    let record = RecordAssembly.stamped(
      collection.withKey(change.key.key, in: proposed), collection.shape, isNew: false)
    if change.isValid {
      try requireValid(record, before: stored, collection)
      try service.requireUnique(record, change, collection, transaction)
    }
    return try service.hooks.assign?(record, change) ?? record
  }

  /// The record with its fields assigned. What the request does not have is not assigned.
  func assigned(
    _ stored: JSONValue, _ assignment: ActionAssignment, _ collection: RecordCollection, written: ObjectShape? = nil
  ) throws(Refusal) -> JSONValue {
    switch assignment {
    case .fields(let fields):
      var record = stored
      for field in fields {
        if let value = try field.value.value(scope) { record = record.setting(value, at: JSONPointer([field.name])) }
      }
      return record
    case .members(let expression):
      guard let value = try expression.value(scope) else { return stored }
      guard value.object != nil else { throw notAnObject(value) }
      return RecordAssembly.setting(value, on: stored)
    case .replacement(let expression):
      guard let value = try expression.value(scope), value.object != nil || !content.isValid else {
        throw notAnObject(try expression.value(scope) ?? .null)
      }
      return RecordAssembly.replacement(
        of: stored, by: value, written: written ?? collection.shape, read: collection.shape)
    }
  }

  private func notAnObject(_ value: JSONValue) -> Refusal {
    Refusal(
      statuses: [422, 400], detail: "A record is assigned from an object, not from \(value.serialized().prefix(60)).")
  }

  /// Refuses a record that its model does not allow, as far as it was allowed `before`.
  func requireValid(_ record: JSONValue, before: JSONValue?, _ collection: RecordCollection) throws(Refusal) {
    guard let schema = collection.recordSchema else { return }
    let hidden = collection.hiddenMembers
    func visible(_ value: JSONValue) -> JSONValue {
      guard !hidden.isEmpty, let object = value.object else { return value }
      return .object(JSONObject(object.members.filter { !hidden.contains($0.key) }))
    }
    let violations = schema.validate(visible(record))
    guard !violations.isEmpty else { return }
    let known = Set(before.map { schema.validate(visible($0)) } ?? [])
    let new = violations.filter { !known.contains($0) }
    guard !new.isEmpty else { return }
    throw Refusal(statuses: [422, 400], detail: "The record would break its model.", violations: new)
  }

  private mutating func keep(_ value: ActionValue, in variable: String) {
    scope.result = value
    scope.variables[variable] = value
  }

  /// The collection of a list that may be empty.
  private func collection(of variable: String) -> Int? {
    service.model.actions[exchange.plan.index]?.variables.lazy.compactMap { known in
      if known.name == variable, case .records(let index, _) = known.source { index } else { nil }
    }.first
  }
}

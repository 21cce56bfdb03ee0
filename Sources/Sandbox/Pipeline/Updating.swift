import JSON
import JSONSchema

extension Service {
  /// PUT, PATCH or POST to one record.
  func update(_ exchange: Exchange, _ collection: RecordCollection, _ key: RecordKey, _ content: Content) throws
    -> Answer
  {
    let change: Change
    let record: JSONValue
    let later: Answer.Deferred?
    (change, record, later) = try database.transaction { transaction in
      try requireParents(exchange, collection, transaction)
      try seeder.seed(collection, parent: key.parent, transaction)
      let key = try located(key, exchange, transaction)
      let stored = try transaction.find(key)
      let change = Change(exchange, key, stored: stored, content: content, collection)
      guard let stored else {
        let record = try createdByUpdate(change, collection)
        try requireReferred(by: record, collection, transaction)
        try transaction.insert(record, key)
        return (change, record, nil)
      }
      try checkPreconditions(exchange, stored, collection)
      let record = try updated(stored, change, collection)
      try requireUnique(record, change, collection, transaction)
      return (change, record, try store(record, change, collection, transaction))
    }
    if let refusal = content.refusedAfterwards { throw refusal }
    var answer = try answer(record, change, collection)
    answer.deferred = later
    return answer
  }

  /// Writes the record that an update of one record made; what is returned is still to be written, a fault's doing.
  func store(
    _ record: JSONValue, _ change: Change, _ collection: RecordCollection, _ transaction: RecordTransaction
  ) throws -> Answer.Deferred? {
    if let part = hooks.deferral?(), let stored = change.stored {
      if let first = part.first(stored, record) { try write(first, change, collection, transaction) }
      return deferred(part, record, change, collection)
    }
    try write(record, change, collection, transaction)
    if hooks.addsCopy?(change) == true,
      let copy = try seeder.nextKey(collection, parent: change.key.parent, transaction)
    {
      try transaction.insert(collection.withKey(copy.key, in: record), copy)
    }
    return nil
  }

  private func deferred(
    _ part: DeferredPart, _ record: JSONValue, _ change: Change, _ collection: RecordCollection
  ) -> Answer.Deferred {
    Answer.Deferred(milliseconds: part.milliseconds) {
      try database.transaction { transaction in
        guard let stored = try transaction.find(change.key) else { return }
        try write(part.second(stored, record), change, collection, transaction)
      }
    }
  }

  /// What an update makes of a record that is there.
  func updated(_ stored: JSONValue, _ change: Change, _ collection: RecordCollection) throws -> JSONValue {
    let proposed =
      change.exchange.method == "PUT"
      ? RecordAssembly.replacement(of: stored, by: change.sent, written: change.written, read: change.read)
      : RecordAssembly.patched(stored, by: change.sent, change.exchange)
    let keyed = collection.withKey(change.key.key, in: proposed)
    let stamped = RecordAssembly.stamped(keyed, collection.shape, isNew: false)
    let record = change.isValid ? collection.withKey(change.key.key, in: collection.fitted(stamped)) : stamped
    return try hooks.assign?(record, change) ?? record
  }

  /// Writes the record that an update made.
  func write(
    _ record: JSONValue, _ change: Change, _ collection: RecordCollection, _ transaction: RecordTransaction
  ) throws {
    do {
      try requireReferred(by: record, collection, transaction)
    } catch let refusal as Refusal {
      try hooks.dangling?()
      throw refusal
    }
    guard let store = hooks.store else { return try writeTargets(record, change, transaction) }
    if let kept = store(record, change) { try writeTargets(kept, change, transaction) }
  }

  private func writeTargets(_ record: JSONValue, _ change: Change, _ transaction: RecordTransaction) throws {
    guard let select = hooks.select else { return try transaction.update(record, change.key) }
    let all = try transaction.list(change.key.collection, parent: change.key.parent).map(\.key)
    for target in select(all, change) {
      var value = record
      if target != change.key, let keyMember = change.keyMember {
        value = value.setting(try transaction.find(target)?[keyMember], at: JSONPointer([keyMember]))
      }
      try transaction.update(value, target)
    }
  }

  private func createdByUpdate(_ change: Change, _ collection: RecordCollection) throws -> JSONValue {
    let exchange = change.exchange
    guard exchange.method == "PUT" else { throw Refusal.missing }
    if !exchange.plan.documents(201), collection.keyKind != .single {
      try hooks.missing?(exchange)
      guard hooks.createsMissing else { throw Refusal.missing }
    }
    guard exchange.request.field("if-match") == nil || hooks.ignoredPreconditions.contains(.ifMatch) else {
      throw Refusal(statuses: [412, 404], detail: "There is no record that If-Match could name.")
    }
    let record = newRecord(change.sent, change.key, change.written, collection)
    return hooks.make?(record, change) ?? record
  }

  /// The answer to an update of one record, with the success status that the document prefers, or another one.
  func answer(
    _ record: JSONValue, _ change: Change, _ collection: RecordCollection, status wanted: Int? = nil
  ) throws -> Answer {
    let exchange = change.exchange
    let isNew = change.stored == nil
    let shown = hooks.represent?(record, change) ?? record
    let preferred = isNew ? [201, 200, 204] : [200, 204, 202, 201]
    let status = wanted ?? exchange.plan.success(preferred)
    var answer = answers.record(shown, collection, exchange.plan, status: status)
    for header in exchange.plan.response(for: status)?.headers ?? [] {
      switch header.name.lowercased() {
      case "content-location", "location": answer.set(header.name, exchange.request.path)
      case "etag": answer.set(header.name, EntityTag.strong(representation(record, collection)))
      default: continue
      }
    }
    if isNew, status == 201 { answer.set("Location", exchange.request.path) }
    answer = completed(answer, exchange)
    hooks.respondWith?(&answer, change)
    return answer
  }

  /// Refuses when the record is not the one that `If-Match` and `If-None-Match` ask for (RFC 9110 §13.1).
  func checkPreconditions(_ exchange: Exchange, _ stored: JSONValue, _ collection: RecordCollection) throws {
    let fields = exchange.request.fields.map(\.name)
    guard fields.contains("if-match") || fields.contains("if-none-match") else {
      if exchange.plan.documents(428), !hooks.ignoredPreconditions.contains(.required) {
        throw Refusal(statuses: [428], detail: "If-Match is needed: read the record first, and send its entity tag.")
      }
      return
    }
    let tag = EntityTag.strong(representation(stored, collection))
    let ifMatch = hooks.ignoredPreconditions.contains(.ifMatch) ? nil : exchange.request.field("if-match")
    let ifNoneMatch = hooks.ignoredPreconditions.contains(.ifNoneMatch) ? nil : exchange.request.field("if-none-match")
    if let ifMatch {
      guard EntityTag.matchesStrongly(ifMatch, tag) else {
        throw Refusal(statuses: [412], detail: "The record is not the one that If-Match names.")
      }
    } else if let ifNoneMatch, EntityTag.matchesWeakly(ifNoneMatch, tag) {
      throw Refusal(statuses: [412], detail: "The record is one that If-None-Match names.")
    }
  }
}

extension Change {
  init(
    _ exchange: Exchange, _ key: RecordKey, stored: JSONValue?, content: Content, _ collection: RecordCollection
  ) {
    let nothing = JSONValue.object(JSONObject())
    self.init(
      exchange: exchange, key: key, stored: stored, sent: content.sent ?? nothing,
      received: content.received ?? nothing, isValid: content.isValid, written: exchange.plan.shape,
      read: collection.shape,
      keyMember: collection.keyMember)
  }
}

extension RecordAssembly {
  /// The record that a PATCH leaves: a merge patch (RFC 7396), the plain operations of a JSON patch (RFC 6902), or members
  /// that are set.
  static func patched(_ stored: JSONValue, by patch: JSONValue, _ exchange: Exchange) -> JSONValue {
    let type = exchange.request.field("content-type") ?? ""
    if type.hasPrefix("application/merge-patch+json") { return merge(patch, into: stored) }
    guard type.hasPrefix("application/json-patch+json"), let operations = patch.array else {
      return setting(patch, on: stored)
    }
    return operations.reduce(stored) { record, operation in
      guard let path = operation["path"]?.string.flatMap({ JSONPointer(text: $0.text) }) else { return record }
      switch operation["op"]?.string {
      case "add", "replace": return record.setting(operation["value"] ?? .null, at: path)
      case "remove": return record.setting(nil, at: path)
      default: return record
      }
    }
  }
}

import Documents
import JSON
import JSONSchema
import OpenAPI

extension Service {
  /// POST to a collection.
  func create(_ exchange: Exchange, _ collection: RecordCollection, _ content: Content) throws -> Answer {
    let parent = parent(of: exchange, in: collection)
    let (key, record) = try database.transaction { transaction in
      try requireParents(exchange, collection, transaction)
      try seeder.seed(collection, parent: parent, transaction)
      let sent = content.sent ?? .object(JSONObject())
      let key = try newKey(for: sent, parent: parent, exchange, collection, transaction)
      let record = newRecord(sent, key, exchange.plan.shape, collection)
      try requireReferred(by: record, collection, transaction)
      try requireUnique(record, key, collection, transaction)
      try transaction.insert(record, key)
      return (key, record)
    }
    let status = exchange.plan.success([201, 200, 202, 204])
    var answer = answers.record(record, collection, exchange.plan, status: status)
    if collection.keyParameter != nil { answer.set("Location", location(of: key, exchange.request)) }
    if status == 201 { answer.set("ETag", EntityTag.strong(representation(record, collection))) }
    return completed(answer, exchange)
  }

  /// The record that creation leaves: what was sent, defaults, and what the server adds.
  func newRecord(_ sent: JSONValue, _ key: RecordKey, _ written: ObjectShape?, _ collection: RecordCollection)
    -> JSONValue
  {
    collection.withKey(key.key, in: collection.fitted(completedRecord(sent, key, written, collection)))
  }

  /// What was sent with defaults, and with what the server adds.
  func completedRecord(
    _ sent: JSONValue, _ key: RecordKey, _ written: ObjectShape?, _ collection: RecordCollection
  ) -> JSONValue {
    let filled = written.map { RecordAssembly.withDefaults(sent, $0) } ?? sent
    var record = filled
    if case .object(var object) = filled, let shape = collection.shape {
      let lacking = shape.members.filter {
        object[$0.name] == nil && ($0.readOnly || $0.required) && !$0.writeOnly && $0.name != collection.keyMember
          && !($0.readOnly && $0.format == "date-time" && ServerTime.kind(of: $0.name.text) != .other)
      }
      if !lacking.isEmpty {
        let number = EntityTag.hash(key.key)
        let template = Invention.value(collection.recordSchema, .full, direction: .response, number: number)
        for member in lacking { object[member.name] = member.defaultValue ?? template?[member.name] }
      }
      record = .object(object)
    }
    return RecordAssembly.stamped(collection.withKey(key.key, in: record), collection.shape, isNew: true)
  }

  /// Where the record is, as a path from the server's root.
  func location(of key: RecordKey, _ request: IncomingRequest) -> String {
    let path = request.path.hasSuffix("/") ? String(request.path.dropLast()) : request.path
    let item = model.operations.first { $0.resource == .item(key.collection) }
    let parameter = item?.pathParameters.first { $0.parameter.name == item?.operation.path.parameters.last }?.parameter
    let value = JSONValue.string(JSONString(key.key))
    return path + "/"
      + (parameter.map { ParameterSerializer($0).serializedPath(value) } ?? PercentEncoding.encode(key.key))
  }

  /// The key of a new record: the one that it has, where that is free, else one that no record had.
  func newKey(
    for sent: JSONValue, parent: String, _ exchange: Exchange, _ collection: RecordCollection,
    _ transaction: RecordTransaction
  ) throws -> RecordKey {
    let wanted = collection.keyMember.flatMap { TextValue.text(of: sent[$0]) }
    if let wanted, !wanted.isEmpty {
      let key = RecordKey(collection: collection.index, parent: parent, key: wanted)
      if try transaction.find(key) == nil { return key }
      if collection.keyKind != .integer || exchange.plan.documents(409) {
        throw Refusal(statuses: [409, 422, 400], detail: "There is a record \"\(wanted)\" already.")
      }
    }
    guard let key = try seeder.nextKey(collection, parent: parent, transaction) else {
      throw Refusal(statuses: [409, 422, 400], detail: "Every id that the document allows is taken.")
    }
    return key
  }
}

extension RecordCollection {
  /// The record as its schema for reading has it, where the schema for writing allows something else: members that do not
  /// fit, and required ones that are missing, are invented.
  func fitted(_ record: JSONValue) -> JSONValue {
    guard let recordSchema, !recordSchema.isValid(record, direction: .response) else { return record }
    guard let template = Invention.value(recordSchema, .full, direction: .none, number: 1) else { return record }
    guard let shape, let object = record.object, let invented = template.object else { return template }
    var result = JSONObject()
    for member in object.members {
      guard let known = shape[member.key] else {
        if !shape.isClosed || hiddenMembers.contains(member.key) { result[member.key] = member.value }
        continue
      }
      let fits = known.schema.isValid(member.value, direction: .response)
      if let value = fits ? member.value : invented[member.key] { result[member.key] = value }
    }
    for member in shape.members where member.required && result[member.name] == nil {
      if let value = invented[member.name] { result[member.name] = value }
    }
    // What is invented without being described is there because `required` names it.
    for member in invented.members where shape[member.key] == nil && result[member.key] == nil {
      result[member.key] = member.value
    }
    return .object(result)
  }

  /// The record with its key in the member that holds it.
  func withKey(_ key: String, in record: JSONValue) -> JSONValue {
    guard let keyMember, case .object(let object) = record else { return record }
    let value: JSONValue =
      keyMemberIsNumber
      ? JSONNumber(literal: key).map { .number($0) } ?? .string(JSONString(key)) : .string(JSONString(key))
    if object[keyMember] != nil {
      var changed = object
      changed[keyMember] = value
      return .object(changed)
    }
    return .object(JSONObject([JSONObject.Member(key: keyMember, value: value)] + object.members))
  }
}

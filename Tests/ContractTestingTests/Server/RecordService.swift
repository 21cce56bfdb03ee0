import HTTPExchange
import JSON

/// Answers calls from a store: lists, creates, shows, updates and deletes records.
struct RecordService: Sendable {
  let collections: [Collection]
  let behaviour: Behaviour

  func answer(_ call: Call, _ store: inout Store) -> Answer {
    var answer = behaviour.takesOver(call, &store) ?? plainAnswer(call, &store)
    behaviour.afterwards(call, &answer, &store)
    return answer
  }

  /// Adds a record with an identity of its own.
  @discardableResult
  func add(_ payload: JSONObject, to name: String, identity: JSONValue? = nil, _ store: inout Store) -> JSONObject {
    guard let collection = collections.first(where: { $0.name == name }) else { return payload }
    store.made += 1
    var record = behaviour.stores(nil, payload, collection)
    let now = store.tick()
    record["id"] = identity ?? behaviour.identity(store.made)
    if collection.has("createdAt") { record["createdAt"] = now }
    if collection.has("updatedAt") { record["updatedAt"] = now }
    store.rows[name, default: []].append(record)
    return record
  }

  private func plainAnswer(_ call: Call, _ store: inout Store) -> Answer {
    if let token = behaviour.token, behaviour.isGuarded(call), call["Authorization"] != "Bearer \(token)" {
      return Answer(401)
    }
    guard let name = call.path.first, let collection = collections.first(where: { $0.name == name }) else {
      return Answer(404)
    }
    if behaviour.checksMediaType, let mediaType = call["Content-Type"], !mediaType.contains("json") {
      return Answer(400)
    }
    if call.path.count == 1, !collection.isSingleton { return answerAll(call, collection, &store) }
    guard call.path.count == (collection.isSingleton ? 1 : 2) else { return Answer(404) }
    let segment = collection.isSingleton ? "" : behaviour.aims(call)
    if !collection.isSingleton, !behaviour.isIdentity(segment) { return Answer(400) }
    let index = store.rows[name, default: []].firstIndex { row in
      collection.isSingleton || (row["id"].map { behaviour.names(segment, $0) } ?? false)
    }
    guard let index else {
      guard call.isUpdate, behaviour.createsByPut else { return Answer(behaviour.missingStatus) }
      return create(call, collection, identity: identity(segment), &store)
    }
    switch call.method {
    case "GET": return Answer(200, behaviour.shows(store.rows[name, default: []][index]))
    case "PUT": return update(call, collection, index, &store)
    case "DELETE":
      store.rows[name, default: []].remove(at: index)
      return Answer(204)
    default: return Answer(405)
    }
  }

  private func answerAll(_ call: Call, _ collection: Collection, _ store: inout Store) -> Answer {
    switch call.method {
    case "GET": Answer(200, behaviour.lists(store.rows[collection.name, default: []].map(behaviour.shows)))
    case "POST": create(call, collection, identity: nil, &store)
    default: Answer(405)
    }
  }

  private func create(_ call: Call, _ collection: Collection, identity: JSONValue?, _ store: inout Store) -> Answer {
    guard let sent = call.json.flatMap(behaviour.unwraps) else { return Answer(400) }
    if let refusal = refusal(of: sent, collection) { return refusal }
    let record = add(sent, to: collection.name, identity: identity, &store)
    return Answer(201, behaviour.shows(record))
  }

  private func update(_ call: Call, _ collection: Collection, _ index: Int, _ store: inout Store) -> Answer {
    guard let sent = call.json.flatMap(behaviour.unwraps) else { return Answer(400) }
    let refusal = refusal(of: sent, collection)
    if let refusal, !behaviour.storesRefused { return refusal }
    let old = store.rows[collection.name, default: []][index]
    var record = behaviour.stores(old, sent, collection)
    let now = store.tick()
    for name: JSONString in ["id", "createdAt"] where record[name] == nil { record[name] = old[name] }
    if collection.has("updatedAt"), record["updatedAt"] == nil { record["updatedAt"] = now }
    store.rows[collection.name, default: []][index] = record
    return refusal ?? Answer(200, behaviour.shows(behaviour.echoes(old, record, sent)))
  }

  private func refusal(of sent: JSONObject, _ collection: Collection) -> Answer? {
    var faults: [JSONString] = []
    for field in collection.fields {
      if field.isReadOnly {
        if behaviour.refusesReadOnly, sent[field.name] != nil { faults.append(field.name) }
      } else if let value = sent[field.name] {
        if !behaviour.admits(field, value) { faults.append(field.name) }
      } else if field.isRequired, behaviour.requires {
        faults.append(field.name)
      }
    }
    if behaviour.refusesUnknown {
      faults += sent.keys.filter { key in !collection.fields.contains { $0.name == key } }
    }
    if faults.isEmpty { return nil }
    let errors = JSONObject(faults.map { JSONObject.Member(key: $0, value: ["this value is not allowed"]) })
    return Answer(behaviour.invalidStatus, ["errors": .object(errors)])
  }

  private func identity(_ segment: String) -> JSONValue {
    JSONNumber(literal: segment).map { .number($0) } ?? .string(JSONString(segment))
  }
}

extension Collection {
  func has(_ name: JSONString) -> Bool { fields.contains { $0.name == name } }
}

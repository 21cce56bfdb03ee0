import JSON
import JSONSchema
import OpenAPI

extension Service {
  /// Carries out the action of an operation: all its events in one transaction, or none.
  func perform(_ action: Action, _ exchange: Exchange, _ content: Content) throws -> Answer {
    let outcome = try database.transaction { transaction in
      var run = ActionRun(service: self, exchange: exchange, content: content, transaction: transaction)
      return try run.perform(action)
    }
    if let refusal = outcome.refusal ?? content.refusedAfterwards { throw refusal }
    var answer = completed(try outcome.answer ?? answer(outcome.effect, exchange), exchange)
    answer.deferred = outcome.deferred
    return answer
  }

  /// The answer to an action that has no `respond`: what it did last.
  private func answer(_ effect: ActionRun.Effect, _ exchange: Exchange) throws -> Answer {
    switch effect {
    case .none: return answers.invented(exchange.plan)
    case .removed: return Answer(status: exchange.plan.success([204, 200, 202]))
    case .records(let records, let collection):
      let status = exchange.plan.success([200, 204, 202])
      return answers.outcome(records, model.collections[collection], exchange.plan, status: status)
    case .record(let record, let change):
      return try answer(record, change, model.collections[change.key.collection])
    case .created(let record, let key):
      let collection = model.collections[key.collection]
      let status = exchange.plan.success([201, 200, 202, 204])
      var answer = answers.record(record, collection, exchange.plan, status: status)
      if status == 201, case .list(key.collection) = exchange.plan.resource {
        answer.set("Location", location(of: key, exchange.request))
      }
      return answer
    }
  }

  /// The same of the record that an update makes.
  func requireUnique(
    _ record: JSONValue, _ change: Change, _ collection: RecordCollection, _ transaction: RecordTransaction
  ) throws {
    if let compare = hooks.compare {
      let all = try transaction.list(collection.index, parent: change.key.parent)
      try compare(all.filter { $0.key != change.key }.map(\.value), change)
    }
    try requireUnique(record, change.key, collection, transaction)
  }

  /// Refuses a record that has the value of another one in a field that is declared to be unique.
  func requireUnique(
    _ record: JSONValue, _ key: RecordKey, _ collection: RecordCollection, _ transaction: RecordTransaction
  ) throws {
    let fields = model.models.uniqueFields(of: collection)
    guard !fields.isEmpty else { return }
    for other in try transaction.list(collection.index, parent: key.parent) where other.key != key {
      for field in fields {
        guard let value = record[field], !value.isNull, other.value[field] == value else { continue }
        throw Refusal(
          statuses: [409, 422, 400], detail: "Another record has the \(field) \(value.serialized()), which is unique.")
      }
    }
  }
}

extension ObservedExchange {
  /// What the expressions of an action can see of a request. Parameters have the types of their schemas.
  init(_ exchange: Exchange, _ content: Content) {
    let plan = exchange.plan
    var path: [String: JSONValue] = [:]
    for planned in plan.pathParameters {
      path[planned.parameter.name] = exchange.value(of: planned)
    }
    var query: [String: JSONValue] = [:]
    for planned in plan.queryParameters {
      query[planned.parameter.name] =
        exchange.has(planned) ? exchange.value(of: planned) : planned.traits?.defaultValue
    }
    var body = content.sent
    if let envelope = plan.envelope, let record = body {
      body = .object(JSONObject([JSONObject.Member(key: envelope, value: record)]))
    }
    self.init(
      url: exchange.request.path, method: exchange.method, status: 0, pathValues: path, queryValues: query,
      requestHeaders: exchange.request.fields, requestBody: body)
  }
}

import JSON
import JSONSchema
import OpenAPI

/// One action under way, inside its transaction.
struct ActionRun {
  /// What the events did last.
  enum Effect {
    case none
    case record(JSONValue, Change)
    case records([JSONValue], collection: Int)
    case created(JSONValue, RecordKey)
    case removed
  }

  /// What is left when the events are through.
  struct Outcome {
    var answer: Answer?
    var effect = Effect.none
    /// Why the request is refused although what was done stays: a fault's doing.
    var refusal: Refusal?
    /// What is still to be written after the answer: a fault's doing.
    var deferred: Answer.Deferred?
  }

  let service: Service
  let exchange: Exchange
  let content: Content
  let transaction: RecordTransaction
  var scope: ActionScope
  var outcome = Outcome()

  init(service: Service, exchange: Exchange, content: Content, transaction: RecordTransaction) {
    self.service = service
    self.exchange = exchange
    self.content = content
    self.transaction = transaction
    scope = ActionScope(request: ObservedExchange(exchange, content), now: ServerTime.now())
  }

  /// Finds the variables, and carries out the events.
  mutating func perform(_ action: Action) throws -> Outcome {
    for variable in action.variables {
      if try !find(variable) { return outcome }
    }
    try checkPreconditions()
    var index = 0
    // An action without circles has no event twice.
    var steps = 0
    while action.events.indices.contains(index), steps <= action.events.count, outcome.answer == nil {
      index = try perform(action.events[index])
      if outcome.refusal != nil { break }
      steps += 1
    }
    return outcome
  }

  // MARK: Variables

  /// Fills a variable; `false` when the request has been answered without it, which a fault brings about.
  private mutating func find(_ variable: ActionVariable) throws -> Bool {
    switch variable.source {
    case .value(let kind, let expression):
      let value = try expression.value(scope)
      if let value, !value.isNull {
        guard let converted = kind.converted(value) else {
          throw Refusal(
            statuses: [400, 422],
            detail: "\(variable.name) must be \(kind.rawValue), and is \(String(value.serialized().prefix(60))).")
        }
        scope.variables[variable.name] = .value(converted)
      } else {
        scope.variables[variable.name] = .value(value)
      }
    case .records(let index, let clause):
      scope.variables[variable.name] = .records(try matching(clause, service.model.collections[index]))
    case .record(let index, let clause, let isOptional):
      let collection = service.model.collections[index]
      let found = try matching(clause, collection).first
      if found == nil, !isOptional { return try answerMissing(collection) }
      scope.variables[variable.name] = .record(try found.map(shown))
    }
    return true
  }

  /// The records of a collection for which the condition holds, in the order in which they were made.
  private func matching(
    _ clause: WhereClause<ActionExpression>, _ collection: RecordCollection
  ) throws -> [StoredRecord] {
    let condition = try clause.resolved(scope)
    let parent = parent(in: collection)
    try service.seeder.seed(collection, parent: parent, transaction)
    if let member = collection.keyMember, let value = condition.required(JSONPointer([member])),
      let text = TextValue.text(of: value)
    {
      let key = RecordKey(collection: collection.index, parent: parent, key: text)
      guard let record = try transaction.find(key), condition.matches(record) else { return [] }
      return [StoredRecord(key: key, value: record)]
    }
    return try transaction.list(collection.index, parent: parent).filter { condition.matches($0.value) }
  }

  /// The parents' keys of a collection's records, as the path names them.
  func parent(in collection: RecordCollection) -> String {
    collection.path.parameters.isEmpty ? "" : service.parent(of: exchange, in: collection)
  }

  /// The record as a GET shows it; a fault may show another.
  private func shown(_ record: StoredRecord) throws -> StoredRecord {
    guard exchange.method == "GET", let read = service.hooks.read else { return record }
    return StoredRecord(key: record.key, value: try read(record.value, record.key, exchange))
  }

  /// Refuses the request, as a record that it needs is not there, unless a fault makes the record that the path names.
  private mutating func answerMissing(_ collection: RecordCollection) throws -> Bool {
    guard exchange.isUpdate, let key = pathKey, key.collection == collection.index,
      try transaction.find(key) == nil
    else { throw Refusal.missing }
    try service.hooks.missing?(exchange)
    guard service.hooks.createsMissing else { throw Refusal.missing }
    let change = Change(exchange, key, stored: nil, content: content, collection)
    let record = service.newRecord(change.sent, key, change.written, collection)
    try transaction.insert(record, key)
    outcome.effect = .record(record, change)
    return false
  }

  /// The record that the path names.
  private var pathKey: RecordKey? {
    switch exchange.plan.resource {
    case .item(let index): service.key(of: exchange, in: service.model.collections[index])
    case .singleton(let index): RecordKey(collection: index, parent: "", key: "")
    case .list, .bulk, .other: nil
    }
  }

  /// `If-Match` and `If-None-Match` speak of the record that the path names (RFC 9110 §13.1).
  private func checkPreconditions() throws {
    guard exchange.method != "GET", let key = pathKey, let stored = try transaction.find(key) else { return }
    try service.checkPreconditions(exchange, stored, service.model.collections[key.collection])
  }

  // MARK: Events

  /// Carries out an event, and says which one follows.
  private mutating func perform(_ event: ActionEvent) throws -> Int {
    var next = event.next
    scope.result = nil
    switch event.kind {
    case .update(let variable, let assignment, let items):
      try update(variable, assignment, items)
    case .create(let collection, let assignment):
      try create(service.model.collections[collection], assignment)
    case .delete(let variable):
      for record in records(of: variable) { try remove(record.key) }
      outcome.effect = .removed
      scope.result = scope.variables[variable]
    case .condition(let value, let clause, let then, let otherwise):
      let found = try value.value(scope)
      var holds = found.map { !$0.isNull && $0 != false } ?? false
      if let clause, holds, let found { holds = try clause.resolved(scope).matches(found) }
      next = holds ? then : otherwise
    case .respond(let status, let body):
      try respond(status, body, event)
    }
    for declaration in event.declarations {
      scope.variables[declaration.name] = try declared(declaration.value)
    }
    return next
  }

  /// The records themselves where the expression is nothing but their name, else a value.
  private func declared(_ expression: ActionExpression) throws -> ActionValue {
    if case .result(let pointer) = expression, pointer.isRoot, let result = scope.result { return result }
    if case .variable(let name, let pointer) = expression, pointer.isRoot, let value = scope.variables[name] {
      return value
    }
    return .value(try expression.value(scope))
  }

  /// The records of a variable.
  func records(of variable: String) -> [StoredRecord] {
    switch scope.variables[variable] {
    case .record(let record?)?: [record]
    case .records(let records)?: records
    case .record(nil)?, .value?, nil: []
    }
  }

  private func remove(_ key: RecordKey) throws {
    try service.remove(key, service.model.collections[key.collection], transaction)
  }

  private mutating func create(_ collection: RecordCollection, _ assignment: ActionAssignment) throws {
    let sent = try assigned(.object(JSONObject()), assignment, collection)
    let parent = parent(in: collection)
    try service.seeder.seed(collection, parent: parent, transaction)
    let key = try service.newKey(for: sent, parent: parent, exchange, collection, transaction)
    let missing = collection.shape?.members.first { member in
      member.required && !member.readOnly && member.defaultValue == nil && member.name != collection.keyMember
        && sent[member.name] == nil
    }
    if let missing {
      throw Refusal(statuses: [422, 400], detail: "The new record lacks the required field '\(missing.name)'.")
    }
    let record = service.completedRecord(sent, key, collection.shape, collection)
    try requireValid(record, before: nil, collection)
    try service.requireUnique(record, key, collection, transaction)
    try service.requireReferred(by: record, collection, transaction)
    try transaction.insert(record, key)
    outcome.effect = .created(record, key)
    scope.result = .record(StoredRecord(key: key, value: record))
  }

  // MARK: Answers

  private mutating func respond(_ status: Int, _ body: ActionExpression?, _ event: ActionEvent) throws {
    let plan = exchange.plan
    guard status < 400 else {
      let detail = event.description.isEmpty ? Problem.title(status) : event.description
      guard let body, let value = try body.value(visibleScope) else {
        throw Refusal(statuses: [status], detail: detail)
      }
      throw Interference(answer: service.answers.value(value, plan, status: status))
    }
    guard let body else {
      outcome.answer = service.answers.empty(plan, status: status)
      return
    }
    if case .variable(let name, let pointer) = body, pointer.isRoot {
      switch scope.variables[name] {
      case .record(let record?)?:
        if case .record(_, let change) = outcome.effect, change.key == record.key {
          outcome.answer = try service.answer(
            record.value, change, service.model.collections[record.key.collection], status: status)
        } else {
          let collection = service.model.collections[record.key.collection]
          outcome.answer = service.answers.record(record.value, collection, plan, status: status)
        }
        return
      case .records?, .record(nil)?, .value?, nil: break
      }
    }
    var answer = service.answers.value(try body.value(visibleScope) ?? .null, plan, status: status)
    if case .record(_, let change) = outcome.effect { service.hooks.respondWith?(&answer, change) }
    outcome.answer = answer
  }

  /// The scope without what records never show.
  private var visibleScope: ActionScope {
    var visible = scope
    visible.variables = scope.variables.mapValues { value in
      value.mapRecords { record in
        let collection = service.model.collections[record.key.collection]
        return StoredRecord(key: record.key, value: service.answers.visible(record.value, collection))
      }
    }
    return visible
  }
}

import Documents
import JSON
import JSONSchema
import Logging
import OpenAPI

/// Answers requests: finds the operation, checks credentials and content, reads and writes records.
struct Service: Sendable {
  let model: ResourceModel
  let database: RecordDatabase
  let fixtures: Fixtures
  let seeder: Seeder
  let answers: AnswerWriter
  let options: SandboxOptions
  let hooks: FaultHooks
  let authorizer: Authorizer

  init(
    model: ResourceModel, database: RecordDatabase, fixtures: Fixtures, options: SandboxOptions, fault: Fault?
  ) {
    self.model = model
    self.database = database
    self.fixtures = fixtures
    self.options = options
    seeder = Seeder(model: model, fixtures: fixtures, count: options.seedRecords)
    answers = AnswerWriter(model: model)
    hooks = fault?.hooks() ?? FaultHooks()
    authorizer = Authorizer(schemes: model.securitySchemes, credentials: options.credentials)
  }

  /// The answer to one request; never fails.
  func respond(to request: IncomingRequest) -> Answer {
    guard let path = relativePath(request.path), let (route, values) = model.router.match(path) else {
      return answers.refuse(Refusal(statuses: [404], detail: "The document has no such path."), nil)
    }
    if request.method == "OPTIONS", route.methods["OPTIONS"] == nil {
      return Answer(status: 204, fields: [("Allow", route.allowed)])
    }
    let method = request.method == "HEAD" && route.methods["HEAD"] == nil ? "GET" : request.method
    guard let plan = route.methods[method] else {
      return answers.refuse(
        Refusal(
          statuses: [405], detail: "The document has no \(request.method) for this path.",
          fields: [("Allow", route.allowed)]),
        nil)
    }
    var request = request
    request.method = method
    let exchange = Exchange(
      plan: plan, request: request, pathValues: values,
      encoded: plan.operation.path.encodedValues(in: path) ?? values.mapValues { PercentEncoding.encode($0) })
    do {
      var answer = try answer(exchange)
      if exchange.isUpdate { hooks.respond?(&answer, exchange) }
      return answer
    } catch let refusal as Refusal {
      var answer = answers.refuse(refusal, plan)
      if exchange.isUpdate { hooks.refuse?(&answer, exchange) }
      return answer
    } catch let interference as Interference {
      return interference.answer
    } catch {
      options.logger.error("\(plan.operation.name): \(error)")
      return Interference.crash.answer
    }
  }

  private func answer(_ exchange: Exchange) throws -> Answer {
    let isAllowed = authorizer.allows(exchange)
    guard (exchange.isUpdate ? hooks.authorize?(isAllowed, exchange) : nil) ?? isAllowed else {
      throw authorizer.refusal(exchange.plan)
    }
    let reader = RequestReader(exchange: exchange, hooks: exchange.isUpdate ? hooks : FaultHooks())
    if exchange.isUpdate { try hooks.path?(exchange) }
    if hooks.identity == nil || !exchange.isUpdate { try reader.checkPath() }
    let content = try reader.content()
    try reader.checkParameters()
    if let action = model.actions[exchange.plan.index] { return try perform(action, exchange, content) }
    switch exchange.plan.resource {
    case .list(let index):
      return try answerList(exchange, model.collections[index], content)
    case .item(let index):
      return try answerItem(exchange, model.collections[index], content)
    case .singleton(let index):
      return try answerSingleton(exchange, model.collections[index], content)
    case .bulk(let index):
      return try updateSeveral(exchange, model.collections[index], content)
    case .other:
      return answers.invented(exchange.plan)
    }
  }

  /// The path without the base path; `nil` when it lies elsewhere.
  private func relativePath(_ path: String) -> String? {
    guard !model.basePath.isEmpty else { return path }
    guard path.utf8.starts(with: model.basePath.utf8) else { return nil }
    let rest = path.dropFirst(model.basePath.count)
    return rest.isEmpty || rest.hasPrefix("/") ? String(rest) : nil
  }

  private func answerList(_ exchange: Exchange, _ collection: RecordCollection, _ content: Content) throws -> Answer {
    switch exchange.method {
    case "GET": try list(exchange, collection)
    case "POST": try create(exchange, collection, content)
    case "PUT", "PATCH": try updateSeveral(exchange, collection, content)
    case "DELETE": try deleteSelected(exchange, collection)
    default: answers.invented(exchange.plan)
    }
  }

  private func answerItem(_ exchange: Exchange, _ collection: RecordCollection, _ content: Content) throws -> Answer {
    let key = key(of: exchange, in: collection)
    return switch exchange.method {
    case "GET": try read(exchange, collection, key)
    case "PUT", "PATCH", "POST": try update(exchange, collection, key, content)
    case "DELETE": try delete(exchange, collection, key)
    default: answers.invented(exchange.plan)
    }
  }

  private func answerSingleton(_ exchange: Exchange, _ collection: RecordCollection, _ content: Content) throws
    -> Answer
  {
    let key = RecordKey(collection: collection.index, parent: parent(of: exchange, in: collection), key: "")
    return switch exchange.method {
    case "GET": try read(exchange, collection, key)
    case "PUT", "PATCH": try update(exchange, collection, key, content)
    case "DELETE": try delete(exchange, collection, key)
    default: answers.invented(exchange.plan)
    }
  }

  /// The record that the path of an item names.
  func key(of exchange: Exchange, in collection: RecordCollection) -> RecordKey {
    let last = exchange.plan.operation.path.parameters.last ?? ""
    let text = exchange.pathValues[last] ?? ""
    return RecordKey(
      collection: collection.index, parent: parent(of: exchange, in: collection),
      key: (exchange.isUpdate ? hooks.identity?(text) : nil) ?? text)
  }

  /// The parents' keys in the request's path, in the form that `RecordKey` has.
  func parent(of exchange: Exchange, in collection: RecordCollection) -> String {
    let names = exchange.plan.operation.path.parameters
    let count = collection.path.parameters.count
    return names.prefix(count).map { PercentEncoding.encode(exchange.pathValues[$0] ?? "") }.joined(separator: "/")
  }
}

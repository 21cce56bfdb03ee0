import Generation
import JSONSchema
import OpenAPI

/// Says of an operation what would be sent and checked, or why it cannot be tested, from the document alone.
struct Planner: Sendable {
  let map: ResourceMap
  let schemas: CompiledSchemas
  let configuration: RunConfiguration

  /// The resource that the operation updates.
  func resource(for operation: Operation) -> UpdateResource {
    let types = schemas.schema(operation.requestBody?.json?.schema)?.resolvedTypes ?? .any
    return map.resource(for: operation, bodyIsArray: types == .array)
  }

  /// What a run would do with the operation.
  func plan(_ operation: Operation) -> PlannedOperation {
    let resource = resource(for: operation)
    var plan = PlannedOperation(
      id: operation.operationID ?? operation.name, method: operation.method, path: operation.path.text,
      place: operation.place, setup: setUpName(resource), readback: resource.readBacks.first?.operation.name)
    plan.untested = reasonUntested(operation, resource)
    guard plan.untested == nil, let schema = schemas.schema(operation.requestBody?.json?.schema) else { return plan }
    plan.cases = cases(operation, resource, schema)
    if resource.readBacks.isEmpty { plan.notes.append("no GET shows the record: what is stored cannot be verified") }
    return plan
  }

  private func reasonUntested(_ operation: Operation, _ resource: UpdateResource) -> String? {
    guard let body = operation.requestBody else { return "it has no request body" }
    guard let media = body.json else {
      let names = body.content.map(\.name).joined(separator: ", ")
      return names.isEmpty ? "its request body has no media type" : "its request body is \(names), not JSON"
    }
    guard schemas.schema(media.schema) != nil else { return "its request body has no schema" }
    let isNamed = !configuration.operationPatterns.isEmpty
    if !isNamed, resource.kind == .singleton, let name = operation.path.text.split(separator: "/").last,
      ["me", "self", "current", "whoami", "myself"].contains(name.lowercased())
    {
      return "it updates the account behind the credentials of this run; select it with --operation to test it"
    }
    if resource.kind == .collection { return "updates of many records at once are not supported yet" }
    return nil
  }

  private func setUpName(_ resource: UpdateResource) -> String? {
    if resource.kind == .singleton { return resource.readBacks.first?.operation.name }
    let configured = resource.identity.flatMap { parameter in
      configuration.parameter(
        parameter.name, operationID: resource.update.operationID, method: "PUT", path: resource.update.path.text)
    }
    if configured != nil { return "configured" }
    if let create = resource.create { return create.name }
    if resource.createsByPut { return resource.update.name }
    return resource.list?.name ?? (resource.identity?.examples.isEmpty == false ? "the document's example" : nil)
  }

  private func cases(_ operation: Operation, _ resource: UpdateResource, _ schema: Schema) -> [(
    check: String, count: Int
  )] {
    let generator = PayloadGenerator(schema: schema, seed: configuration.seed, direction: .request)
    guard case .success(let baseline) = generator.baseline(.full, salt: 1) else { return [] }
    let context = CheckContext(resource: resource, schemas: schemas, schema: schema, configuration: configuration)
    let depth = configuration.depth
    let positives = CaseSelection.positives(
      generator.positives(from: baseline, salt: 2), context: context, depth: depth)
    let groups = VariationGroups.groups(of: positives, generator: generator, baseline: baseline).count
    let negatives = CaseSelection.negatives(
      generator.negatives(from: baseline, salt: 3), context: context, depth: depth)
    let readable = !resource.readBacks.isEmpty
    let isItem = resource.kind == .item
    var cases: [(check: String, count: Int)] = [
      (AcceptsValid.id, groups + 5), (RejectsInvalid.id, negatives.count + 5),
      (Persists.id, readable ? groups + 5 : 0), (Replaces.id, readable ? 1 : 0),
      (KeepsReadOnly.id, readable && context.properties.topLevel.contains(where: \.isReadOnly) ? 1 : 0),
      (KeepsIdentity.id, readable && isItem ? 1 : 0), (ResponseAgrees.id, readable ? groups + 5 : 0),
      (Isolates.id, isItem ? 1 : 0), (RejectionChangesNothing.id, readable ? negatives.count : 0),
      (MissingRecord.id, isItem ? 1 : 0), (Idempotent.id, readable ? 1 : 0),
    ]
    if !operation.security.isEmpty { cases.append((RequiresAuthorization.id, 2)) }
    return cases.filter { configuration.level(of: $0.check, standard: .fail) != .off && $0.count > 0 }
  }
}

extension CheckContext {
  /// What is known of an operation before anything is sent.
  init(resource: UpdateResource, schemas: CompiledSchemas, schema: Schema?, configuration: RunConfiguration) {
    let update = resource.update
    let rules = configuration.rules(operationID: update.operationID, method: update.method, path: update.path.text)
    self.init(
      resource: resource, schemas: schemas, requestSchema: schema, properties: PropertyTable(schema),
      serverManaged: Set(rules.ignored), opaque: Set(rules.opaque),
      semantics: DocumentedSemantics.of(update, rules: rules), unordered: rules.unordered,
      canReadBack: !resource.readBacks.isEmpty, hasCredentials: false, responseTimeLimit: rules.responseTimeLimit)
  }
}

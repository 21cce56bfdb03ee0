import Documents
import Generation
import JSON
import JSONSchema
import OpenAPI

/// Says of an operation what would be sent and checked, or why it cannot be tested, from the document alone.
struct Planner: Sendable {
  let map: ResourceMap
  let schemas: CompiledSchemas
  let configuration: RunConfiguration

  /// The resource that the operation updates.
  func resource(for operation: Operation) -> UpdateResource {
    let types = schemas.requestForm(of: operation)?.schema.resolvedTypes ?? .any
    var resource = map.resource(for: operation, bodyIsArray: types == .array)
    guard resource.kind == .collection, types != .array else { return resource }
    let selectors = selectors(resource)
    if selectors.isEmpty, isAllThatIsShown(operation) {
      return map.resource(for: operation, bodyIsArray: false, isWhole: true)
    }
    resource.form = .changes(selectors)
    return resource
  }

  /// Whether the body is what GET answers at the same path, so that it is one whole, though there are paths for its parts.
  /// A list of records in an object is none: such updates often add to what there is.
  private func isAllThatIsShown(_ operation: Operation) -> Bool {
    let shape = PathShape(operation.path)
    guard map.operation("POST", shape) == nil, let shown = map.operation("GET", shape)?.successSchema,
      let sent = schemas.requestForm(of: operation)?.schema
    else { return false }
    return schemas.schema(shown)?.named == sent.named && !sent.holdsRecords
  }

  /// The schema of what a record's part of the body must be.
  func payloadSchema(_ resource: UpdateResource) -> Schema? {
    let schema = schemas.requestForm(of: resource.update)?.schema
    if case .list = resource.form { return schema?.elementSchema }
    return schema
  }

  /// The query parameters that select records by their identities, or by a property which the collection's records have.
  private func selectors(_ resource: UpdateResource) -> [Parameter] {
    let bodies = [
      schemas.requestForm(of: resource.create)?.schema,
      schemas.schema(resource.readBacks.first?.operation.successSchema),
    ]
    let names = bodies.flatMap { PropertyTable($0).topLevel.compactMap(\.pointer.last) }
    let configured = configuration.rules(
      operationID: resource.update.operationID, method: "PUT", path: resource.update.path.text
    ).selectors
    let parameters = resource.update.parameters.filter { parameter in
      parameter.location == .query
        && (names.contains(JSONString(parameter.name)) || configured[parameter.name] != nil
          || RecordIdentity.areNamed(by: parameter.name, in: resource.collection))
    }
    let required = parameters.filter(\.required)
    return required.isEmpty ? Array(parameters.prefix(1)) : required
  }

  /// What a run would do with the operation.
  func plan(_ operation: Operation) -> PlannedOperation {
    let resource = resource(for: operation)
    var plan = PlannedOperation(
      id: operation.operationID ?? operation.name, method: operation.method, path: operation.path.text,
      place: operation.place, setup: setUpName(resource), readback: resource.readBacks.first?.operation.name)
    plan.untested = reasonUntested(operation, resource)
    guard plan.untested == nil, let schema = payloadSchema(resource) else { return plan }
    var generation = GenerationNotes()
    plan.cases = cases(operation, resource, schema, &generation)
    noteParameters(operation, &generation)
    if let form = schemas.requestForm(of: operation), !form.isJSON {
      plan.notes.append("payloads are written as \(form.media.name)")
    }
    if resource.readBacks.isEmpty { plan.notes.append("no GET shows the record: what is stored cannot be verified") }
    plan.notes += generation.notes
    return plan
  }

  private func reasonUntested(_ operation: Operation, _ resource: UpdateResource) -> String? {
    guard let body = operation.requestBody else { return "it has no request body" }
    guard schemas.requestForm(of: operation) != nil else {
      if body.content.isEmpty { return "its request body has no media type" }
      guard body.content.contains(where: { schemas.schema(of: $0) != nil }) else {
        return "its request body has no schema"
      }
      return "no payload of its schema can be written as \(body.content.map(\.name).joined(separator: ", "))"
    }
    let isNamed = !configuration.operationPatterns.isEmpty
    if !isNamed, resource.kind == .singleton, let name = operation.path.text.split(separator: "/").last,
      ["me", "self", "current", "whoami", "myself"].contains(name.lowercased())
    {
      return "it updates the account behind the credentials of this run; select it with --operation to test it"
    }
    if case .changes(let selectors) = resource.form, selectors.isEmpty {
      return
        "no query parameter has the name of a property, so it cannot be told which records it updates; name one under "
        + "'selectors' in the configuration"
    }
    if payloadSchema(resource) == nil { return "the items of its request body have no schema" }
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

  /// Notes the parameters that must be sent and that no value can be made for.
  private func noteParameters(_ operation: Operation, _ notes: inout GenerationNotes) {
    for parameter in operation.parameters
    where parameter.required && parameter.location != .path && parameter.examples.isEmpty {
      let configured = configuration.parameter(
        parameter.name, operationID: operation.operationID, method: operation.method, path: operation.path.text)
      guard configured == nil, let schema = schemas.schema(parameter.schema) else { continue }
      let generator = PayloadGenerator(schema: schema, seed: configuration.seed, direction: .request)
      if case .failure(let failure) = generator.baseline(.full, salt: 1) { notes.add(failure, for: parameter) }
    }
  }

  private func cases(
    _ operation: Operation, _ resource: UpdateResource, _ schema: Schema, _ notes: inout GenerationNotes
  ) -> [(check: String, count: Int)] {
    let generator = PayloadGenerator(schema: schema, seed: configuration.seed, direction: .request)
    let baseline: JSONValue
    switch generator.payload(.full, salt: 1) {
    case .success(let payload):
      baseline = payload.value
      notes.add(payload.givenUp)
    case .failure(let failure):
      notes.addPayload(failure)
      return []
    }
    let context = CheckContext(resource: resource, schemas: schemas, schema: schema, configuration: configuration)
    let depth = configuration.depth
    let (valid, invalid) = (
      generator.positiveSet(from: baseline, salt: 2), generator.negativeSet(from: baseline, salt: 3)
    )
    notes.add(valid.givenUp + invalid.givenUp)
    let form = schemas.requestForm(of: operation)
    func expressible(_ variations: [Variation]) -> [Variation] {
      guard let form, !form.isJSON else { return variations }
      return variations.filter { form.expresses(resource.body($0.applied(to: baseline))) }
    }
    let positives = CaseSelection.positives(expressible(valid.variations), context: context, depth: depth)
    let groups = VariationGroups.groups(of: positives, generator: generator, baseline: baseline).count
    let negatives = CaseSelection.negatives(expressible(invalid.variations), context: context, depth: depth)
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
    if resource.form.isRecord {
      cases += [(LastWriteWins.id, readable ? 1 : 0), (ConcurrentWrites.id, readable ? 3 : 0)]
      if operation.speaksOfPreconditions { cases.append((HonoursPreconditions.id, readable ? 7 : 0)) }
    } else {
      let isList = if case .list = resource.form { true } else { false }
      cases += [
        (BulkComplete.id, readable ? 1 : 0), (BulkIsolates.id, readable ? 2 : 0),
        (BulkAtomic.id, readable && isList ? PartFault.allCases.count : 0),
      ]
    }
    if isItem, resource.createsByPut { cases.append((CreatesOnce.id, readable ? 2 : 0)) }
    if isItem, !resource.parents.isEmpty { cases.append((TenantBoundary.id, readable ? 1 : 0)) }
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
      semantics: DocumentedSemantics.of(resource, rules: rules),
      isAtomic: DocumentedSemantics.isAtomic(resource, rules: rules), unordered: rules.unordered,
      canReadBack: !resource.readBacks.isEmpty, hasCredentials: false, responseTimeLimit: rules.responseTimeLimit)
  }
}

extension Operation {
  /// The schema of the first 2xx answer in JSON.
  fileprivate var successSchema: Node? {
    responses.filter(\.isSuccess).lazy.flatMap(\.content).first(where: \.isJSON)?.schema
  }
}

import Generation
import JSON
import JSONSchema
import OpenAPI

/// Making records with POST, parents and referenced records first.
extension OperationRunner {
  /// The values of the placeholders before the identity; `nil` when one could not be found.
  mutating func parentPath() async throws(Stop) -> [JSONValue]? {
    var path: [JSONValue] = []
    for parent in resource.parents {
      guard let value = try await parentIdentity(parent, path) else { return nil }
      path.append(value)
    }
    return path
  }

  /// The value that the configuration has for a parameter.
  func configuredValue(of parameter: Parameter?, _ operation: Operation) -> JSONValue? {
    parameter.flatMap {
      workbench.configuration.parameter(
        $0.name, operationID: operation.operationID, method: operation.method, path: operation.path.text)
    }
  }

  /// Makes a record in a collection; `own` has values that it is to have.
  mutating func create(
    in shape: PathShape, parents: [JSONValue], preferring own: [JSONPointer: JSONValue] = [:]
  ) async throws(Stop) -> Subject? {
    guard let post = workbench.map.operation("POST", shape) else { return nil }
    guard let form = workbench.schemas.requestForm(of: post) else {
      return try await created(by: post, shape, parents, payload: nil)
    }
    let properties = PropertyTable(form.schema)
    let preferred = try await referenceValues(properties, among: 0).merging(own) { _, new in new }
    let generator = PayloadGenerator(schema: form.schema, seed: workbench.seed(for: post), direction: .request)
    var search = AcceptanceSearch(
      generator: generator, properties: properties, preferred: preferred, omitted: [], stored: nil,
      examples: form.examples, expressed: form.expressed)
    while let payload = search.next(salt: salt()) {
      let exchange = try await exchange(request(post, path: parents, body: payload), post, .setUp)
      if exchange.isSuccess { return try await identified(exchange, post, shape, parents, payload) }
      lastSetUpProblem = exchange.refusalSummary
      if [401, 403, 404, 405].contains(exchange.status) { return nil }
      search.refused(payload, exchange)
    }
    if let failure = search.failure { lastSetUpProblem = failure.description }
    guard own.isEmpty else { return nil }
    let copy = try await copyOfListedRecord(in: shape, parents: parents, generator: generator, properties: properties)
    guard let payload = copy.flatMap(form.expressed) else { return nil }
    return try await created(by: post, shape, parents, payload: payload)
  }

  /// Values for the properties that name records of other collections; `turn` chooses among several.
  mutating func referenceValues(
    _ properties: PropertyTable, among turn: Int
  ) async throws(Stop) -> [JSONPointer: JSONValue] {
    var values: [JSONPointer: JSONValue] = [:]
    for property in properties.all where !property.isReadOnly {
      guard let identities = try await identities(for: property), !identities.isEmpty else { continue }
      let identity = identities[turn % identities.count]
      values[property.pointer] = property.holdsSeveral ? .array([identity]) : identity
    }
    return values
  }

  /// The identities that a property can take, when it is a reference to a collection of the document.
  mutating func identities(for property: PropertyFacts) async throws(Stop) -> [JSONValue]? {
    guard let name = property.pointer.last?.text, !property.pointer.tokens.contains("0"),
      let shape = ReferenceNames.collection(for: name, among: workbench.map.collections)
    else { return nil }
    let mayBeIdentity = !property.types.isDisjoint(with: [.integer, .number, .array]) || property.format == "uuid"
    guard mayBeIdentity || ReferenceNames.looksLikeReference(name), shape.placeholderCount == 0 else { return nil }
    if let known = references.identities[shape] { return known }
    references.identities[shape] = []
    references.identities[shape] = try await findIdentities(shape)
    return references.identities[shape]
  }

  private mutating func findIdentities(_ shape: PathShape) async throws(Stop) -> [JSONValue] {
    if let list = workbench.map.operation("GET", shape) {
      let exchange = try await exchange(request(list, path: []), list, .setUp)
      let names = RecordIdentity.candidateNames(for: "id", collection: shape)
      let records = exchange.isSuccess ? exchange.json.flatMap(ListAnswer.records(in:)) ?? [] : []
      let found = records.compactMap { RecordIdentity.value(in: $0, names: names) }
      if !found.isEmpty { return Array(found.prefix(3)) }
    }
    let made = try await create(in: shape, parents: [])
    return made?.path.last.map { [$0] } ?? []
  }

  private mutating func parentIdentity(
    _ parent: ParentCollection, _ path: [JSONValue]
  ) async throws(Stop) -> JSONValue? {
    if let configured = configuredValue(of: parent.parameter, resource.update) { return configured }
    let key = PathShape(segments: parent.shape.segments + path.compactMap { $0.plainText?.text })
    if let known = references.parents[key]?.first { return known }
    if let made = try await create(in: parent.shape, parents: path), let identity = made.path.last {
      references.parents[key] = [identity]
      return identity
    }
    if let list = workbench.map.operation("GET", parent.shape) {
      let exchange = try await exchange(request(list, path: path), list, .setUp)
      let names = RecordIdentity.candidateNames(for: parent.parameter.name, collection: parent.shape)
      let records = exchange.isSuccess ? exchange.json.flatMap(ListAnswer.records(in:)) ?? [] : []
      if let first = records.lazy.compactMap({ RecordIdentity.value(in: $0, names: names) }).first { return first }
    }
    return onlyValue(of: parent.parameter)
  }

  /// An example of the document, or the one value that a schema leaves.
  private func onlyValue(of parameter: Parameter) -> JSONValue? {
    if let example = parameter.examples.first { return example }
    guard let keywords = workbench.schemas.schema(parameter.schema)?.keywords else { return nil }
    return keywords.constant ?? keywords.enumeration?.first ?? keywords.examples.first ?? keywords.defaultValue
  }

  private mutating func created(
    by post: Operation, _ shape: PathShape, _ parents: [JSONValue], payload: JSONValue?
  ) async throws(Stop) -> Subject? {
    let exchange = try await exchange(request(post, path: parents, body: payload), post, .setUp)
    guard exchange.isSuccess else {
      lastSetUpProblem = exchange.refusalSummary
      return nil
    }
    return try await identified(exchange, post, shape, parents, payload)
  }

  private mutating func identified(
    _ exchange: Exchange, _ post: Operation, _ shape: PathShape, _ parents: [JSONValue], _ payload: JSONValue?
  ) async throws(Stop) -> Subject? {
    let itemShape = PathShape(segments: shape.segments + ["{}"])
    let item =
      workbench.map.operation("GET", itemShape) ?? workbench.map.operation("PUT", itemShape)
      ?? workbench.map.operation("DELETE", itemShape)
    let names = RecordIdentity.candidateNames(for: item?.path.parameters.last ?? "id", collection: shape)
    var identity = exchange.response?.fields.first(named: "Location").flatMap { location in
      item.flatMap { item in
        RecordIdentity.value(
          inLocation: location, template: item.path,
          parameter: item.parameters.first { $0.location == .path && $0.name == item.path.parameters.last },
          basePath: workbench.builder.basePath ?? item.basePath ?? "")
      }
    }
    identity = identity ?? LinkIdentity.value(in: exchange, item: item)
    identity = identity ?? exchange.json.flatMap { RecordIdentity.value(in: $0, names: names) }
    let delete = workbench.map.operation("DELETE", itemShape)
    guard let identity else {
      try remember(.created(delete: nil, path: parents, target: exchange.request.target))
      lastSetUpProblem = "\(exchange.summary), and nothing in the answer names the new record"
      return nil
    }
    let path = parents + [identity]
    let target = item.map { request($0, path: path).target } ?? exchange.request.target
    try remember(.created(delete: delete, path: path, target: target))
    return Subject(path: path, origin: .created, payload: payload, creation: exchange)
  }
}

extension Exchange {
  /// `POST /posts answered 400: {"detail":...}`, for reasons.
  var refusalSummary: String {
    guard let response, !response.body.isEmpty else { return summary }
    return "\(summary): \(json?.shortened ?? "\(response.body.count) bytes of \(mediaType ?? "something")")"
  }
}

extension PropertyFacts {
  /// Whether the property can only hold several references.
  var holdsSeveral: Bool {
    types.contains(.array) && types.isDisjoint(with: [.string, .integer, .number, .object])
  }
}

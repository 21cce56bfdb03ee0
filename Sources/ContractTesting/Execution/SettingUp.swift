import Generation
import HTTPExchange
import JSON
import JSONSchema
import OpenAPI

/// Setting up records to update: configured ones, else made by POST, else by PUT, else picked from the list, else named
/// by the document's examples.
extension OperationRunner {
  /// Sets up the record under test and reads it; returns why it could not be done.
  mutating func setUp() async throws(Stop) -> String? {
    guard let parents = try await parentPath() else {
      return "no record could be set up for the placeholders of \(resource.update.path.text); "
        + "name one with --parameter"
    }
    switch resource.kind {
    case .singleton:
      subject = Subject(path: parents, origin: isMade(parents) ? .partOfCreated : .singleton)
    case .item:
      guard let found = try await firstSubject(parents) else { return failedSetUp }
      subject = found
    case .collection:
      guard let made = try await ownSubject(parents) else { return failedSetUp }
      subject = made
      setUpName = resource.create?.name
    }
    guard let subject else { return failedSetUp }
    context.makesRecords = subject.origin == .created
    current = try await findReadBack(for: subject)
    noteOwnItems()
    if let reason = try await select() { return reason }
    if !subject.isOwn {
      guard let current else {
        return "its record cannot be read, so it could not be put back after an update"
      }
      try remember(.changed(subject: subject, original: current))
    }
    return nil
  }

  /// Notes what the server puts into arrays by itself: what a new record holds beside what it was made of.
  private mutating func noteOwnItems() {
    guard let made = subject?.payload, let state = current?.value else { return }
    for property in context.properties.all where property.types.contains(.array) {
      guard let sent = made[property.pointer]?.array, let read = state[property.pointer]?.array,
        read.count > sent.count,
        sent.allSatisfy(read.contains)
      else { continue }
      context.ownItems[property.pointer] = Set(read).subtracting(sent)
    }
  }

  /// Finds or makes up to two more records of the collection, and reads them.
  mutating func setUpOthers() async throws(Stop) {
    guard resource.kind != .singleton, let subject, readBack != nil else { return }
    var candidates: [Subject] = []
    let parents = Array(subject.path.dropLast())
    if subject.origin == .created {
      for _ in 0..<2 {
        if let made = try await create(in: resource.collection, parents: parents) {
          candidates.append(made)
        }
      }
    } else {
      candidates = try await listed(parents).filter { !RecordIdentity.isSame($0.path.last, subject.path.last) }
    }
    for candidate in candidates.prefix(2) {
      guard case .found(let state) = try await readNew(candidate), !isSelected(state.value) else { continue }
      others.append((candidate, state))
    }
    context.hasWitnesses = !others.isEmpty
  }

  /// Reads a record that was just made.
  mutating func readNew(_ record: Subject) async throws(Stop) -> ReadOutcome {
    try await settling(until: { _, outcome in
      if case .found = outcome { true } else { false }
    }) { (runner: inout OperationRunner) async throws(Stop) -> ReadOutcome in
      try await runner.read(record.path, .readOther)
    }
  }

  /// The identities under which this operation's records may be known.
  var identityNames: [String] {
    RecordIdentity.candidateNames(
      for: resource.identity?.name ?? "id", collection: resource.collection)
      + [context.identityMember?.text].compactMap { $0 }
  }

  /// Whether the run made the record that the last of these names.
  private func isMade(_ parents: [JSONValue]) -> Bool {
    guard let parent = resource.parents.last, let identity = parents.last else { return false }
    let key = PathShape(segments: parent.shape.segments + parents.dropLast().compactMap { $0.plainText?.text })
    return references.parents[key]?.contains(identity) ?? false
  }

  private var failedSetUp: String {
    if let danger = dangerOfPicking, let problem = lastSetUpProblem, problem.hasPrefix(danger) {
      return problem + "; name another with --parameter"
    }
    let tried = [
      resource.create.map { "\($0.name) made no record" }, resource.list.map { "\($0.name) listed none" },
    ].compactMap { $0 }
    return "no record could be set up: "
      + (tried.isEmpty ? "the document has no POST and no list for it" : tried.joined(separator: ", "))
      + (lastSetUpProblem.map { " (\($0))" } ?? "") + "; name one with --parameter"
  }

  // MARK: The record under test

  private mutating func firstSubject(_ parents: [JSONValue]) async throws(Stop) -> Subject? {
    if let configured = configuredValue(of: resource.identity, resource.update) {
      setUpName = "configured"
      return Subject(path: parents + [configured], origin: .configured)
    }
    if let made = try await create(in: resource.collection, parents: parents) {
      setUpName = resource.create?.name
      return made
    }
    if resource.createsByPut || resource.list == nil, let made = try await createByPut(parents) {
      setUpName = resource.update.name
      context.createdByPut = true
      return made
    }
    if let picked = try await listed(parents).first {
      if let danger = dangerOfPicking {
        lastSetUpProblem = danger + (lastSetUpProblem.map { "; none could be made (\($0))" } ?? "")
        return nil
      }
      setUpName = resource.list?.name
      return picked
    }
    guard let example = resource.identity?.examples.first else { return nil }
    setUpName = "the document's example"
    return Subject(path: parents + [example], origin: .configured)
  }

  private var dangerOfPicking: String? {
    guard context.hasCredentials, let name = resource.collection.lastLiteral else { return nil }
    let sensitive = ["user", "role", "permission", "account", "group", "token", "credential", "member", "key"]
    let words = ReferenceNames.normalised(name)
    guard sensitive.contains(where: words.contains) else { return nil }
    return "an existing record of \(name) may be what the credentials of this run rest on, and is left alone"
  }

  private mutating func listed(_ parents: [JSONValue]) async throws(Stop) -> [Subject] {
    guard let list = resource.list else { return [] }
    let exchange = try await exchange(request(list, path: parents), list, .setUp)
    guard exchange.isSuccess, let records = exchange.json.flatMap(ListAnswer.records(in:)) else { return [] }
    return records.compactMap { record in
      RecordIdentity.value(in: record, names: identityNames).map {
        Subject(path: parents + [$0], origin: .picked)
      }
    }
  }

  private mutating func createByPut(_ parents: [JSONValue]) async throws(Stop) -> Subject? {
    for _ in 0..<2 {
      guard let identity = freshIdentity(salt()) else { return nil }
      let path = parents + [identity]
      var search = try await payloadSearch(omitting: [])
      while let payload = search.next(salt: salt()) {
        let exchange = try await makeByPut(path, payload, .setUp, on: nil)
        if exchange.isSuccess {
          try remember(.created(delete: resource.delete, path: path, target: exchange.request.target))
          return Subject(path: path, origin: .createdByPut, payload: payload, creation: exchange)
        }
        lastSetUpProblem = exchange.summary
        if [404, 405, 501].contains(exchange.status) { return nil }
        search.refused(payload, exchange)
      }
    }
    return nil
  }

  /// PUTs to a record that does not exist; where the server wants a precondition, under the one that says so.
  mutating func makeByPut(
    _ path: [JSONValue], _ payload: JSONValue, _ purpose: Exchange.Purpose, on occasion: Occasion?
  ) async throws(Stop) -> Exchange {
    let plain = request(resource.update, path: path, body: payload)
    let first = try await exchange(plain, resource.update, purpose, on: occasion)
    guard first.status == 428 else { return first }
    let field =
      resource.createsByPut ? HTTPField("If-None-Match", "*") : current?.entityTag.map { HTTPField("If-Match", $0) }
    return try await exchange(request(plain, under: field), resource.update, purpose, on: occasion)
  }

  /// What is added to a salt for a number that no record should have: valid in 32 bits.
  static let unlikelyNumber = 1_999_999_000

  /// An identity that the path parameter's schema allows and that no record should have.
  mutating func freshIdentity(_ salt: UInt64) -> JSONValue? {
    let digits = JSONNumber(Self.unlikelyNumber + Int(salt))
    let number = JSONValue.number(digits)
    let numeral = JSONValue.string(JSONString(digits.literal))
    let text = JSONValue.string(JSONString("contract-test-\(workbench.configuration.seed)-\(salt)"))
    let likely = subject?.path.last?.number == nil ? [text, number] : [number, numeral, text]
    guard let schema = workbench.schemas.schema(resource.identity?.schema) else { return likely[0] }
    let prefersNumber = schema.resolvedTypes.map { !$0.contains(.string) } ?? false
    for candidate in prefersNumber ? [number] : likely where schema.isValid(candidate, direction: .request) {
      return candidate
    }
    let generator = PayloadGenerator(schema: schema, seed: workbench.seed(for: resource.update), direction: .request)
    return try? generator.baseline(.full, salt: salt).get()
  }
}

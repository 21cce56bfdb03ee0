import Generation
import HTTPExchange
import JSON
import JSONSchema

/// The cases of an operation, in the order in which they are sent.
extension OperationRunner {
  /// Sends all cases; the record under test is set up and a baseline was accepted.
  mutating func runCases() async throws(Stop) {
    try await watchedUpdate()
    try await repeatedUpdate()
    try await overwritingUpdate()
    try await omission()
    try await boundaries()
    try await unnamedMember()
    try await readOnlyValues()
    try await foreignIdentity()
    try await takenValues()
    try await danglingReferences()
    try await invalidPayloads()
    try await invalidBodies()
    try await otherMediaTypes()
    try await undeclaredMediaType()
    try await invalidPaths()
    try await invalidParameters()
    try await missingRecord()
    try await foreignParent()
    try await preconditions()
    try await concurrentUpdates()
    try await unauthorized()
    try await severalRecords()
  }

  /// Brings the record back to the baseline when a case left something else.
  mutating func settle() async throws(Stop) {
    _ = try await observeUpdate(.valid, baseline)
    guard current == nil, readBack != nil else { return }
    guard !isRepeating, try await replaceLostRecord() else { throw .recordLost }
    _ = try await observeUpdate(.valid, baseline)
    if current == nil { throw .recordLost }
  }

  // MARK: Cases with valid payloads

  /// An update with the other records of the collection watched.
  private mutating func watchedUpdate() async throws(Stop) {
    Swift.swap(&baseline, &alternative)
    let payload = baseline
    let observation = try await observeUpdate(.valid, payload, watching: true)
    try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
      _ = try await runner.observeUpdate(.valid, runner.alternative, watching: true)
      return try await runner.observeUpdate(.valid, payload, watching: true)
    }
    try await confirmListing(after: observation)
  }

  private mutating func repeatedUpdate() async throws(Stop) {
    guard collector.isSelected(Idempotent.id) else { return }
    let payload = lastAccepted ?? baseline
    let observation = try await observeUpdate(.repeated, payload, watching: true)
    try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
      _ = try await runner.observeUpdate(.valid, payload)
      return try await runner.observeUpdate(.repeated, payload, watching: true)
    }
  }

  /// The required properties alone after a full payload; where none is required, one property, then none.
  private mutating func omission() async throws(Stop) {
    guard collector.isSelected(Replaces.id) || collector.isSelected(AcceptsValid.id) else { return }
    let required = baseline.object?.members.filter { member in
      context.properties[JSONPointer([member.key])]?.isRequired ?? true
    }
    var payloads = [required ?? []]
    if required?.isEmpty ?? true, let first = baseline.object?.members.first { payloads.insert([first], at: 0) }
    let full = payloadWithoutDefaults()
    for members in payloads {
      let payload = JSONValue.object(JSONObject(members))
      guard payload != baseline, generator.schema.isValid(payload, direction: .request), expresses(payload) else {
        continue
      }
      if lastAccepted != full { _ = try await observeUpdate(.valid, full) }
      let observation = try await observeUpdate(.omission, payload)
      try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
        _ = try await runner.observeUpdate(.valid, full)
        return try await runner.observeUpdate(.omission, payload)
      }
      try await settle()
    }
  }

  /// The baseline with no property at its default: one that keeps its value would look like one that was reset.
  private mutating func payloadWithoutDefaults() -> JSONValue {
    var payload = baseline
    for property in context.properties.topLevel where !context.opaque.contains(property.pointer) {
      guard let value = payload[property.pointer], value == property.defaultValue else { continue }
      let other = generator.differing(from: value, at: property.pointer, salt: salt(), in: payload)
      guard let changed = other.map({ payload.setting($0, at: property.pointer) }), expresses(changed) else { continue }
      payload = changed
    }
    return payload
  }

  // MARK: Cases with something wrong

  /// Values for readOnly properties, which the server must not take.
  private mutating func readOnlyValues() async throws(Stop) {
    guard collector.isSelected(KeepsReadOnly.id), let (payload, pointers) = payloadWithReadOnlyValues() else { return }
    let observation = try await observeUpdate(.readOnly(pointers), payload)
    try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
      try await runner.settle()
      // The record may hold the values of the first time by now: other ones show that it takes these, too.
      guard let (another, pointers) = runner.payloadWithReadOnlyValues() else { return observation }
      return try await runner.observeUpdate(.readOnly(pointers), another)
    }
  }

  /// The baseline with values for readOnly properties that differ from those of the record.
  private mutating func payloadWithReadOnlyValues() -> (payload: JSONValue, pointers: [JSONPointer])? {
    guard let state = current else { return nil }
    var payload = baseline
    var pointers: [JSONPointer] = []
    for property in context.properties.topLevel where property.isReadOnly {
      guard property.pointer.last != context.identityMember,
        let value = generator.differing(
          from: state.value[property.pointer] ?? .null, at: property.pointer, salt: salt()),
        expresses(payload.setting(value, at: property.pointer))
      else { continue }
      payload = payload.setting(value, at: property.pointer)
      pointers.append(property.pointer)
    }
    return pointers.isEmpty ? nil : (payload, pointers)
  }

  /// Another record's identity in the body.
  private mutating func foreignIdentity() async throws(Stop) {
    guard resource.kind == .item, collector.isSelected(KeepsIdentity.id), let member = context.identityMember else {
      return
    }
    let identities = others.compactMap { $0.state.value[member] }
    guard let identity = identities.first, let second = identities.last else { return }
    let pointer = JSONPointer([member])
    let payload = alternative.setting(identity, at: pointer)
    guard expresses(payload) else { return }
    let kind = Observation.Case.foreignIdentity(pointer, identity)
    let observation = try await observeUpdate(kind, payload, watching: true)
    try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
      // Another identity, as a server that stores the first one has it now.
      try await runner.settle()
      let another = runner.baseline.setting(second, at: pointer)
      return try await runner.observeUpdate(.foreignIdentity(pointer, second), another, watching: true)
    }
    try await settle()
  }

  private mutating func invalidPayloads() async throws(Stop) {
    guard collector.isSelected(RejectsInvalid.id) || collector.isSelected(RejectionChangesNothing.id) else { return }
    let negatives = CaseSelection.negatives(
      generator.negatives(from: baseline, salt: salt()).filter { expresses($0.applied(to: baseline)) },
      context: context,
      depth: workbench.configuration.depth)
    for variation in negatives {
      let payload = variation.applied(to: withDifferences(beside: variation))
      guard !generator.schema.isValid(payload, direction: .request), expresses(payload) else { continue }
      let observation = try await attempt { (runner: inout OperationRunner) async throws(Stop) -> Observation in
        try await runner.observeUpdate(.invalid(variation), payload)
      }
      if !observation.update.isRefusal { try await settle() }
    }
  }

  /// The baseline with one valid difference beside the fault, so that a refused update which is applied all the same
  /// shows.
  private func withDifferences(beside variation: Variation) -> JSONValue {
    var payload = baseline
    for member in alternative.object?.members ?? [] {
      let pointer = JSONPointer([member.key])
      guard !variation.pointer.starts(with: pointer), baseline[member.key] != nil else { continue }
      let changed = payload.setting(member.value, at: pointer)
      if generator.schema.isValid(changed, direction: .request), expresses(changed) { payload = changed }
    }
    return payload
  }

  private mutating func invalidBodies() async throws(Stop) {
    guard collector.isSelected(RejectsInvalid.id) || collector.isSelected(NoServerError.id), let subject else { return }
    let faults = BodyFault.all(
      from: resource.body(alternative), form: form, bodyRequired: resource.update.requestBody?.required ?? false)
    for fault in faults {
      try await tryRequest(.invalidBody(fault), sent: nil) { runner in
        var request = runner.request(runner.resource.update, path: subject.path, body: runner.baseline)
        request.body = fault.bytes
        return request
      }
    }
  }

  /// At thorough depth, a payload that was accepted in each of the other media types that the document has.
  private mutating func otherMediaTypes() async throws(Stop) {
    let others = workbench.schemas.requestForms(of: resource.update).filter {
      $0.codec.contentType != form.codec.contentType
    }
    guard !others.isEmpty, let subject else { return }
    guard workbench.configuration.depth == .thorough else {
      let names = others.map(\.media.name).joined(separator: ", ")
      notes.append("sent as \(form.media.name) alone; --depth thorough sends \(names), too")
      return
    }
    for other in others where other.expresses(resource.body(alternative)) {
      let payload = alternative
      try await tryRequest(.otherMediaType(other.media.name), sent: payload) { runner in
        runner.request(runner.resource.update, path: subject.path, body: payload, as: other)
      }
    }
  }

  /// The alternative payload under a media type of this program's own.
  private mutating func undeclaredMediaType() async throws(Stop) {
    let name = "application/x-contract-test"
    let declared = resource.update.requestBody?.content.map(\.essence) ?? []
    guard collector.isSelected(DeclaredMediaType.id), let subject,
      !declared.contains(where: { MediaTypeName.range($0, covers: name) })
    else { return }
    let payload = alternative
    try await tryRequest(.undeclaredMediaType(name), sent: payload) { runner in
      let good = runner.request(runner.resource.update, path: subject.path, body: payload)
      let fields = good.fields.map { $0.name == "Content-Type" ? HTTPField($0.name, name) : $0 }
      return HTTPRequest(method: good.method, target: good.target, fields: fields, body: good.body)
    }
  }

  private mutating func invalidPaths() async throws(Stop) {
    guard collector.isSelected(RejectsInvalid.id) || collector.isSelected(NoServerError.id), resource.kind == .item,
      let subject, let name = resource.update.path.parameters.last
    else { return }
    for fault in PathFault.all(
      for: workbench.schemas.schema(resource.identity?.schema), identity: subject.path.last)
    {
      let faulty = wrongPathRequest(fault, of: name, to: subject)
      let observation = try await observe(.invalidPath(fault), faulty, sent: nil)
      if observation.update.status == 201 {
        let made = Array(subject.path.dropLast()) + [RecordIdentity.identity(fromText: fault.encoded)]
        try remember(.created(delete: resource.delete, path: made, target: faulty.target))
      }
      try await judge(observation) { (runner: inout OperationRunner) async throws(Stop) -> Observation in
        try await runner.observe(.invalidPath(fault), runner.wrongPathRequest(fault, of: name, to: subject), sent: nil)
      }
    }
  }

  /// The baseline sent to a path of which one parameter is wrong.
  private func wrongPathRequest(_ fault: PathFault, of name: String, to subject: Subject) -> HTTPRequest {
    let good = request(resource.update, path: subject.path, body: baseline)
    let value = workbench.builder.encodedPath(named(subject.path, resource.update), resource.update)
    let encoded = value.merging([name: fault.encoded]) { _, new in new }
    let bare = workbench.builder.request(
      resource.update, encodedPath: encoded, others: requiredParameters(of: resource.update),
      body: good.body.map { ($0, form.codec.contentType) })
    // A server that asks for a tag would refuse the request for the lack of it, whatever it makes of the path.
    return request(bare, under: good.fields.first { $0.name == "If-Match" })
  }

  private mutating func unauthorized() async throws(Stop) {
    let security = resource.update.security
    guard collector.isSelected(RequiresAuthorization.id), context.hasCredentials, !security.isEmpty,
      !security.contains(where: \.schemes.isEmpty)
    else { return }
    for access in [RequestBuilder.Access.anonymous, .corrupted] {
      try await tryUpdate(.unauthorized(access), alternative, access: access)
    }
  }
}

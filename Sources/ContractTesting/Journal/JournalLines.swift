import Generation
import HTTPExchange
import JSON
import OpenAPI

/// What the lines of the journal say about the records of an operation.
extension OperationRunner {
  /// A POST: what it makes shows in the list of the collection.
  func intent(toPost request: HTTPRequest, _ operation: Operation) -> JournalIntent {
    let shape = PathShape(operation.path)
    var intent = JournalIntent(request: sent(request, operation))
    if let list = workbench.map.operation("GET", shape) {
      let names = RecordIdentity.candidateNames(for: itemParameter(of: shape) ?? "id", collection: shape)
      intent.search = JournalReading(request: kept(list, at: String(request.path)), names: names)
      intent.marks = marks(of: intent.request.body, operation)
    }
    intent.delete = workbench.map.operation("DELETE", shape.item).map { kept($0, at: target(of: $0, below: request)) }
    intent.read = workbench.map.operation("GET", shape.item).map {
      JournalReading(request: kept($0, at: target(of: $0, below: request)))
    }
    return intent
  }

  /// Where `item` has the record that a POST makes, with a mark for its identity. A path may end in a slash, the
  /// collection's as well as the record's.
  private func target(of item: Operation, below post: HTTPRequest) -> String {
    let collection = post.path.hasSuffix("/") ? post.path.dropLast() : post.path
    return "\(collection)/\(JournalRequest.identityMark)" + (item.path.text.hasSuffix("/") ? "/" : "")
  }

  /// A PUT to a record that is not known: it is told by what was sent.
  func intent(toPut request: HTTPRequest) -> JournalIntent {
    var intent = JournalIntent(request: sent(request, resource.update))
    guard resource.kind == .item else { return intent }
    intent.marks = marks(of: intent.request.body, resource.update)
    intent.delete = resource.delete.map { kept($0, at: String(request.path)) }
    intent.read = workbench.map.operation("GET", resource.collection.item).map {
      JournalReading(request: kept($0, at: String(request.path)))
    }
    return intent
  }

  /// A record that the run made.
  func creation(_ delete: Operation?, _ path: [JSONValue], _ target: String) -> JournalCreation {
    guard let delete else { return JournalCreation(target: kept(target)) }
    let shape = PathShape(delete.path)
    var read: JournalReading?
    if let item = workbench.map.operation("GET", shape) {
      read = JournalReading(request: kept(item, path: path))
    } else if let list = workbench.map.operation("GET", shape.parent) {
      let names = RecordIdentity.candidateNames(for: delete.path.parameters.last ?? "id", collection: shape.parent)
      read = JournalReading(request: kept(list, path: Array(path.dropLast())), identity: path.last, names: names)
    }
    return JournalCreation(target: kept(target), delete: kept(delete, path: path), read: read)
  }

  /// A record that was there before the run, and the update that puts it back.
  func change(_ subject: Subject, _ original: RecordState) -> JournalChange {
    let restoration = Restoration(of: original.value, context.properties)
    var update = kept(resource.update, path: subject.path, body: restoration.payload)
    let body = resource.body(restoration.payload)
    update.body = body
    if !form.isJSON { update.content = form.codec.encode(body) }
    var read = JournalReading(
      request: kept(original.exchange.operation, path: subject.path), pointer: original.pointer,
      identity: resource.kind == .singleton ? nil : subject.path.last)
    if readBack?.isList ?? false {
      read.names = identityNames
      read.pointer = nil
    }
    return JournalChange(update: update, nulls: restoration.nulls, original: original.value, read: read)
  }

  // MARK: Requests without credentials

  /// A request to send later, built without credentials; header fields of the user are left out, whatever they hold.
  private func kept(_ operation: Operation, path: [JSONValue], body: JSONValue? = nil) -> JournalRequest {
    let count = operation.path.parameters.count
    let request = request(operation, path: Array(path.prefix(count)), body: body, access: .anonymous)
    let left = workbench.builder.namesLeftOut
    return JournalRequest(
      method: request.method, target: request.target,
      fields: request.fields.filter { !left.contains($0.name.lowercased()) && $0.name.lowercased() != "if-match" },
      apiKey: workbench.builder.apiKeyPlace(for: operation))
  }

  /// The same for a path that is known as it is sent.
  private func kept(_ operation: Operation, at path: String) -> JournalRequest {
    var request = kept(operation, path: [])
    request.target = path + request.target.drop { $0 != "?" }
    return request
  }

  /// What of a request that is being sent may be written down.
  private func sent(_ request: HTTPRequest, _ operation: Operation) -> JournalRequest {
    let codec = workbench.schemas.requestForm(of: operation)?.codec
    return JournalRequest(
      method: request.method, target: kept(request.target),
      body: request.body.flatMap { body in
        codec.map { try? $0.decode(body, contentType: $0.contentType) } ?? (try? JSONParser.parse(body).value)
      })
  }

  private func kept(_ target: String) -> String { workbench.redaction.shown(target: target) }

  private func itemParameter(of shape: PathShape) -> String? {
    ["GET", "PUT", "DELETE"].lazy.compactMap { workbench.map.operation($0, shape.item)?.path.parameters.last }.first
  }

  /// The members of a body whose texts no other record is likely to have.
  private func marks(of body: JSONValue?, _ operation: Operation) -> [JSONPointer] {
    let form = workbench.schemas.requestForm(of: operation)
    let properties = PropertyTable(form?.schema)
    // What the document shows as an example, and what other payloads have too, may be in records of others.
    let generated = form.map { form in
      let generator = PayloadGenerator(schema: form.schema, seed: workbench.seed(for: operation), direction: .request)
      return (0..<2).compactMap { try? generator.baseline(.full, salt: .max - $0).get() }
    }
    let common = (generated ?? []) + (form?.examples ?? [])
    return (body?.object?.members ?? []).compactMap { member in
      let pointer = JSONPointer([member.key])
      if common.contains(where: { $0[pointer] == member.value }) { return nil }
      guard let text = member.value.string, text.length >= 8, let property = properties[pointer],
        property.enumeration == nil, !property.isWriteOnly, !(property.format?.contains("date") ?? false)
      else { return nil }
      return pointer
    }
  }
}

/// The payload that puts a record back.
struct Restoration: Sendable {
  /// What the record had and a client may write.
  let payload: JSONValue
  /// The members that may be `null` and that the record did not have.
  let nulls: [JSONString]

  init(of original: JSONValue, _ properties: PropertyTable) {
    let payload = Projection.writable(original, properties)
    self.payload = payload
    nulls = properties.topLevel.compactMap { property in
      property.isNullable && !property.isReadOnly && payload[property.pointer] == nil ? property.pointer.last : nil
    }
  }

  /// The payload for a record that reads like `current` now: what it has by now and had not before becomes null.
  static func payload(_ payload: JSONValue, nulls: [JSONString], current: JSONValue?) -> JSONValue {
    nulls.reduce(payload) { payload, name in
      current?[name] == nil ? payload : payload.setting(.null, at: JSONPointer([name]))
    }
  }

  /// The places where a record that was put back still differs; nothing and null are one, as what was absent is put back
  /// as null.
  static func differences(_ original: JSONValue, _ now: JSONValue, ignoring: Set<JSONPointer> = []) -> [JSONPointer] {
    StateEquality.differingPointers(original, now, ignoring: ignoring).filter {
      (original[$0] ?? .null) != (now[$0] ?? .null)
    }
  }
}

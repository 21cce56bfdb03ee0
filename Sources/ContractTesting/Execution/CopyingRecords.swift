import Generation
import JSON
import JSONSchema
import OpenAPI

/// Making a record like one that the collection lists, where the server refused every payload that the document alone
/// could tell: what a listed record holds was accepted once.
extension OperationRunner {
  /// A payload like a listed record's, with texts of its own where they tell records apart; `nil` where the collection
  /// lists none, or where nothing says that the copy is another record.
  mutating func copyOfListedRecord(
    in shape: PathShape, parents: [JSONValue], generator: PayloadGenerator, properties: PropertyTable
  ) async throws(Stop) -> JSONValue? {
    guard let list = workbench.map.operation("GET", shape) else { return nil }
    let exchange = try await exchange(request(list, path: parents), list, .setUp)
    guard exchange.isSuccess, let records = exchange.json.flatMap(ListAnswer.records(in:)), let model = records.first,
      let fresh = try? generator.baseline(.full, salt: salt()).get()
    else { return nil }
    let copy = RecordCopy(model: model, among: records, fresh: fresh, schema: generator.schema)
    let names =
      shape == resource.collection ? identityNames : RecordIdentity.candidateNames(for: "id", collection: shape)
    return copy.payload(Projection.writable(model, properties), names: names)
  }
}

/// A record's payload, changed so that it makes another record.
struct RecordCopy {
  /// Names of properties of which a server hardly takes the same text twice.
  private static let telling: Set<String> = [
    "name", "title", "slug", "email", "username", "login", "code", "sku", "key", "label",
  ]

  private let model: JSONValue
  private let others: [JSONValue]
  private let fresh: JSONValue
  private let schema: Schema

  /// Takes the record to copy, all records that are listed with it, and a generated payload to take other values from.
  init(model: JSONValue, among records: [JSONValue], fresh: JSONValue, schema: Schema) {
    self.model = model
    others = records.filter { $0 != model }
    self.fresh = fresh
    self.schema = schema
  }

  /// The copy of `stored`; the identity, which is under one of `names`, is left to the server or replaced.
  func payload(_ stored: JSONValue, names: [String]) -> JSONValue? {
    let identity = RecordIdentity.value(in: model, names: names)
    var payload = stored
    if let holder = names.first(where: { stored[JSONString($0)] != nil }).map({ JSONPointer([JSONString($0)]) }),
      RecordIdentity.isSame(stored[holder], identity), payload.setting(nil, at: holder).isValid(schema)
    {
      payload = payload.setting(nil, at: holder)
    }
    for member in payload.object?.members ?? [] where tells(member, identity) {
      let pointer = JSONPointer([member.key])
      let changed = replacements(of: member).map { payload.setting($0, at: pointer) }
      guard let valid = changed.first(where: { $0.isValid(schema) }) else { return nil }
      payload = valid
    }
    return payload.isValid(schema) ? payload : nil
  }

  /// Whether records are told apart by the member: it names the record, or no other record has the same.
  private func tells(_ member: JSONObject.Member, _ identity: JSONValue?) -> Bool {
    guard let text = member.value.string?.text, !text.isEmpty else {
      return RecordIdentity.isSame(member.value, identity)
    }
    if RecordIdentity.isSame(member.value, identity) { return true }
    if Self.telling.contains(member.key.text.lowercased()) { return true }
    return !others.isEmpty && !others.contains { $0[member.key] == member.value }
  }

  /// Other values for it, spelled as it is: `w3a1.example.` for `w.example.`; else a generated one.
  private func replacements(of member: JSONObject.Member) -> [JSONValue] {
    let generated = [fresh[member.key]].compactMap { $0 }
    guard let text = member.value.string?.text else { return generated }
    let tag = "ct" + String(StableHash.of(fresh.serialized()) % 100_000)
    return [.string(JSONString(tag + text)), .string(JSONString(text + tag))] + generated
  }
}

extension JSONValue {
  fileprivate func isValid(_ schema: Schema) -> Bool { schema.isValid(self, direction: .request) }
}

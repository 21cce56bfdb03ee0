import Generation
import JSON
import OpenAPI

/// The cases with what belongs to other records: their texts, and references to records that do not exist. Whether the
/// server takes them is not for the document to say; that it breaks at them, or loses what it took, is.
extension OperationRunner {
  /// The texts of another record of the collection, some of which may have to be unique: in a whole payload, and with
  /// what is required alone, which servers that keep what is not sent carry out in another way.
  mutating func takenValues() async throws(Stop) {
    guard resource.form.isRecord, subject?.origin == .created, let other = others.first?.state.value else { return }
    let texts = takenTexts(of: other)
    let whole = texts.reduce(baseline) { $0.setting($1.value, at: JSONPointer([$1.key])) }
    let members = whole.object?.members.filter { member in
      texts.contains(member) || context.properties[JSONPointer([member.key])]?.isRequired ?? true
    }
    let least = JSONValue.object(JSONObject(members ?? []))
    for payload in least == whole ? [whole] : [whole, least]
    where !texts.isEmpty && generator.schema.isValid(payload, direction: .request) && expresses(payload) {
      try await tryUpdate(.takenValues, payload)
    }
  }

  /// The texts of another record that are valid in the baseline, but for those that name it.
  private func takenTexts(of other: JSONValue) -> [JSONObject.Member] {
    context.properties.topLevel.compactMap { property in
      let pointer = property.pointer
      guard property.types.contains(.string), !property.isReadOnly, !context.opaque.contains(pointer),
        !namingProperties.contains(pointer), let name = pointer.last, name != context.identityMember,
        let value = other[pointer], value.string != nil, let own = baseline[pointer], own != value,
        generator.schema.isValid(baseline.setting(value, at: pointer), direction: .request)
      else { return nil }
      return JSONObject.Member(key: name, value: value)
    }
  }

  /// For each property that names a record of another collection, one that does not exist.
  mutating func danglingReferences() async throws(Stop) {
    guard resource.form.isRecord, subject?.isOwn ?? false else { return }
    for property in context.properties.topLevel
    where !property.isReadOnly && property.pointer.last != context.identityMember {
      guard let payload = try await payload(dangling: property) else { continue }
      try await tryUpdate(.danglingReference(property.pointer), payload)
    }
  }

  /// The baseline with a record that is proven not to exist for `property`; `nil` where it is no reference, or where no
  /// such value is valid.
  private mutating func payload(dangling property: PropertyFacts) async throws(Stop) -> JSONValue? {
    guard let name = property.pointer.last?.text,
      let shape = ReferenceNames.collection(for: name, among: workbench.map.collections),
      let known = try await identities(for: property)?.first
    else { return nil }
    let salt = salt()
    let missing: JSONValue? =
      known.number != nil
      ? .number(JSONNumber(Self.unlikelyNumber + Int(salt)))
      : property.holdsSeveral
        ? .string(JSONString("contract-test-\(salt)"))
        : generator.differing(from: known, at: property.pointer, salt: salt)
    guard let missing, try await isAbsent(missing, in: shape) else { return nil }
    let payload = baseline.setting(property.holdsSeveral ? .array([missing]) : missing, at: property.pointer)
    return generator.schema.isValid(payload, direction: .request) && expresses(payload) ? payload : nil
  }

  /// Whether a GET says that there is no such record; where there is no GET, nobody has seen one.
  private mutating func isAbsent(_ identity: JSONValue, in shape: PathShape) async throws(Stop) -> Bool {
    guard let reader = workbench.map.operation("GET", shape.item) else { return true }
    let answer = try await exchange(request(reader, path: [identity]), reader, .prove)
    return [404, 410].contains(answer.status)
  }
}

import JSON

/// Going on with another record where an update moved or removed the one under test.
extension OperationRunner {
  /// The most records that are made in place of lost ones.
  private static let replacementLimit = 4
  /// Names of properties that identities are made of, the likeliest first.
  private static let naming: [JSONString] = ["name", "slug", "code", "key", "username", "login", "email", "title"]

  /// Makes another record in place of one that cannot be read any more, and keeps the texts that its identity is made
  /// of from then on; returns whether there is one to go on with.
  mutating func replaceLostRecord() async throws(Stop) -> Bool {
    guard resource.kind == .item, let lost = subject, lost.origin == .created,
      replacedRecords < Self.replacementLimit
    else { return false }
    replacedRecords += 1
    guard let made = try await create(in: resource.collection, parents: Array(lost.path.dropLast())),
      let state = try await findReadBack(for: made), let identity = made.path.last
    else { return false }
    subject = made
    current = state
    context.identity = identity
    namingProperties = naming(identity, in: state.value)
    for pointer in namingProperties {
      guard let value = state.value[pointer] else { continue }
      if baseline[pointer] != nil { baseline = baseline.setting(value, at: pointer) }
      if alternative[pointer] != nil { alternative = alternative.setting(value, at: pointer) }
    }
    context.opaque.formUnion(namingProperties)
    return true
  }

  /// The writable texts that the identity begins with or that begin with it; where there is none, the one whose name
  /// says that it names the record.
  private func naming(_ identity: JSONValue, in record: JSONValue) -> Set<JSONPointer> {
    guard let name = identity.string?.text else { return [] }
    let texts = context.properties.topLevel.filter { !$0.isReadOnly && record[$0.pointer]?.string != nil }
    let like = texts.filter { property in
      let text = record[property.pointer]?.string?.text ?? ""
      return text.utf8.count >= 4 && (name.hasPrefix(text) || text.hasPrefix(name))
    }
    if !like.isEmpty { return Set(like.map(\.pointer)) }
    let named = Self.naming.map { JSONPointer([$0]) }.first { pointer in texts.contains { $0.pointer == pointer } }
    return Set([named].compactMap { $0 })
  }
}

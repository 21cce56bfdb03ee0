import JSON

extension CheckContext {
  /// The part of a payload that a read-back must show: without readOnly, writeOnly, server-managed and opaque properties,
  /// and without those that the read-back neither documents nor ever showed.
  func comparable(_ sent: JSONValue, state: JSONValue) -> JSONValue {
    comparable(sent, state: state, at: JSONPointer())
  }

  private func comparable(_ sent: JSONValue, state: JSONValue, at pointer: JSONPointer) -> JSONValue {
    guard let object = sent.object else { return sent }
    let members = object.members.compactMap { member -> JSONObject.Member? in
      let here = pointer.appending(member.key)
      guard isComparable(here, state: state) else { return nil }
      return JSONObject.Member(key: member.key, value: comparable(member.value, state: state, at: here))
    }
    return .object(JSONObject(members))
  }

  private func isComparable(_ pointer: JSONPointer, state: JSONValue) -> Bool {
    if let property = properties[pointer], property.isReadOnly || property.isWriteOnly { return false }
    if serverManaged.contains(pointer) || files.contains(pointer) { return false }
    if state[pointer] != nil || seen.contains(pointer) { return true }
    guard pointer.tokens.count == 1 else { return true }
    return readProperties.contains { $0.pointer == pointer }
  }

  /// What the comparison needs to know of a property.
  var traits: @Sendable (JSONPointer) -> ValueTraits {
    let properties = properties
    let unordered = unordered
    let ownItems = ownItems
    return { pointer in
      var traits = properties.traits(at: pointer, unordered: unordered)
      traits.ownItems = ownItems[pointer] ?? []
      return traits
    }
  }

  /// Whether `persists` has told that the property, or one that holds it, is lost.
  func isLost(_ pointer: JSONPointer) -> Bool {
    guard !pointer.isRoot else { return false }
    return lost.contains(pointer.withoutIndices.description) || pointer.parent.map(isLost) ?? false
  }
}

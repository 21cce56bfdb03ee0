import Generation
import JSON

/// Makes a payload out of a record as it reads.
enum Projection {
  /// The members of `state` that the payload's schema has and that a client may write; objects that stand for records
  /// which the payload names by their identity become that identity.
  static func writable(_ state: JSONValue, _ properties: PropertyTable) -> JSONValue {
    writable(state, properties, at: JSONPointer())
  }

  private static func writable(_ state: JSONValue, _ properties: PropertyTable, at pointer: JSONPointer) -> JSONValue {
    guard let object = state.object else { return state }
    let members = object.members.compactMap { member -> JSONObject.Member? in
      let here = pointer.appending(member.key)
      guard let property = properties[here] else { return nil }
      guard !property.isReadOnly, !property.isWriteOnly else { return nil }
      if member.value.isNull, !property.isNullable { return nil }
      return JSONObject.Member(key: member.key, value: value(member.value, property, properties, at: here))
    }
    return .object(JSONObject(members))
  }

  private static func value(
    _ value: JSONValue, _ property: PropertyFacts, _ properties: PropertyTable, at pointer: JSONPointer
  ) -> JSONValue {
    switch value {
    case .object where property.types.contains(.object):
      let hasMembers = properties.all.contains { $0.pointer.parent == pointer }
      return hasMembers ? writable(value, properties, at: pointer) : value
    case .object:
      return RecordIdentity.value(in: value, names: ["id", "pk", "uuid", "name"]) ?? value
    case .array(let elements):
      let hasObjects = properties.all.contains { $0.pointer.parent == pointer.appending(0) }
      return .array(
        elements.map { element in
          guard element.object != nil, !hasObjects else { return element }
          return RecordIdentity.value(in: element, names: ["id", "pk", "uuid", "name"]) ?? element
        })
    default: return value
    }
  }
}

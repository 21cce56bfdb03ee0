import JSON

/// References: written as ids, read as objects, or the other way round.
enum ReferenceForms {
  static let all: [Hypothesis] = [shownAsObject, shownAsID]

  static let reason = "reference shown as an object"

  @Sendable static func shownAsObject(_ pair: ValuePair) -> Explanation? {
    guard let object = pair.read.object, identifies(pair.sent, object) else { return nil }
    return .canonical(reason)
  }

  @Sendable static func shownAsID(_ pair: ValuePair) -> Explanation? {
    guard let object = pair.sent.object, !object.isEmpty,
      let id = ["id", "_id", "pk", "uuid"].compactMap({ object[$0] }).first, isSameID(id, pair.read)
    else { return nil }
    return .canonical("object shown as its reference")
  }

  /// Whether a member of `object` holds that id.
  static func identifies(_ id: JSONValue, _ object: JSONObject) -> Bool {
    object.members.contains { isSameID(id, $0.value) }
  }

  /// Equal as text: `3` and `"3"` are one id.
  static func isSameID(_ first: JSONValue, _ second: JSONValue) -> Bool {
    switch (first, second) {
    case (.number, .number), (.string, .string): first == second
    case (.number(let number), .string(let string)), (.string(let string), .number(let number)):
      number.literal == string.text
    default: false
    }
  }

  /// `permission_id: 2` that is read as `permission: {"id": 2}`.
  static func unfolded(_ key: JSONString, _ sent: JSONValue, in read: JSONObject) -> JSONValue? {
    for suffix in ["_id", "Id", "ID", "_ids", "Ids", "_pk", "_uuid", "Uuid"] where key.text.hasSuffix(suffix) {
      let name = key.text.dropLast(suffix.count)
      for candidate in [String(name), name + "s"] {
        guard let value = read[JSONString(candidate)] else { continue }
        switch (sent, value) {
        case (_, .object(let object)) where identifies(sent, object): return value
        case (.array(let ids), .array(let objects)) where ids.count == objects.count:
          let areSame = zip(ids, objects).allSatisfy { id, value in
            value.object.map { identifies(id, $0) } ?? isSameID(id, value)
          }
          if areSame { return value }
        default: if isSameID(sent, value) { return value }
        }
      }
    }
    return nil
  }
}

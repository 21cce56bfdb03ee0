import JSON
import JSONSchema

/// Makes the record that an update leaves, out of what was stored and what was sent.
enum RecordAssembly {
  /// The value without the members that are the server's to write; of an array, without those of its items.
  static func withoutReadOnly(_ value: JSONValue, _ shape: ObjectShape) -> JSONValue {
    guard shape.hasReadOnly else { return value }
    return pruned(value, shape) { $0.readOnly }
  }

  /// The value without the members that are never shown.
  static func withoutWriteOnly(_ value: JSONValue, _ shape: ObjectShape) -> JSONValue {
    guard shape.hasWriteOnly else { return value }
    return pruned(value, shape) { $0.writeOnly }
  }

  private static func pruned(
    _ value: JSONValue, _ shape: ObjectShape, _ isPruned: (ObjectShape.Member) -> Bool
  ) -> JSONValue {
    switch value {
    case .array(let items):
      return .array(items.map { pruned($0, shape, isPruned) })
    case .object(let object):
      var members: [JSONObject.Member] = []
      for member in object.members {
        guard let known = shape[member.key] else {
          members.append(member)
          continue
        }
        if isPruned(known) { continue }
        let inner = known.nested.map { pruned(member.value, $0, isPruned) } ?? member.value
        members.append(JSONObject.Member(key: member.key, value: inner))
      }
      return .object(JSONObject(members))
    case .null, .bool, .number, .string:
      return value
    }
  }

  /// The value with the defaults of members that are absent, in objects that are there.
  static func withDefaults(_ value: JSONValue, _ shape: ObjectShape) -> JSONValue {
    guard shape.hasDefaults else { return value }
    switch value {
    case .array(let items):
      return .array(items.map { withDefaults($0, shape) })
    case .object(var object):
      for member in shape.members {
        if let present = object[member.name] {
          if let nested = member.nested { object[member.name] = withDefaults(present, nested) }
        } else if let preset = member.defaultValue, !member.readOnly {
          object[member.name] = preset
        }
      }
      return .object(object)
    case .null, .bool, .number, .string:
      return value
    }
  }

  /// A full replacement (RFC 9110 §9.3.4): what the client can write is as sent, or its default, or absent; what the
  /// server manages stays. A write-only member that is left out stays too, because no client can send back what it
  /// cannot read.
  static func replacement(of stored: JSONValue, by sent: JSONValue, written: ObjectShape?, read: ObjectShape?)
    -> JSONValue
  {
    guard case .object(let old) = stored, case .object(let new) = sent else { return sent }
    guard written != nil || read != nil else { return sent }
    let filled = written.map { withDefaults(.object(new), $0) }?.object ?? new
    var members: [JSONObject.Member] = []
    var taken: Set<JSONString> = []
    for member in old.members {
      let writable = written?[member.key]
      let isManaged =
        writable?.readOnly ?? (written != nil && read?[member.key] != nil) || read?[member.key]?.readOnly == true
      if let value = filled[member.key] {
        taken.insert(member.key)
        var value = value
        if let nested = writable?.nested, nested.hasReadOnly, value.object != nil {
          value = replacement(of: member.value, by: value, written: nested, read: read?[member.key]?.nested)
        }
        members.append(JSONObject.Member(key: member.key, value: value))
      } else if isManaged || writable?.writeOnly == true {
        members.append(member)
      }
    }
    members += filled.members.filter { !taken.contains($0.key) }
    return .object(JSONObject(members))
  }

  /// A merge patch (RFC 7396).
  static func merge(_ patch: JSONValue, into target: JSONValue) -> JSONValue {
    guard case .object(let changes) = patch else { return patch }
    var result = target.object ?? JSONObject()
    for change in changes.members {
      if change.value.isNull {
        // Not the literal in a conditional expression, which would be JSON's null.
        result[change.key] = Optional<JSONValue>.none
      } else {
        result[change.key] = merge(change.value, into: result[change.key] ?? .null)
      }
    }
    return .object(result)
  }

  /// The members of `changes` set on `target`, null as a value.
  static func setting(_ changes: JSONValue, on target: JSONValue) -> JSONValue {
    guard case .object(let changes) = changes, case .object(var result) = target else { return changes }
    for change in changes.members { result[change.key] = change.value }
    return .object(result)
  }

  /// The record with the times that the server keeps: of the change, and of the creation when it `isNew`.
  static func stamped(_ record: JSONValue, _ shape: ObjectShape?, isNew: Bool) -> JSONValue {
    guard let shape, case .object(var object) = record else { return record }
    for member in shape.members where member.readOnly && (member.format == "date-time" || member.format == "date") {
      let kind = ServerTime.kind(of: member.name.text)
      guard kind == .change || (isNew && kind == .creation) else { continue }
      let now = ServerTime.now()
      object[member.name] = .string(JSONString(member.format == "date" ? String(now.prefix(10)) : now))
    }
    return .object(object)
  }
}

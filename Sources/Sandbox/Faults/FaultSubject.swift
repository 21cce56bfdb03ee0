import JSON
import JSONSchema
import Synchronization

/// The values of a record that a fault may spoil: those that the client writes and could read back.
enum FaultSubject {
  /// The record with each written member, nested ones included, replaced by what `transform` makes of it; `nil` takes it
  /// away. Keys and read-only members are left alone.
  static func mapping(
    _ record: JSONValue, _ change: Change, _ transform: (ObjectShape.Member, JSONValue) -> JSONValue?
  ) -> JSONValue {
    guard let shape = change.written else {
      return change.exchange.plan.scalar.flatMap { transform($0, record) } ?? record
    }
    return mapping(record, shape, except: change.keyMember, transform)
  }

  private static func mapping(
    _ value: JSONValue, _ shape: ObjectShape, except key: JSONString?,
    _ transform: (ObjectShape.Member, JSONValue) -> JSONValue?
  ) -> JSONValue {
    guard case .object(let object) = value else { return value }
    var members: [JSONObject.Member] = []
    for member in object.members {
      guard let known = shape[member.key], !known.readOnly, member.key != key else {
        members.append(member)
        continue
      }
      guard var changed = transform(known, member.value) else { continue }
      if let nested = known.nested, changed.object != nil { changed = mapping(changed, nested, except: nil, transform) }
      members.append(JSONObject.Member(key: member.key, value: changed))
    }
    return .object(JSONObject(members))
  }

  /// The record with each text changed that may hold anything, where the outcome is still valid.
  static func texts(_ record: JSONValue, _ change: Change, _ transform: (String) -> String) -> JSONValue {
    mapping(record, change) { member, value in
      guard case .string(let text) = value, ValueKeywords(member.schema).isFreeText else { return value }
      let changed = JSONValue.string(JSONString(transform(text.text)))
      return member.schema.isValid(changed) ? changed : value
    }
  }

  /// The record with each number changed, where the outcome is still valid.
  static func numbers(_ record: JSONValue, _ change: Change, _ transform: (JSONNumber) -> JSONNumber?) -> JSONValue {
    mapping(record, change) { member, value in
      guard case .number(let number) = value, let changed = transform(number).map(JSONValue.number) else {
        return value
      }
      return member.schema.isValid(changed) ? changed : value
    }
  }

  /// The record with each array changed, where the outcome is still valid.
  static func arrays(_ record: JSONValue, _ change: Change, _ transform: (JSONString, [JSONValue]) -> [JSONValue])
    -> JSONValue
  {
    mapping(record, change) { member, value in
      guard case .array(let items) = value else { return value }
      let changed = JSONValue.array(transform(member.name, items))
      return member.schema.isValid(changed) ? changed : value
    }
  }

  /// The last member that may be left out, is no array and no object, and can be read back.
  static func lastOptionalScalar(_ change: Change) -> ObjectShape.Member? {
    change.written?.members.last { member in
      !member.required && !member.readOnly && !member.writeOnly && member.name != change.keyMember
        && member.nested == nil
        && (ValueTraits(member.schema).types.map { $0.isDisjoint(with: [.array, .object]) } ?? false)
        && change.read?[member.name] != nil
    }
  }

  /// Whether a value inside `content` meets `test`.
  static func contains(_ content: JSONValue, _ test: (JSONValue) -> Bool) -> Bool {
    if test(content) { return true }
    switch content {
    case .array(let items): return items.contains { contains($0, test) }
    case .object(let object): return object.members.contains { contains($0.value, test) }
    case .null, .bool, .number, .string: return false
    }
  }

  /// Whether a member of `content`, nested ones included, meets `test`.
  static func containsMember(
    _ content: JSONValue, _ shape: ObjectShape?, _ test: (ObjectShape.Member, JSONValue) -> Bool
  ) -> Bool {
    guard let shape else { return false }
    if let items = content.array { return items.contains { containsMember($0, shape, test) } }
    return shape.members.contains { member in
      guard let value = content[member.name] else { return false }
      return test(member, value) || containsMember(value, member.nested, test)
    }
  }
}

/// What a fault remembers between requests.
final class FaultMemory<Value: Sendable>: Sendable {
  private let values = Mutex<[RecordKey: Value]>([:])

  /// The remembered value of a record, which then becomes `value`.
  func exchange(_ key: RecordKey, for value: Value) -> Value? {
    values.withLock { $0.updateValue(value, forKey: key) }
  }

  /// The remembered value of a record.
  func value(_ key: RecordKey) -> Value? {
    values.withLock { $0[key] }
  }
}

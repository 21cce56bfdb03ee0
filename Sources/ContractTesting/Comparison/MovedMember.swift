import JSON

/// A member that is read at another place than where it was written: some answers spread a record over sub-objects, and
/// some requests name a member otherwise (`new_name`) than answers do (`name`).
enum MovedMember {
  static func find(
    _ key: JSONString, _ value: JSONValue, sent: JSONObject, read: JSONObject,
    arrived: (JSONValue, JSONValue) -> Bool
  ) -> (value: JSONValue, reason: String)? {
    for member in read.members where sent[member.key] == nil {
      if let inner = member.value[key], arrived(value, inner) { return (inner, "shown within \"\(member.key)\"") }
    }
    guard isDistinctive(value) else { return nil }
    for member in read.members where sent[member.key] == nil && isPart(member.key, of: key) {
      if arrived(value, member.value) { return (member.value, "shown under another name, \"\(member.key)\"") }
    }
    return nil
  }

  /// Small values are equal by chance.
  private static func isDistinctive(_ value: JSONValue) -> Bool {
    switch value {
    case .null, .bool: false
    case .number(let number): number.literal.utf8.count > 2
    case .string(let string): string.length > 2
    case .array(let array): !array.isEmpty
    case .object(let object): !object.isEmpty
    }
  }

  /// Whether one name is the other with a word before or after it.
  private static func isPart(_ first: JSONString, of second: JSONString) -> Bool {
    let (long, short) = first.length > second.length ? (first, second) : (second, first)
    let words = long.text.split(separator: "_").map(String.init)
    return words.count > 1
      && (words.dropFirst().joined(separator: "_") == short.text
        || words.dropLast().joined(separator: "_") == short.text)
  }
}

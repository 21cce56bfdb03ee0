import JSON
import JSONSchema

/// The records that a request's query names: by members' values, or by keys.
struct Selection {
  private var members: [(name: JSONString, values: [JSONValue])] = []
  private var keys: Set<String>?
  /// Whether the operation documents parameters that select.
  private(set) var isDocumented = false
  /// Whether the request has such parameters.
  private(set) var isGiven = false

  init(_ exchange: Exchange, _ collection: RecordCollection) {
    for planned in exchange.plan.queryParameters {
      let name = planned.parameter.name
      guard let target = Self.target(of: name, in: collection) else { continue }
      isDocumented = true
      guard let value = exchange.value(of: planned) else { continue }
      isGiven = true
      let values = value.array ?? [value]
      switch target {
      case .keys:
        let texts = values.flatMap { (TextValue.text(of: $0) ?? "").split(separator: ",").map(String.init) }
        keys = (keys ?? []).union(texts)
      case .member(let name):
        members.append((name, values))
      }
    }
  }

  /// Whether the record is selected.
  func matches(_ record: StoredRecord) -> Bool {
    if let keys, !keys.contains(record.key.key) { return false }
    return members.allSatisfy { name, values in
      guard let value = record.value[name] else { return false }
      if let items = value.array { return items.contains(where: values.contains) }
      return values.contains(value)
    }
  }

  private enum Target {
    case keys
    case member(JSONString)
  }

  private static func target(of parameter: String, in collection: RecordCollection) -> Target? {
    let name = IdentityRule.folded(parameter.hasSuffix("[]") ? String(parameter.dropLast(2)) : parameter)
    let key = IdentityRule.folded(collection.keyMember?.text ?? "id")
    if [key, key + "s", "ids"].contains(name) { return .keys }
    let members = collection.shape?.members ?? []
    return members.first { IdentityRule.folded($0.name.text) == name }.map { .member($0.name) }
  }
}

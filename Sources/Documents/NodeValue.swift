import JSON

extension Node {
  /// The JSON value; nil when it has more than `limit` nodes, counting what aliases repeat.
  public func value(limit: Int = 1_000_000) -> JSONValue? {
    var budget = limit
    return value(budget: &budget)
  }

  private func value(budget: inout Int) -> JSONValue? {
    budget -= 1
    guard budget >= 0 else { return nil }
    switch kind {
    case .null: return .null
    case .bool: return .bool(bool ?? false)
    case .number: return number.map { .number($0) }
    case .string: return .string(JSONString(text ?? ""))
    case .sequence:
      var array: [JSONValue] = []
      array.reserveCapacity(min(count, budget))
      for element in elements {
        guard let value = element.value(budget: &budget) else { return nil }
        array.append(value)
      }
      return .array(array)
    case .mapping:
      var object: [JSONObject.Member] = []
      for (key, value) in members {
        guard let value = value.value(budget: &budget) else { return nil }
        object.append(JSONObject.Member(key: JSONString(key.text ?? ""), value: value))
      }
      return .object(JSONObject(object))
    }
  }
}

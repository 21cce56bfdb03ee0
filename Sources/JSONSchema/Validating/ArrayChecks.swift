import JSON

extension Validator {
  /// All keywords of arrays but `unevaluatedItems`.
  mutating func checkArray(_ schema: CompiledSchema, _ items: [JSONValue], _ parts: inout EvaluatedParts) -> Bool {
    var valid = checkItemCount(schema, items.count)
    guard valid || isCollecting else { return false }
    if schema.keywords.uniqueItems, let (first, second) = equalItems(items) {
      valid = fail(schema, "uniqueItems", "has equal items at \(first) and \(second)")
      guard isCollecting else { return false }
    }
    let prefix = min(schema.keywords.prefixItems.count, items.count)
    for index in 0..<prefix {
      parts.insert(index)
      if !descend(schema.keywords.prefixItems[index], items[index], JSONString(String(index))) {
        valid = false
        guard isCollecting else { return false }
      }
    }
    if let rest = schema.keywords.items {
      parts.insertAll()
      for index in prefix..<items.count {
        if !descend(rest, items[index], JSONString(String(index))) {
          valid = false
          guard isCollecting else { return false }
        }
      }
    }
    if let contained = schema.keywords.contains {
      valid = checkContains(schema, contained, items, &parts) && valid
    }
    return valid
  }

  private mutating func checkItemCount(_ schema: CompiledSchema, _ count: Int) -> Bool {
    var valid = true
    if let minimum = schema.keywords.minItems, count < minimum {
      valid = fail(schema, "minItems", "has \(Excerpt.count(count, "item")), at least \(minimum) required")
    }
    if let maximum = schema.keywords.maxItems, count > maximum {
      valid = fail(schema, "maxItems", "has \(Excerpt.count(count, "item")), at most \(maximum) allowed")
    }
    return valid
  }

  private mutating func checkContains(
    _ schema: CompiledSchema, _ contained: SchemaID, _ items: [JSONValue], _ parts: inout EvaluatedParts
  ) -> Bool {
    let minimum = schema.keywords.minContains ?? 1
    let undecidedBefore = undecidedCount
    var count = 0
    let collecting = isCollecting
    isCollecting = false
    for index in items.indices where descend(contained, items[index], JSONString("")) {
      count += 1
      parts.insert(index)
    }
    isCollecting = collecting
    if count < minimum {
      let keyword = schema.keywords.minContains == nil ? "contains" : "minContains"
      return fail(
        schema, keyword, "has \(Excerpt.count(count, "item")) that `contains` asks for, at least \(minimum) required")
    }
    if let maximum = schema.keywords.maxContains, count > maximum, undecidedCount == undecidedBefore {
      return fail(
        schema, "maxContains",
        "has \(Excerpt.count(count, "item")) that `contains` asks for, at most \(maximum) allowed")
    }
    return true
  }

  private mutating func equalItems(_ items: [JSONValue]) -> (Int, Int)? {
    spend(items.count > 1 ? JSONValue.array(items).weight : 0)
    guard !isExhausted else { return nil }
    if items.count <= 4 {
      for second in items.indices.dropFirst() {
        for first in 0..<second where items[first] == items[second] { return (first, second) }
      }
      return nil
    }
    var seen: [JSONValue: Int] = Dictionary(minimumCapacity: items.count)
    for (index, item) in items.enumerated() {
      if let first = seen.updateValue(index, forKey: item) { return (first, index) }
    }
    return nil
  }

  /// `unevaluatedItems` and `unevaluatedProperties`.
  mutating func checkUnevaluated(
    _ schema: CompiledSchema, _ value: JSONValue, _ parts: inout EvaluatedParts
  ) -> Bool {
    switch value {
    case .array(let items):
      guard let rest = schema.keywords.unevaluatedItems else { return true }
      var valid = true
      for index in items.indices where !parts.contains(index) {
        if !descend(rest, items[index], JSONString(String(index))) {
          valid = false
          guard isCollecting else { return false }
        }
      }
      parts.insertAll()
      return valid
    case .object(let object):
      guard let rest = schema.keywords.unevaluatedProperties else { return true }
      var valid = true
      for (index, member) in object.members.enumerated() where !parts.contains(index) {
        if !checkExtra(schema, "unevaluatedProperties", rest, member) {
          valid = false
          guard isCollecting else { return false }
        }
      }
      parts.insertAll()
      return valid
    default: return true
    }
  }
}

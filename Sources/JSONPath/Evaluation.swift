import JSON

/// Looks for the nodes of a query, and counts those that it looks at.
struct Evaluation<Node: JSONPathNode> {
  let root: Node
  private var budget: Int

  init(root: Node, limit: Int) {
    self.root = root
    budget = limit
  }

  /// Whether more nodes would have had to be looked at than are allowed; what was found is then not all.
  var isExhausted: Bool { budget <= 0 }

  /// The nodes that `segments` select, seen from `node`.
  mutating func nodes(_ segments: [Segment], from node: Node) -> [Node] {
    var current = [node]
    for segment in segments {
      var next: [Node] = []
      for node in current {
        if segment.isDescendant {
          selectBelow(node, segment, into: &next)
        } else {
          select(segment, from: node.content, into: &next)
        }
      }
      current = next
    }
    return current
  }

  /// Selects from the node and then, one after the other, from everything in it (RFC 9535 §2.5.2.2).
  private mutating func selectBelow(_ node: Node, _ segment: Segment, into found: inout [Node]) {
    guard !isExhausted else { return }
    let content = node.content
    select(segment, from: content, into: &found)
    switch content {
    case .scalar: return
    case .array(let elements): for element in elements { selectBelow(element, segment, into: &found) }
    case .object(let members): for member in members { selectBelow(member.value, segment, into: &found) }
    }
  }

  private mutating func select(_ segment: Segment, from content: JSONPathContent<Node>, into found: inout [Node]) {
    for selector in segment.selectors {
      budget -= 1
      guard !isExhausted else { return }
      switch (selector, content) {
      case (.name(let name), .object(let members)):
        if let member = members.first(where: { $0.name == name }) { found.append(member.value) }
      case (.index(let index), .array(let elements)):
        let index = index < 0 ? elements.count + index : index
        if elements.indices.contains(index) { found.append(elements[index]) }
      case (.slice(let start, let end, let step), .array(let elements)):
        for index in Slice.indices(start: start, end: end, step: step, count: elements.count) {
          found.append(elements[index])
        }
      case (.wildcard, .array(let elements)): take(elements, into: &found)
      case (.wildcard, .object(let members)): take(members.map(\.value), into: &found)
      case (.filter(let condition), .array(let elements)): take(elements.filter { holds(condition, $0) }, into: &found)
      case (.filter(let condition), .object(let members)):
        take(members.map(\.value).filter { holds(condition, $0) }, into: &found)
      default: break
      }
    }
  }

  private mutating func take(_ nodes: [Node], into found: inout [Node]) {
    budget -= nodes.count
    if !isExhausted { found += nodes }
  }

  // MARK: Filters

  private mutating func holds(_ condition: LogicalExpression, _ node: Node) -> Bool {
    switch condition {
    case .or(let alternatives):
      for alternative in alternatives where holds(alternative, node) { return true }
      return false
    case .and(let parts):
      for part in parts where !holds(part, node) { return false }
      return true
    case .not(let condition): return !holds(condition, node)
    case .exists(let query): return !nodes(query, node).isEmpty
    case .comparison(let left, let comparison, let right):
      return comparison.holds(value(left, node), value(right, node))
    case .test(let test): return holds(test, node)
    }
  }

  private mutating func holds(_ test: PatternTest, _ node: Node) -> Bool {
    guard let text = value(test.value, node)?.string?.text else { return false }
    var expression = test.compiled
    if expression == nil, let pattern = value(test.pattern, node)?.string?.text {
      expression = IRegexp.compiled(pattern, isWhole: test.isWhole)
    }
    return expression?.matches(text) == .match
  }

  private mutating func nodes(_ query: FilterQuery, _ node: Node) -> [Node] {
    nodes(query.segments, from: query.isAbsolute ? root : node)
  }

  /// The value; `nil` for RFC 9535's Nothing.
  private mutating func value(_ comparable: ComparedValue, _ node: Node) -> JSONValue? {
    switch comparable {
    case .literal(let value): return value
    case .query(let query): return nodes(query, node).first.flatMap { jsonValue($0) }
    case .count(let query): return .number(JSONNumber(nodes(query, node).count))
    case .value(let query):
      let found = nodes(query, node)
      return found.count == 1 ? jsonValue(found[0]) : nil
    case .length(let argument):
      switch value(argument, node) {
      case .string(let text): return .number(JSONNumber(text.length))
      case .array(let elements): return .number(JSONNumber(elements.count))
      case .object(let object): return .number(JSONNumber(object.count))
      default: return nil
      }
    }
  }

  /// The node's value; `nil` also where it has more nodes than may be looked at.
  private mutating func jsonValue(_ node: Node) -> JSONValue? {
    budget -= 1
    guard !isExhausted else { return nil }
    switch node.content {
    case .scalar(let value): return value
    case .array(let elements):
      var values: [JSONValue] = []
      for element in elements {
        guard let value = jsonValue(element) else { return nil }
        values.append(value)
      }
      return .array(values)
    case .object(let members):
      var values: [JSONObject.Member] = []
      for (name, member) in members {
        guard let value = jsonValue(member) else { return nil }
        values.append(JSONObject.Member(key: name, value: value))
      }
      return .object(JSONObject(values))
    }
  }
}

extension Comparison {
  /// Whether it holds between two values, either of which may be nothing (RFC 9535 §2.3.5.2.2).
  func holds(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: Self.isLess(left, right)
    case .greater: Self.isLess(right, left)
    case .lessOrEqual: Self.isLess(left, right) || left == right
    case .greaterOrEqual: Self.isLess(right, left) || left == right
    }
  }

  private static func isLess(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
    switch (left, right) {
    case (.number(let left), .number(let right)): left < right
    case (.string(let left), .string(let right)): left < right
    default: false
    }
  }
}

/// The positions that a slice takes (RFC 9535 §2.3.4.2.2).
enum Slice {
  static func indices(start: Int?, end: Int?, step: Int, count: Int) -> StrideTo<Int> {
    func normal(_ index: Int) -> Int { index >= 0 ? index : count + index }
    guard step != 0 else { return stride(from: 0, to: 0, by: 1) }
    if step > 0 {
      let lower = min(max(normal(start ?? 0), 0), count)
      let upper = min(max(normal(end ?? count), 0), count)
      return stride(from: lower, to: upper, by: step)
    }
    let upper = min(max(normal(start ?? count - 1), -1), count - 1)
    let lower = min(max(end.map(normal) ?? -1, -1), count - 1)
    return stride(from: upper, to: lower, by: step)
  }
}

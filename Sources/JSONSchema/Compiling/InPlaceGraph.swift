/// Which schemas a schema applies to the very value that it is applied to itself.
struct InPlaceGraph {
  private let successors: [[Int32]]

  /// The graph of all ways to reach a schema; `dynamicTargets` are what any `$dynamicRef` may find.
  init(schemas: [SchemaKeywords], dynamicTargets: [(name: String, schema: SchemaID)]) {
    successors = schemas.map { keywords in
      var next = keywords.allOf + keywords.anyOf + keywords.oneOf + keywords.dependentSchemas.map(\.schema)
      for id in [
        keywords.reference, keywords.dynamicReference, keywords.not, keywords.condition, keywords.thenSchema,
        keywords.elseSchema,
      ] {
        if let id { next.append(id) }
      }
      if let name = keywords.dynamicAnchor { next += dynamicTargets.filter { $0.name == name }.map(\.schema) }
      return next.map(\.index)
    }
  }

  /// The graph of what applies whatever the value is.
  init(unconditionalOf schemas: [SchemaKeywords]) {
    successors = schemas.map { keywords in
      (keywords.allOf + (keywords.reference.map { [$0] } ?? [])).map(\.index)
    }
  }

  /// By schema: those that apply it in place.
  func predecessors() -> [[Int32]] {
    var predecessors = [[Int32]](repeating: [], count: successors.count)
    for (index, next) in successors.enumerated() {
      for target in next { predecessors[Int(target)].append(Int32(index)) }
    }
    return predecessors
  }

  /// By schema: whether it can come back to itself (Tarjan's strongly connected components, without recursion).
  func recursive() -> [Bool] {
    let count = successors.count
    var result = [Bool](repeating: false, count: count)
    var order = [Int](repeating: -1, count: count)
    var low = [Int](repeating: 0, count: count)
    var isOpen = [Bool](repeating: false, count: count)
    var open: [Int] = []
    var clock = 0
    for start in 0..<count where order[start] < 0 && !successors[start].isEmpty {
      var frames: [(node: Int, next: Int)] = [(start, 0)]
      while let (node, next) = frames.last {
        if next == 0 {
          order[node] = clock
          low[node] = clock
          clock += 1
          open.append(node)
          isOpen[node] = true
        }
        if next < successors[node].count {
          frames[frames.count - 1].next += 1
          let target = Int(successors[node][next])
          if target == node { result[node] = true }
          if order[target] < 0 {
            frames.append((target, 0))
          } else if isOpen[target] {
            low[node] = min(low[node], order[target])
          }
          continue
        }
        frames.removeLast()
        if let parent = frames.last?.node { low[parent] = min(low[parent], low[node]) }
        guard low[node] == order[node] else { continue }
        let isCircle = open.last != node
        while let member = open.popLast() {
          isOpen[member] = false
          if isCircle { result[member] = true }
          if member == node { break }
        }
      }
    }
    return result
  }
}

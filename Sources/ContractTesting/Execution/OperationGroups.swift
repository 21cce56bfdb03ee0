import OpenAPI

/// Which operations may be tested side by side: those that touch none of the same collections.
///
/// Operations of one group run one after the other, so that records and auto-incremented identities are the same in
/// every run.
enum OperationGroups {
  /// The indices of `touched` in groups, in order; each entry names the collections that an operation touches.
  static func groups(_ touched: [Set<PathShape>]) -> [[Int]] {
    var groups: [(members: [Int], shapes: Set<PathShape>)] = []
    for (index, shapes) in touched.enumerated() {
      let related = groups.indices.filter { !groups[$0].shapes.isDisjoint(with: shapes) }
      var members = [index]
      var all = shapes
      for group in related.reversed() {
        members = groups[group].members + members
        all.formUnion(groups[group].shapes)
        groups.remove(at: group)
      }
      groups.append((members.sorted(), all))
    }
    return groups.map(\.members).sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }
}

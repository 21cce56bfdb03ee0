import JSONSchema

/// The ways to take the alternatives of some schemas, one after the other: first every best one, then ever more
/// deviations. At most `limit` are tried.
struct SchemaVariants {
  private let schemas: [SchemaID]
  private let table: SchemaTable
  private let ranking: SchemaExpansion.Ranking
  private var queue: [[Int]] = [[]]
  private var head = 0
  private let limit: Int

  init(_ schemas: [SchemaID], in table: SchemaTable, limit: Int = 64, ranking: @escaping SchemaExpansion.Ranking) {
    self.schemas = schemas
    self.table = table
    self.limit = limit
    self.ranking = ranking
  }

  /// The next way, or `nil` after the last one.
  mutating func next() -> (schema: EffectiveSchema, decisions: [Int])? {
    guard head < queue.count, head < limit else { return nil }
    let decisions = queue[head]
    head += 1
    let (schema, widths) = SchemaExpansion.expand(schemas, in: table, decisions: decisions, ranking: ranking)
    if queue.count < limit, decisions.count < widths.count {
      for index in decisions.count..<widths.count {
        for option in 1..<max(widths[index], 1) where queue.count < limit {
          queue.append(decisions + Array(repeating: 0, count: index - decisions.count) + [option])
        }
      }
    }
    return (schema, decisions)
  }
}

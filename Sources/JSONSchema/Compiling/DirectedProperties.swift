import JSON

/// By schema: the `readOnly` and `writeOnly` properties of the objects that it describes.
///
/// The flag and the `required` that names the property are often apart, in two parts of an `allOf` or behind a
/// reference, so the names are those of everything that applies to the same object.
struct DirectedProperties {
  private(set) var readOnly: [Int: Set<JSONString>] = [:]
  private(set) var writeOnly: [Int: Set<JSONString>] = [:]

  init(schemas: [SchemaKeywords], graph: InPlaceGraph) {
    let readOnlySchemas = Self.flagged(schemas) { $0.readOnly }
    let writeOnlySchemas = Self.flagged(schemas) { $0.writeOnly }
    guard !readOnlySchemas.isEmpty || !writeOnlySchemas.isEmpty else { return }
    let predecessors = graph.predecessors()
    readOnly = Self.names(readOnlySchemas, schemas, predecessors)
    writeOnly = Self.names(writeOnlySchemas, schemas, predecessors)
  }

  /// The schemas with the flag, and those that have it by `$ref` or `allOf`.
  private static func flagged(_ schemas: [SchemaKeywords], _ hasFlag: (SchemaKeywords) -> Bool) -> Set<Int> {
    let start = schemas.indices.filter { hasFlag(schemas[$0]) }
    guard !start.isEmpty else { return [] }
    return spread(start, InPlaceGraph(unconditionalOf: schemas).predecessors())
  }

  private static func names(
    _ flagged: Set<Int>, _ schemas: [SchemaKeywords], _ predecessors: [[Int32]]
  ) -> [Int: Set<JSONString>] {
    var result: [Int: Set<JSONString>] = [:]
    for (index, keywords) in schemas.enumerated() {
      let names = keywords.properties.filter { flagged.contains(Int($0.schema.index)) }.map(\.name)
      guard !names.isEmpty else { continue }
      for target in spread([index], predecessors) { result[target, default: []].formUnion(names) }
    }
    return result
  }

  private static func spread(_ start: [Int], _ predecessors: [[Int32]]) -> Set<Int> {
    var reached = Set(start)
    var waiting = start
    while let index = waiting.popLast() {
      for next in predecessors[index] where reached.insert(Int(next)).inserted { waiting.append(Int(next)) }
    }
    return reached
  }
}

import JSON

/// Finds a declared property by its name.
///
/// Members mostly come in the order in which the schema declares them, so the search starts where the last one ended;
/// a table is only asked when that fails on a large schema.
struct PropertyIndex: Sendable {
  private let table: [JSONString: Int32]

  init(_ properties: [SchemaKeywords.Property]) {
    var table: [JSONString: Int32] = [:]
    if properties.count > 12 {
      for (index, property) in properties.enumerated() { table[property.name] = Int32(index) }
    }
    self.table = table
  }

  /// The position of `name` in `properties`; `next` is where to look first, and is moved behind the hit.
  func find(_ name: JSONString, in properties: [SchemaKeywords.Property], next: inout Int) -> Int? {
    if next < properties.count, properties[next].name == name {
      next += 1
      return next - 1
    }
    if !table.isEmpty {
      guard let index = table[name] else { return nil }
      next = Int(index) + 1
      return Int(index)
    }
    for index in properties.indices where properties[index].name == name {
      next = index + 1
      return index
    }
    return nil
  }
}

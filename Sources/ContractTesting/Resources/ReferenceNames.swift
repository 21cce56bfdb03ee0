import JSON

/// What a property's name tells of the record that its value names.
enum ReferenceNames {
  private static let suffixes = [
    "_ids", "_id", "Ids", "IDs", "Id", "ID", "_pks", "_pk", "_uuids", "_uuid", "Uuids", "Uuid", "_refs", "_ref", "Refs",
    "Ref", "-ids", "-id",
  ]

  /// Whether the name itself says that the value is a record's identity: `authorId`, `category_id`, `ids`.
  static func looksLikeReference(_ name: String) -> Bool {
    ["id", "ID", "Id", "ids", "ref", "pk", "uuid"].contains(name) || stem(of: name) != name
  }

  /// Whether the value may be a record's identity, or some of them: no boolean and no fraction is.
  static func mayBeReference(_ value: JSONValue) -> Bool {
    value.bool == nil && value.number?.isInteger ?? true
  }

  /// The name without its ending of a reference: `author` of `authorId`.
  static func stem(of name: String) -> String {
    for suffix in suffixes where name.count > suffix.count && name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return name
  }

  /// Where a record may show what a reference at `pointer` names: under the name itself, or without its ending.
  static func members(showing pointer: JSONPointer) -> [JSONPointer] {
    guard let name = pointer.last?.text, let parent = pointer.parent else { return [] }
    return [pointer, parent.appending(JSONString(stem(of: name)))]
  }

  /// The collection among `collections` that `name` speaks of, if its spelling is that of one: `category` and
  /// `categoryIds` of `/api/categories`.
  static func collection(for name: String, among collections: [PathShape]) -> PathShape? {
    let wanted = normalised(stem(of: name))
    guard !wanted.isEmpty else { return nil }
    return collections.filter { shape in
      guard let literal = shape.lastLiteral else { return false }
      return normalised(literal) == wanted
    }.min { ($0.placeholderCount, $0.segments.count) < ($1.placeholderCount, $1.segments.count) }
  }

  /// Lower case, letters and digits only, singular by English spelling.
  static func normalised(_ name: String) -> String {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    if plain.hasSuffix("ies") { return plain.dropLast(3) + "y" }
    for ending in ["sses", "xes", "ches", "shes"] where plain.hasSuffix(ending) { return String(plain.dropLast(2)) }
    if plain.hasSuffix("s"), !plain.hasSuffix("ss"), plain.count > 2 { return String(plain.dropLast()) }
    return plain
  }
}

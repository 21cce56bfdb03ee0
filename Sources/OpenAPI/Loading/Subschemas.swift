import Documents

extension Node {
  /// The keywords of a schema object that hold one schema, a list, or a mapping of them, in all dialects.
  private static let subschemaKeywords: Set<String> = [
    "not", "if", "then", "else", "items", "additionalItems", "unevaluatedItems", "contains", "additionalProperties",
    "unevaluatedProperties", "propertyNames", "contentSchema",
  ]
  private static let listKeywords: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems", "items"]
  private static let mapKeywords: Set<String> = [
    "properties", "patternProperties", "definitions", "$defs", "dependentSchemas",
  ]

  /// The schemas that stand in a schema object, each with the keyword that holds it; references are not followed.
  var subschemas: [(keyword: String, schema: Node)] {
    var found: [(keyword: String, schema: Node)] = []
    for (key, value) in members {
      guard let keyword = key.text else { continue }
      switch value.kind {
      case .mapping where Self.subschemaKeywords.contains(keyword): found.append((keyword, value))
      case .mapping where Self.mapKeywords.contains(keyword): found += value.members.map { (keyword, $0.value) }
      case .sequence where Self.listKeywords.contains(keyword): found += value.elements.map { (keyword, $0) }
      default: continue
      }
    }
    return found
  }
}

import Documents
import JSON
import JSONSchema

/// What a schema says of a value's form, `$ref`, `allOf` and alternatives taken together.
struct SchemaOutline {
  /// The types that are named; `nil` when none is.
  private(set) var types: TypeSet?
  private(set) var enumeration: [JSONValue]?
  private(set) var format: String?
  private(set) var contentEncoding: String?
  private(set) var contentMediaType: String?
  /// The named properties in the document's order.
  private(set) var properties: [(name: JSONString, schema: Schema)] = []
  /// What properties without a name must be.
  private(set) var additional: Schema?
  private(set) var items: Schema?
  /// The `xml` of the schema, or of what it refers to.
  private(set) var xml: Node?
  /// The name of the schema that it refers to first: `Pet` of `#/components/schemas/Pet`.
  private(set) var referenceName: String?

  init(_ schema: Schema) {
    visit(schema, depth: 0)
  }

  /// What the property of that name must be.
  func property(_ name: JSONString) -> Schema? {
    properties.first { $0.name == name }?.schema ?? additional
  }

  /// Whether the value is an array and nothing else.
  var isArray: Bool {
    guard let types else { return items != nil && properties.isEmpty }
    return types.subtracting(.null) == .array
  }

  /// Whether the value is an object and nothing else.
  var isObject: Bool {
    guard let types else { return !properties.isEmpty }
    return types.subtracting(.null) == .object
  }

  /// Whether the value may be a scalar.
  var isScalar: Bool {
    guard let types else { return properties.isEmpty && items == nil }
    return !types.isDisjoint(with: [.string, .number, .integer, .boolean])
  }

  /// Whether the value stands for bytes: 3.0's `format: binary`, 2.0's `type: file`, 3.1's content without an encoding.
  var isBinary: Bool {
    guard types == nil || types?.contains(.string) == true else { return false }
    return format == "binary" || (contentMediaType.map { !$0.hasPrefix("text/") } ?? false) && contentEncoding == nil
  }

  private mutating func visit(_ schema: Schema, depth: Int) {
    guard depth < 16 else { return }
    let keywords = schema.keywords
    if types == nil { types = keywords.types }
    if enumeration == nil { enumeration = keywords.enumeration ?? keywords.constant.map { [$0] } }
    format = format ?? keywords.format
    contentEncoding = contentEncoding ?? keywords.contentEncoding
    contentMediaType = contentMediaType ?? keywords.contentMediaType
    for property in keywords.properties where !properties.contains(where: { $0.name == property.name }) {
      properties.append((property.name, schema.table.schema(property.schema)))
    }
    if additional == nil { additional = keywords.additionalProperties.map { schema.table.schema($0) } }
    if items == nil { items = (keywords.items ?? keywords.prefixItems.first).map { schema.table.schema($0) } }
    xml = xml ?? keywords.node["xml"]
    if let reference = keywords.reference ?? keywords.dynamicReference {
      referenceName =
        referenceName
        ?? keywords.node["$ref"]?.text?.split(separator: "/").last.map { PercentEncoding.decode($0) }
      visit(schema.table.schema(reference), depth: depth + 1)
    }
    for part in keywords.allOf { visit(schema.table.schema(part), depth: depth + 1) }
    let alternatives = (keywords.oneOf + keywords.anyOf).map {
      SchemaOutline(schema.table.schema($0), depth: depth + 1)
    }
    take(alternatives.filter { $0.types != .null })
  }

  private init(_ schema: Schema, depth: Int) {
    visit(schema, depth: depth)
  }

  /// Takes in what alternatives say beside what is said already.
  private mutating func take(_ alternatives: [SchemaOutline]) {
    guard !alternatives.isEmpty else { return }
    if types == nil, alternatives.allSatisfy({ $0.types != nil }) {
      types = alternatives.reduce(TypeSet()) { $0.union($1.types ?? []) }
    }
    if enumeration == nil, alternatives.allSatisfy({ $0.enumeration != nil }) {
      enumeration = alternatives.flatMap { $0.enumeration ?? [] }
    }
    for alternative in alternatives {
      format = format ?? alternative.format
      contentEncoding = contentEncoding ?? alternative.contentEncoding
      contentMediaType = contentMediaType ?? alternative.contentMediaType
      for property in alternative.properties where !properties.contains(where: { $0.name == property.name }) {
        properties.append(property)
      }
      additional = additional ?? alternative.additional
      items = items ?? alternative.items
      xml = xml ?? alternative.xml
    }
  }
}

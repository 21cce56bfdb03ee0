import Documents
import JSON

/// All schemas that one compiler made, by name.
public final class SchemaTable: Sendable {
  let entries: [CompiledSchema]
  /// By resource: the schemas that `$dynamicRef` finds there. Empty when nothing refers dynamically.
  let dynamicAnchors: [[(name: String, schema: SchemaID)]]

  init(entries: [CompiledSchema], dynamicAnchors: [[(name: String, schema: SchemaID)]]) {
    self.entries = entries
    self.dynamicAnchors = dynamicAnchors
  }

  /// The number of schemas; their indices are `0..<count`.
  public var count: Int { entries.count }

  /// The ids of all schemas, in the order in which they were met.
  public var ids: [SchemaID] { entries.map(\.id) }

  /// A schema's keywords; `id` must be of this table.
  public subscript(id: SchemaID) -> SchemaKeywords {
    // Lends the keywords, which are large, instead of copying them.
    _read { yield entries[Int(id.index)].keywords }
  }

  /// Where a schema was written; `id` must be of this table.
  public func node(_ id: SchemaID) -> Node { entries[Int(id.index)].keywords.node }

  /// A schema, ready to validate.
  public func schema(_ id: SchemaID) -> Schema {
    Schema(table: self, id: id)
  }

  /// The names of properties that are `readOnly` in the schema or in one that applies to the same object with it.
  public func readOnlyNames(_ id: SchemaID) -> Set<JSONString> {
    entries[Int(id.index)].readOnlyNames
  }

  /// The names of properties that are `writeOnly` in the schema or in one that applies to the same object with it.
  public func writeOnlyNames(_ id: SchemaID) -> Set<JSONString> {
    entries[Int(id.index)].writeOnlyNames
  }
}

/// A schema with what the validator wants to know beforehand.
final class CompiledSchema: Sendable {
  let id: SchemaID
  let keywords: SchemaKeywords
  /// The keyword groups that have something to check.
  let groups: KeywordGroups
  /// The resource that `$dynamicRef` sees on its way through the schema.
  let resource: Int32
  /// Whether the schema may come back to itself without stepping into the value.
  let recursesInPlace: Bool
  let propertyIndex: PropertyIndex
  let enumeration: Set<JSONValue>
  let readOnlyNames: Set<JSONString>
  let writeOnlyNames: Set<JSONString>

  init(
    id: SchemaID, keywords: SchemaKeywords, resource: Int, recursesInPlace: Bool, readOnlyNames: Set<JSONString>,
    writeOnlyNames: Set<JSONString>
  ) {
    self.id = id
    self.keywords = keywords
    self.groups = KeywordGroups(keywords)
    self.resource = Int32(resource)
    self.recursesInPlace = recursesInPlace
    self.propertyIndex = PropertyIndex(keywords.properties)
    let values = keywords.enumeration ?? []
    self.enumeration = values.count > 8 ? Set(values) : []
    self.readOnlyNames = readOnlyNames
    self.writeOnlyNames = writeOnlyNames
  }
}

/// Which groups of keywords a schema has, so that the validator skips the others with one look.
struct KeywordGroups: OptionSet, Sendable {
  let rawValue: UInt16

  static let anyType = KeywordGroups(rawValue: 1)
  static let numbers = KeywordGroups(rawValue: 2)
  static let strings = KeywordGroups(rawValue: 4)
  static let arrays = KeywordGroups(rawValue: 8)
  static let objects = KeywordGroups(rawValue: 16)
  static let references = KeywordGroups(rawValue: 32)
  static let combinations = KeywordGroups(rawValue: 64)
  static let unevaluated = KeywordGroups(rawValue: 128)

  init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  init(_ keywords: SchemaKeywords) {
    self = []
    if keywords.types != nil || keywords.enumeration != nil || keywords.constant != nil { insert(.anyType) }
    if keywords.minimum != nil || keywords.maximum != nil || keywords.exclusiveMinimum != nil
      || keywords.exclusiveMaximum != nil || keywords.multipleOf != nil || keywords.format != nil
    {
      insert(.numbers)
    }
    if keywords.minLength != nil || keywords.maxLength != nil || keywords.pattern != nil || keywords.format != nil {
      insert(.strings)
    }
    if !keywords.prefixItems.isEmpty || keywords.items != nil || keywords.contains != nil || keywords.minItems != nil
      || keywords.maxItems != nil || keywords.uniqueItems
    {
      insert(.arrays)
    }
    if !keywords.properties.isEmpty || !keywords.patternProperties.isEmpty || keywords.additionalProperties != nil
      || keywords.propertyNames != nil || !keywords.required.isEmpty || keywords.minProperties != nil
      || keywords.maxProperties != nil || !keywords.dependentRequired.isEmpty || !keywords.dependentSchemas.isEmpty
    {
      insert(.objects)
    }
    if keywords.reference != nil || keywords.dynamicReference != nil { insert(.references) }
    if !keywords.allOf.isEmpty || !keywords.anyOf.isEmpty || !keywords.oneOf.isEmpty || keywords.not != nil
      || keywords.condition != nil
    {
      insert(.combinations)
    }
    if keywords.unevaluatedItems != nil || keywords.unevaluatedProperties != nil { insert(.unevaluated) }
  }
}

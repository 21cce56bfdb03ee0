import Documents
import JSON
import RegularExpressions

/// The dialects of JSON Schema that OpenAPI documents use.
public enum Dialect: Hashable, Sendable {
  /// Swagger 2.0's subset of draft 4.
  case swagger20
  /// The OpenAPI 3.0 Schema Object: `nullable`, boolean exclusive bounds, `$ref` without siblings.
  case openAPI30
  /// JSON Schema draft 4 itself, for conformance tests.
  case draft4
  /// JSON Schema 2020-12, which OpenAPI 3.1 and 3.2 use.
  case draft202012
}

/// The names of a schema within one `SchemaTable`.
public struct SchemaID: Hashable, Sendable {
  /// The index in the table.
  public let index: Int32

  init(index: Int32) {
    self.index = index
  }
}

/// The types that a value may have. `integer` is a number without a fractional part (2020-12 validation §6.1.1).
public struct TypeSet: OptionSet, Hashable, Sendable {
  /// One bit for each type.
  public let rawValue: UInt8

  /// Makes a set of the bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  public static let null = TypeSet(rawValue: 1)
  public static let boolean = TypeSet(rawValue: 2)
  public static let integer = TypeSet(rawValue: 4)
  /// Any number, integers included.
  public static let number = TypeSet(rawValue: 8)
  public static let string = TypeSet(rawValue: 16)
  public static let array = TypeSet(rawValue: 32)
  public static let object = TypeSet(rawValue: 64)
  public static let any: TypeSet = [.null, .boolean, .integer, .number, .string, .array, .object]
}

/// One schema, compiled: each keyword as a typed value, each subschema as a name in the same table.
///
/// A keyword that the document does not have is `nil` or empty. Dialect differences (`nullable`, boolean
/// `exclusiveMinimum`, `items` as a list, `definitions`) are gone: this is 2020-12's vocabulary for all of them.
public struct SchemaKeywords: Sendable {
  /// A keyword that came with its place.
  public struct Property: Sendable {
    /// The property's name.
    public let name: JSONString
    /// What its value must conform to.
    public let schema: SchemaID
  }

  /// A pattern and what goes with it.
  public struct PatternProperty: Sendable {
    /// The pattern that a name must match somewhere.
    public let pattern: RegularExpression
    /// What the value must conform to.
    public let schema: SchemaID
  }

  /// OpenAPI's `discriminator`.
  public struct Discriminator: Sendable {
    /// The property that tells which alternative applies.
    public let propertyName: JSONString
    /// Its value to the alternative.
    public let mapping: [(value: JSONString, schema: SchemaID)]
  }

  /// The schema object in the document.
  public var node: Node
  /// `true` and `false` as schemas; `nil` for an object.
  public var boolean: Bool?

  // Any type
  public var types: TypeSet?
  public var enumeration: [JSONValue]?
  public var constant: JSONValue?

  // Numbers
  public var minimum: JSONNumber?
  public var maximum: JSONNumber?
  public var exclusiveMinimum: JSONNumber?
  public var exclusiveMaximum: JSONNumber?
  public var multipleOf: JSONNumber?

  // Strings
  public var minLength: Int?
  public var maxLength: Int?
  public var pattern: RegularExpression?
  public var format: String?
  public var contentEncoding: String?
  public var contentMediaType: String?
  public var contentSchema: SchemaID?

  // Arrays
  public var prefixItems: [SchemaID] = []
  public var items: SchemaID?
  public var contains: SchemaID?
  public var minContains: Int?
  public var maxContains: Int?
  public var minItems: Int?
  public var maxItems: Int?
  public var uniqueItems = false
  public var unevaluatedItems: SchemaID?

  // Objects
  public var properties: [Property] = []
  public var patternProperties: [PatternProperty] = []
  public var additionalProperties: SchemaID?
  public var propertyNames: SchemaID?
  public var required: [JSONString] = []
  public var minProperties: Int?
  public var maxProperties: Int?
  public var dependentRequired: [(name: JSONString, required: [JSONString])] = []
  public var dependentSchemas: [Property] = []
  public var unevaluatedProperties: SchemaID?

  // Combinations
  public var reference: SchemaID?
  public var dynamicReference: SchemaID?
  public var allOf: [SchemaID] = []
  public var anyOf: [SchemaID] = []
  public var oneOf: [SchemaID] = []
  public var not: SchemaID?
  public var condition: SchemaID?
  public var thenSchema: SchemaID?
  public var elseSchema: SchemaID?
  public var discriminator: Discriminator?

  // Annotations
  public var readOnly = false
  public var writeOnly = false
  public var deprecated = false
  public var title: String?
  public var summary: String?
  public var defaultValue: JSONValue?
  public var examples: [JSONValue] = []

  init(node: Node) {
    self.node = node
  }
}

import Documents
import JSON
import RegularExpressions

/// One schema, compiled: each keyword as a typed value, each subschema as a name in the same table.
///
/// A keyword that the document does not have is `nil` or empty. Dialect differences (`nullable`, boolean
/// `exclusiveMinimum`, `items` as a list, `definitions`) are gone: this is 2020-12's vocabulary for all of them.
public struct SchemaKeywords: Sendable {
  /// A name and what goes with it.
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
    /// What applies when the property is absent or has another value (OpenAPI 3.2's `defaultMapping`).
    public let otherwise: SchemaID?
  }

  /// The schema object in the document.
  public var node: Node
  /// `true` and `false` as schemas; `nil` for an object.
  public var boolean: Bool?
  /// Whether a reference of the schema leads nowhere: it then accepts anything, and says nothing.
  public var unresolved = false

  /// Whether the document means null to be allowed, as it seems, but does not say so effectively (`nullable` without
  /// `type`, beside `$ref`, or with an `enum` without null). The constraints hold as they are written; on its way from or
  /// to a server null counts as undecided.
  public var seemsNullable = false

  // Any type
  /// The types allowed (`type`), with `null` added where OpenAPI 3.0's `nullable` says so.
  public var types: TypeSet?
  /// The values allowed (`enum`).
  public var enumeration: [JSONValue]?
  /// The one value allowed (`const`).
  public var constant: JSONValue?

  // Numbers
  /// The smallest number allowed.
  public var minimum: JSONNumber?
  /// The largest number allowed.
  public var maximum: JSONNumber?
  /// The number that must be exceeded.
  public var exclusiveMinimum: JSONNumber?
  /// The number that must not be reached.
  public var exclusiveMaximum: JSONNumber?
  /// What numbers must be a multiple of.
  public var multipleOf: JSONNumber?

  // Strings
  /// The fewest code points of a string.
  public var minLength: Int?
  /// The most code points of a string.
  public var maxLength: Int?
  /// What a string must match somewhere.
  public var pattern: RegularExpression?
  /// The name of the format, known or not.
  public var format: String?
  /// How a string encodes its content; an annotation.
  public var contentEncoding: String?
  /// The media type of a string's content; an annotation.
  public var contentMediaType: String?
  /// The schema of a string's content; an annotation.
  public var contentSchema: SchemaID?

  // Arrays
  /// What the first items must conform to, by position.
  public var prefixItems: [SchemaID] = []
  /// What the items after `prefixItems` must conform to.
  public var items: SchemaID?
  /// What some items must conform to.
  public var contains: SchemaID?
  /// The fewest items that `contains` needs; 1 when absent.
  public var minContains: Int?
  /// The most items that may conform to `contains`.
  public var maxContains: Int?
  /// The fewest items.
  public var minItems: Int?
  /// The most items.
  public var maxItems: Int?
  /// Whether no two items may be equal.
  public var uniqueItems = false
  /// What items must conform to that no other keyword looked at.
  public var unevaluatedItems: SchemaID?

  // Objects
  /// What the named properties must conform to.
  public var properties: [Property] = []
  /// What properties must conform to whose names match.
  public var patternProperties: [PatternProperty] = []
  /// What properties must conform to that neither of the above names.
  public var additionalProperties: SchemaID?
  /// What names must conform to.
  public var propertyNames: SchemaID?
  /// The names that must be there.
  public var required: [JSONString] = []
  /// The fewest properties.
  public var minProperties: Int?
  /// The most properties.
  public var maxProperties: Int?
  /// The names that must be there when another is.
  public var dependentRequired: [(name: JSONString, required: [JSONString])] = []
  /// What the object must conform to when it has a property.
  public var dependentSchemas: [Property] = []
  /// What properties must conform to that no other keyword looked at.
  public var unevaluatedProperties: SchemaID?

  // Combinations
  /// The schema that `$ref` names.
  public var reference: SchemaID?
  /// The name that `dynamicReference` looks up in the outer schemas; `nil` when it is an ordinary reference.
  public var dynamicAnchor: String?
  /// The schema that `$dynamicRef` names when no outer schema overrides it.
  public var dynamicReference: SchemaID?
  /// All of these apply.
  public var allOf: [SchemaID] = []
  /// At least one of these applies.
  public var anyOf: [SchemaID] = []
  /// Exactly one of these applies.
  public var oneOf: [SchemaID] = []
  /// This must not apply.
  public var not: SchemaID?
  /// `if`.
  public var condition: SchemaID?
  /// `then`: applies when `condition` does.
  public var thenSchema: SchemaID?
  /// `else`: applies when `condition` does not.
  public var elseSchema: SchemaID?
  /// OpenAPI's hint which alternative applies.
  public var discriminator: Discriminator?

  // Annotations
  /// Whether the value is the server's to write.
  public var readOnly = false
  /// Whether the value is never shown.
  public var writeOnly = false
  /// Whether the value should not be used any more.
  public var deprecated = false
  /// The title.
  public var title: String?
  /// The `description`.
  public var summary: String?
  /// The `default`.
  public var defaultValue: JSONValue?
  /// The values of `examples`, or the one of OpenAPI's `example`.
  public var examples: [JSONValue] = []

  init(node: Node) {
    self.node = node
  }
}

import Documents
import JSON
import JSONSchema
import RegularExpressions

/// Several schemas that hold at once, read as one: `$ref`, `allOf` and the chosen alternatives are merged.
struct EffectiveSchema: Sendable {
  /// A keyword's value and the schema that has it.
  struct Fact<Value: Sendable>: Sendable {
    var value: Value
    var owner: SchemaID
  }

  /// A property whose presence asks for others.
  struct Dependency: Sendable {
    var name: JSONString
    var required: [JSONString]
    var owner: SchemaID
  }

  /// An alternative that was taken.
  struct Choice: Hashable, Sendable {
    var owner: SchemaID
    var keyword: String
    var option: Int
    var count: Int
  }

  let table: SchemaTable
  /// Every schema object that was merged, outermost first.
  var sources: [SchemaID] = []
  var choices: [Choice] = []

  var types: TypeSet = .any
  var typeOwner: SchemaID?
  var enumeration: Fact<[JSONValue]>?
  var constant: Fact<JSONValue>?

  var minimum: Fact<JSONNumber>?
  var maximum: Fact<JSONNumber>?
  var exclusiveMinimum: Fact<JSONNumber>?
  var exclusiveMaximum: Fact<JSONNumber>?
  var multiples: [Fact<JSONNumber>] = []

  var minLength: Fact<Int>?
  var maxLength: Fact<Int>?
  var patterns: [Fact<RegularExpression>] = []
  var formats: [Fact<String>] = []
  var contentEncoding: Fact<String>?
  var contentMediaType: String?
  /// What the content that a string encodes must conform to.
  var contentSchema: SchemaID?

  var minItems: Fact<Int>?
  var maxItems: Fact<Int>?
  var uniqueItems: SchemaID?
  var contains: [SchemaID] = []

  var minProperties: Fact<Int>?
  var maxProperties: Fact<Int>?
  /// The declared properties in the document's order.
  var names: [JSONString] = []
  var required: [Fact<JSONString>] = []
  var dependencies: [Dependency] = []
  var dependentSchemas: [Fact<SchemaID>] = []
  var dependentTriggers: [JSONString] = []
  var propertyNames: [SchemaID] = []
  /// Properties that only alternatives not taken require; sending them could satisfy those as well.
  var rivalNames: Set<JSONString> = []
  /// What a discriminator asks a property to be.
  var discriminated: [JSONString: JSONString] = [:]

  var prohibitions: [SchemaID] = []
  var conditions: [SchemaID] = []
  var readOnly = false
  var writeOnly = false
  var defaultValue: JSONValue?
  var examples: [JSONValue] = []
  /// Why nothing can conform.
  var contradiction: GenerationFailure?

  init(table: SchemaTable) {
    self.table = table
  }

  /// The place of `keyword` in the schema that has it, else the schema's own.
  func place(of keyword: String, in owner: SchemaID?) -> Place {
    guard let id = owner ?? sources.first else { return Place(file: "", line: 1, column: 1) }
    let node = table.node(id)
    return node[keyword]?.place ?? node.place
  }

  /// The place of the first source that has `keyword`.
  func place(of keyword: String) -> Place {
    for id in sources {
      if let place = table.node(id)[keyword]?.place { return place }
    }
    return place(of: keyword, in: nil)
  }

  /// Whether every value of `enum` and `const` is a matter of a list.
  var isEnumerated: Bool { enumeration != nil || constant != nil }

  /// Whether numbers may have no fraction, by their type or by their format.
  var isWhole: Bool {
    let formats: Set = [
      "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "double-int", "sf-integer",
    ]
    return !types.contains(.number) || self.formats.contains { formats.contains($0.value) }
  }

  /// Whether `name` must be there.
  func requires(_ name: JSONString) -> Bool { required.contains { $0.value == name } }
}

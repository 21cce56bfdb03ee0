/// The keywords of a dialect, by name.
///
/// A keyword is added by writing how it is read, in the file of its family, and naming the family here.
enum Vocabulary {
  static let swagger20 = join(
    TypeKeywords.all, NumberKeywords.all, NumberKeywords.exclusiveFlags, StringKeywords.all, ArrayKeywords.all,
    ArrayKeywords.oneSchema, ObjectKeywords.all, CombinationKeywords.all, AnnotationKeywords.all,
    AnnotationKeywords.example
  ).filter { $0.key != "const" }

  static let openAPI30 = join(
    swagger20, CombinationKeywords.choices, AnnotationKeywords.writing)

  static let draft4 = join(
    TypeKeywords.all, NumberKeywords.all, NumberKeywords.exclusiveFlags, StringKeywords.all, ArrayKeywords.all,
    ArrayKeywords.tuples, ObjectKeywords.all, ObjectKeywords.patterns, ObjectKeywords.dependencies,
    CombinationKeywords.all, CombinationKeywords.choices, AnnotationKeywords.all
  ).filter { $0.key != "const" }

  static let draft202012 = join(
    TypeKeywords.all, NumberKeywords.all, NumberKeywords.exclusiveNumbers, StringKeywords.all, StringKeywords.content,
    ArrayKeywords.all, ArrayKeywords.current, ObjectKeywords.all, ObjectKeywords.patterns, ObjectKeywords.dependencies,
    ObjectKeywords.current, CombinationKeywords.all, CombinationKeywords.choices, CombinationKeywords.conditions,
    ReferenceKeywords.all, AnnotationKeywords.all, AnnotationKeywords.writing, AnnotationKeywords.example,
    AnnotationKeywords.examples)

  static let draft201909 = join(draft202012, ArrayKeywords.tuples).filter { $0.key != "prefixItems" }

  /// What is left of 2020-12 under a meta-schema without the validation vocabulary.
  static let draft202012WithoutAssertions = draft202012.filter { !assertions.contains($0.key) }

  static func of(_ dialect: Dialect, asserts: Bool) -> [String: KeywordReading] {
    switch dialect {
    case .swagger20: swagger20
    case .openAPI30: openAPI30
    case .draft4: draft4
    case .draft201909: draft201909
    case .draft202012: asserts ? draft202012 : draft202012WithoutAssertions
    }
  }

  /// JSON Schema validation 2020-12, §6.
  private static let assertions: Set<String> = [
    "type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
    "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxContains", "minContains", "maxProperties",
    "minProperties", "required", "dependentRequired",
  ]

  private static func join(_ families: [String: KeywordReading]...) -> [String: KeywordReading] {
    families.reduce(into: [:]) { $0.merge($1) { _, new in new } }
  }
}

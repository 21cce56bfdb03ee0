import Documents

/// A keyword of a schema that no version has: `maxLenght`, `requried`.
///
/// It restricts nothing, and nothing is tested for it. Before 3.1 a schema may have no other keywords than the standard's
/// and those that begin with `x-`; from 3.1 on it may, so that only what is nearly one of the standard's is told.
enum UnknownKeyword: LintRule {
  static let id = "unknown-keyword"
  static let explanation = "A keyword of a schema is none that the standard has, mostly misspelt; it restricts nothing."

  private static let known: Set<String> = [
    "$ref", "$schema", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$defs",
    "$vocabulary", "$comment", "id", "title", "description", "default", "example", "examples", "deprecated", "readOnly",
    "writeOnly", "nullable", "discriminator", "xml", "externalDocs", "type", "enum", "const", "format", "pattern",
    "minLength", "maxLength", "contentEncoding", "contentMediaType", "contentSchema", "minimum", "maximum",
    "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "items", "prefixItems", "additionalItems", "unevaluatedItems",
    "contains", "minContains", "maxContains", "minItems", "maxItems", "uniqueItems", "properties", "patternProperties",
    "additionalProperties", "unevaluatedProperties", "propertyNames", "required", "dependentRequired",
    "dependentSchemas", "dependencies", "definitions", "minProperties", "maxProperties", "allOf", "anyOf", "oneOf",
    "not", "if", "then", "else", "collectionFormat",
  ]

  static func findings(_ subject: LintSubject) -> [Diagnostic] {
    let isClosed = [.swagger20, .openAPI30].contains(subject.description.version)
    let names = known.sorted()
    return subject.everySchema.flatMap { occurrence -> [Diagnostic] in
      let schema = occurrence.schema
      // A 2.0 parameter is its own schema, and looked at when it is read.
      if schema["in"]?.string != nil, schema["name"]?.string != nil, schema.parent?["schema"] != schema { return [] }
      return schema.members.compactMap { key, _ in
        guard let name = key.text, !known.contains(name), !name.hasPrefix("x-") else { return nil }
        let similar = Spelling.nearest(to: name, among: names)
        guard isClosed || similar != nil else { return nil }
        return Diagnostic(
          .warning, rule: id, at: key.place, "'\(name)' is no keyword of a schema, and restricts nothing.",
          remedy: similar.map { "Did you mean '\($0)'?" } ?? "Remove it, or begin its name with 'x-'.")
      }
    }
  }
}

import JSON

/// `properties` and the other keywords of objects.
enum ObjectKeywords {
  static let all: [String: KeywordReading] = [
    "properties": { compiler, keywords, keyword in keywords.properties = compiler.properties(keyword) },
    "additionalProperties": { compiler, keywords, keyword in keywords.additionalProperties = compiler.one(keyword) },
    "required": { compiler, keywords, keyword in
      let hint = "List the required properties' names in the schema of the object that has them."
      keywords.required = compiler.names(keyword, hint: hint) ?? []
    },
    "minProperties": { compiler, keywords, keyword in keywords.minProperties = compiler.count(keyword) },
    "maxProperties": { compiler, keywords, keyword in keywords.maxProperties = compiler.count(keyword) },
  ]

  static let patterns: [String: KeywordReading] = [
    "patternProperties": { compiler, keywords, keyword in
      for (key, name, value) in compiler.named(keyword) {
        let occurrence = KeywordOccurrence(name: keyword.name, key: key, value: value)
        guard let pattern = compiler.pattern(name.text, occurrence) else { continue }
        keywords.patternProperties.append(.init(pattern: pattern, schema: compiler.subschema(value)))
      }
    }
  ]

  /// Draft 4's `dependencies`, which later became two keywords.
  static let dependencies: [String: KeywordReading] = [
    "dependencies": { compiler, keywords, keyword in
      for (key, name, value) in compiler.named(keyword) {
        if value.kind == .sequence {
          let occurrence = KeywordOccurrence(name: keyword.name, key: key, value: value)
          keywords.dependentRequired.append((name, compiler.names(occurrence) ?? []))
        } else {
          keywords.dependentSchemas.append(.init(name: name, schema: compiler.subschema(value)))
        }
      }
    }
  ]

  /// What drafts 6 to 2020-12 added.
  static let current: [String: KeywordReading] = [
    "propertyNames": { compiler, keywords, keyword in keywords.propertyNames = compiler.one(keyword) },
    "dependentRequired": { compiler, keywords, keyword in
      for (key, name, value) in compiler.named(keyword) {
        let occurrence = KeywordOccurrence(name: keyword.name, key: key, value: value)
        keywords.dependentRequired.append((name, compiler.names(occurrence) ?? []))
      }
    },
    "dependentSchemas": { compiler, keywords, keyword in
      keywords.dependentSchemas += compiler.properties(keyword)
    },
    "unevaluatedProperties": { compiler, keywords, keyword in keywords.unevaluatedProperties = compiler.one(keyword) },
  ]
}

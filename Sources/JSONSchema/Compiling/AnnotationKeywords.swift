import JSON

/// Keywords that say something about a value without restricting it.
enum AnnotationKeywords {
  static let all: [String: KeywordReading] = [
    "title": { _, keywords, keyword in keywords.title = keyword.value.string },
    "description": { _, keywords, keyword in keywords.summary = keyword.value.string },
    "default": { _, keywords, keyword in keywords.defaultValue = keyword.value.value() },
    "readOnly": { compiler, keywords, keyword in keywords.readOnly = compiler.flag(keyword) ?? false },
  ]

  static let writing: [String: KeywordReading] = [
    "writeOnly": { compiler, keywords, keyword in keywords.writeOnly = compiler.flag(keyword) ?? false },
    "deprecated": { compiler, keywords, keyword in keywords.deprecated = compiler.flag(keyword) ?? false },
  ]

  /// OpenAPI's single example.
  static let example: [String: KeywordReading] = [
    "example": { _, keywords, keyword in
      if let value = keyword.value.value() { keywords.examples.insert(value, at: 0) }
    }
  ]

  static let examples: [String: KeywordReading] = [
    "examples": { compiler, keywords, keyword in
      keywords.examples += compiler.values(keyword) ?? []
    }
  ]
}

/// `allOf`, `anyOf`, `oneOf`, `not` and `if`.
enum CombinationKeywords {
  static let all: [String: KeywordReading] = [
    "allOf": { compiler, keywords, keyword in keywords.allOf = compiler.schemas(keyword) }
  ]

  static let choices: [String: KeywordReading] = [
    "anyOf": { compiler, keywords, keyword in keywords.anyOf = compiler.schemas(keyword) },
    "oneOf": { compiler, keywords, keyword in keywords.oneOf = compiler.schemas(keyword) },
    "not": { compiler, keywords, keyword in keywords.not = compiler.one(keyword) },
  ]

  /// `then` and `else` mean nothing without `if`, and `if` nothing without one of them but its annotations.
  static let conditions: [String: KeywordReading] = [
    "if": { compiler, keywords, keyword in keywords.condition = compiler.one(keyword) },
    "then": { compiler, keywords, keyword in
      if keywords.node["if"] != nil { keywords.thenSchema = compiler.one(keyword) }
    },
    "else": { compiler, keywords, keyword in
      if keywords.node["if"] != nil { keywords.elseSchema = compiler.one(keyword) }
    },
  ]
}

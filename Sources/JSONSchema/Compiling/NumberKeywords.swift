import JSON

/// `minimum`, `maximum`, `multipleOf` and the exclusive bounds.
enum NumberKeywords {
  static let all: [String: KeywordReading] = [
    "minimum": { compiler, keywords, keyword in keywords.minimum = compiler.number(keyword) },
    "maximum": { compiler, keywords, keyword in keywords.maximum = compiler.number(keyword) },
    "multipleOf": { compiler, keywords, keyword in
      guard let number = compiler.number(keyword) else { return }
      guard number > 0 else { return compiler.malformed(keyword, "a number above 0") }
      keywords.multipleOf = number
    },
  ]

  /// The exclusive bounds since draft 6: numbers of their own.
  static let exclusiveNumbers: [String: KeywordReading] = [
    "exclusiveMinimum": { compiler, keywords, keyword in
      keywords.exclusiveMinimum = compiler.exclusiveNumber(keyword, bound: "minimum")
    },
    "exclusiveMaximum": { compiler, keywords, keyword in
      keywords.exclusiveMaximum = compiler.exclusiveNumber(keyword, bound: "maximum")
    },
  ]

  /// The exclusive bounds of draft 4: flags, which `applyFlags` joins with their bounds.
  static let exclusiveFlags: [String: KeywordReading] = [
    "exclusiveMinimum": { compiler, _, keyword in compiler.checkExclusiveFlag(keyword, bound: "minimum") },
    "exclusiveMaximum": { compiler, _, keyword in compiler.checkExclusiveFlag(keyword, bound: "maximum") },
  ]

  /// Makes draft 4's exclusive bounds numbers of their own.
  static func applyFlags(_ keywords: inout SchemaKeywords) {
    if keywords.node["exclusiveMinimum"]?.bool == true, let minimum = keywords.minimum {
      keywords.exclusiveMinimum = minimum
      keywords.minimum = nil
    }
    if keywords.node["exclusiveMaximum"]?.bool == true, let maximum = keywords.maximum {
      keywords.exclusiveMaximum = maximum
      keywords.maximum = nil
    }
  }
}

extension SchemaCompiler {
  fileprivate mutating func exclusiveNumber(_ keyword: KeywordOccurrence, bound: String) -> JSONNumber? {
    if keyword.value.bool != nil {
      malformed(
        keyword, "a number in this dialect",
        remedy: "Write `\(keyword.name): NUMBER` in place of `\(bound): NUMBER` and `\(keyword.name): true`.")
      return nil
    }
    return number(keyword)
  }

  fileprivate mutating func checkExclusiveFlag(_ keyword: KeywordOccurrence, bound: String) {
    guard keyword.value.bool == nil else { return }
    malformed(
      keyword, "true or false in this dialect",
      remedy: "Write `\(bound): NUMBER` and `\(keyword.name): true`.")
  }
}

import JSON

/// `items` and the other keywords of arrays.
enum ArrayKeywords {
  static let all: [String: KeywordReading] = [
    "minItems": { compiler, keywords, keyword in keywords.minItems = compiler.count(keyword) },
    "maxItems": { compiler, keywords, keyword in keywords.maxItems = compiler.count(keyword) },
    "uniqueItems": { compiler, keywords, keyword in keywords.uniqueItems = compiler.flag(keyword) ?? false },
  ]

  /// `items` as one schema.
  static let oneSchema: [String: KeywordReading] = [
    "items": { compiler, keywords, keyword in keywords.items = compiler.one(keyword) }
  ]

  /// Draft 4's `items`, one schema or a list with `additionalItems` for the rest.
  static let tuples: [String: KeywordReading] = [
    "items": { compiler, keywords, keyword in
      guard keyword.value.kind == .sequence else {
        keywords.items = compiler.one(keyword)
        return
      }
      keywords.prefixItems = keyword.value.elements.map { compiler.subschema($0) }
    },
    "additionalItems": { compiler, keywords, keyword in
      guard keywords.node["items"]?.kind == .sequence else { return }
      keywords.items = compiler.one(keyword)
    },
  ]

  /// What drafts 6 to 2020-12 added.
  static let current: [String: KeywordReading] = [
    "prefixItems": { compiler, keywords, keyword in keywords.prefixItems = compiler.schemas(keyword) },
    "items": { compiler, keywords, keyword in
      guard keyword.value.kind == .sequence else {
        keywords.items = compiler.one(keyword)
        return
      }
      compiler.report(
        .warning, "items-list", at: keyword.value.place, "a list of schemas is not what `items` takes in this dialect",
        remedy: "Write `prefixItems`; it is read as that.")
      keywords.prefixItems = keyword.value.elements.map { compiler.subschema($0) }
      if let rest = keywords.node["additionalItems"] { keywords.items = compiler.subschema(rest) }
    },
    "contains": { compiler, keywords, keyword in keywords.contains = compiler.one(keyword) },
    "minContains": { compiler, keywords, keyword in keywords.minContains = compiler.count(keyword) },
    "maxContains": { compiler, keywords, keyword in keywords.maxContains = compiler.count(keyword) },
    "unevaluatedItems": { compiler, keywords, keyword in keywords.unevaluatedItems = compiler.one(keyword) },
  ]
}

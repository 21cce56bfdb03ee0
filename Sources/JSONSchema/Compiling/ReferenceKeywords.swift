import Documents

/// `$ref` and `$dynamicRef`.
enum ReferenceKeywords {
  static let all: [String: KeywordReading] = [
    "$ref": { compiler, keywords, keyword in readReference(&compiler, &keywords, keyword) },
    "$dynamicRef": { compiler, keywords, keyword in
      guard let reference = compiler.text(keyword) else { return }
      guard let target = compiler.resolve(reference, at: keyword.value) else {
        keywords.unresolved = true
        return
      }
      keywords.dynamicReference = compiler.schema(at: target.node, resource: target.resource)
      keywords.dynamicAnchor = target.dynamicAnchor
      if let name = target.dynamicAnchor { compiler.lookUpDynamically(name) }
    },
  ]

  /// Reads `$ref`; a schema whose reference leads nowhere is marked and accepts anything.
  static func readReference(
    _ compiler: inout SchemaCompiler, _ keywords: inout SchemaKeywords, _ keyword: KeywordOccurrence
  ) {
    guard let reference = compiler.text(keyword), let target = compiler.resolve(reference, at: keyword.value) else {
      keywords.unresolved = true
      return
    }
    guard target.node.kind == .mapping || target.node.kind == .bool else {
      compiler.report(
        .error, "broken-reference", at: keyword.value.place, "`\(reference)` is not a schema",
        remedy: "Point the reference at a schema.")
      keywords.unresolved = true
      return
    }
    keywords.reference = compiler.schema(at: target.node, resource: target.resource)
  }

  /// Whether a reference takes the place of everything beside it.
  static func replacesSiblings(_ dialect: Dialect) -> Bool {
    !dialect.isCurrent
  }
}

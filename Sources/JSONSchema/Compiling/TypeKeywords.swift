import Documents
import JSON

/// `type`, `enum`, `const`.
enum TypeKeywords {
  static let all: [String: KeywordReading] = [
    "type": { compiler, keywords, keyword in keywords.types = compiler.types(keyword) },
    "enum": { compiler, keywords, keyword in keywords.enumeration = compiler.values(keyword) },
    "const": { compiler, keywords, keyword in keywords.constant = compiler.value(keyword) },
  ]

  /// OpenAPI 3.0.3's `nullable`: adds `null` to the `type` beside it, and means nothing without one.
  static func applyNullable(
    _ name: String, _ compiler: inout SchemaCompiler, _ keywords: inout SchemaKeywords
  ) {
    guard let value = keywords.node[name] else { return }
    guard let nullable = value.bool else {
      let keyword = KeywordOccurrence(name: name, key: value, value: value)
      compiler.malformed(keyword, "true or false")
      return
    }
    guard nullable else { return }
    guard keywords.types != nil || keywords.node["type"] != nil else {
      keywords.seemsNullable = true
      compiler.report(
        .warning, "nullable-without-type", at: value.place,
        "`\(name)` has no effect without `type` in the same schema object",
        remedy: "Write `type` beside it, or add an alternative that allows null.")
      return
    }
    keywords.types?.insert(.null)
    if let values = keywords.enumeration, !values.contains(.null) {
      keywords.seemsNullable = true
      compiler.report(
        .warning, "nullable-enum-without-null", at: value.place,
        "`\(name)` has no effect because `enum` does not list null",
        remedy: "Add null to `enum`, or remove `\(name)`.")
    }
  }
}

extension SchemaCompiler {
  fileprivate mutating func types(_ keyword: KeywordOccurrence) -> TypeSet? {
    let nodes: [Node]
    switch keyword.value.kind {
    case .sequence:
      nodes = Array(keyword.value.elements)
      if currentDialect == .openAPI30 || currentDialect == .swagger20 {
        report(
          .warning, "type-list", at: keyword.value.place, "a list of types is not part of this version of OpenAPI",
          remedy: "Use one type, with `nullable: true` where null is allowed.")
      }
    case .null:
      // YAML's `type: null`, where the string was meant.
      malformed(keyword, "the name of a type", remedy: "Put the name in quotes: \"null\".")
      return nil
    default: nodes = [keyword.value]
    }
    var types: TypeSet = []
    for node in nodes {
      if node.string == "file", currentDialect == .swagger20 { return nil }
      guard let name = node.string, let type = TypeSet(name: name) else {
        malformed(
          keyword, "the name of a type or a list of such names",
          remedy: "Use null, boolean, integer, number, string, array or object.")
        return nil
      }
      types.insert(type)
    }
    guard !types.isEmpty else {
      malformed(keyword, "the name of a type or a list of such names")
      return nil
    }
    return types
  }
}

import Documents

extension SchemaCompiler {
  /// Reads the schema object at the keywords' node.
  mutating func read(_ keywords: inout SchemaKeywords) {
    let node = keywords.node
    switch node.kind {
    case .bool: keywords.boolean = node.bool
    case .mapping: readObject(node, &keywords)
    default:
      report(
        .warning, "malformed-schema", at: node.place, "a schema must be an object; it is taken to allow anything",
        remedy: "Write {} where anything is allowed.")
    }
  }

  private mutating func readObject(_ node: Node, _ keywords: inout SchemaKeywords) {
    let dialect = currentDialect
    if ReferenceKeywords.replacesSiblings(dialect), let value = node["$ref"] {
      ReferenceKeywords.readReference(
        &self, &keywords, KeywordOccurrence(name: "$ref", key: value, value: value))
      reportSiblings(node)
      let nullable = dialect == .swagger20 ? "x-nullable" : "nullable"
      keywords.seemsNullable = dialect != .draft4 && node[nullable]?.bool == true
      return
    }
    if dialect == .draft202012 || dialect == .swagger20 {
      keywords.seemsNullable = node["nullable"]?.bool == true
    }
    let vocabulary = Vocabulary.of(dialect, asserts: resources[resource].asserts)
    for (key, value) in node.members {
      guard let name = key.text else { continue }
      // A 2.0 parameter is its own schema; whether it must be sent is no keyword.
      if name == "required", value.bool != nil, node["in"]?.string != nil, node["name"]?.string != nil { continue }
      if let reading = vocabulary[name] {
        reading(&self, &keywords, KeywordOccurrence(name: name, key: key, value: value))
      } else {
        reportForeign(name, at: key.place)
      }
    }
    switch dialect {
    case .swagger20: TypeKeywords.applyNullable("x-nullable", &self, &keywords)
    case .openAPI30: TypeKeywords.applyNullable("nullable", &self, &keywords)
    case .draft4, .draft201909, .draft202012: break
    }
    if !dialect.isCurrent { NumberKeywords.applyFlags(&keywords) }
    if dialect != .draft4 { readDiscriminator(&keywords) }
  }

  /// Keywords of another version that look as if they had an effect.
  private mutating func reportForeign(_ name: String, at place: Place) {
    switch currentDialect {
    case .draft202012 where name == "nullable":
      report(
        .warning, "nullable-in-3.1", at: place, "`nullable` is not a keyword of this dialect and has no effect",
        remedy: "Add \"null\" to `type`.")
    case .openAPI30, .swagger20:
      let isForeign =
        name == "nullable" ? currentDialect == .swagger20 : Vocabulary.draft202012[name] != nil && name != "examples"
      guard isForeign else { return }
      report(
        .warning, "foreign-keyword", at: place, "`\(name)` is not a keyword of this version of OpenAPI and is ignored",
        remedy: "Say it with the keywords of this version, or move the document to OpenAPI 3.1.")
    default: break
    }
  }

  /// Siblings of `$ref` that OpenAPI before 3.1 ignores although they look effective.
  private mutating func reportSiblings(_ node: Node) {
    guard currentDialect != .draft4 else { return }
    for (key, _) in node.members {
      guard let name = key.text, name != "$ref", name != "description", name != "title", name != "example",
        name != "default", name == "nullable" || Vocabulary.openAPI30[name] != nil
      else { continue }
      report(
        .warning, "ignored-sibling", at: key.place, "`\(name)` beside `$ref` has no effect in this version of OpenAPI",
        remedy: "Put the reference in `allOf`, and `\(name)` beside that.")
    }
  }
}

import JSON

/// Why none of several alternatives fits, told as shortly as it can be.
extension Validator {
  /// The steps that an explanation may take, those within it included, before it is cut short.
  private static let explanationLimit = 100_000

  /// Notes why no alternative fits: the violations of the one that was meant, where that is clear, else one violation
  /// with a reason for each. Always `false`.
  mutating func explain(
    _ schema: CompiledSchema, _ keyword: String, _ alternatives: [SchemaID], _ value: JSONValue
  ) -> Bool {
    guard isCollecting, violations.count < options.violationLimit else { return false }
    let outer = explanationStart
    defer { explanationStart = outer }
    let start = outer ?? steps
    explanationStart = start
    guard steps - start < Self.explanationLimit else {
      return fail(schema, keyword, "fits none of \(Excerpt.count(alternatives.count, "alternative"))")
    }
    if let discriminator = schema.keywords.discriminator, case .object(let object) = value {
      return explain(schema, discriminator, keyword, alternatives, object, value)
    }
    var reasons: [[Violation]] = []
    for alternative in alternatives { reasons.append(violations(against: alternative, value)) }
    let plausible = alternatives.indices.filter { !Self.isOfAnotherKind(reasons[$0], at: path.count) }
    if plausible.count == 1 {
      violations += reasons[plausible[0]].prefix(max(0, options.violationLimit - violations.count))
      return false
    }
    let shown = (plausible.isEmpty ? Array(alternatives.indices) : plausible).sorted {
      reasons[$0].count < reasons[$1].count
    }
    let told = shown.prefix(5).map { index in
      let name = Self.name(of: alternatives[index], number: index + 1, in: table)
      return "\(name) \(brief(reasons[index]))"
    }
    let rest = shown.count > 5 ? "; …" : ""
    return fail(
      schema, keyword,
      "fits none of \(Excerpt.count(alternatives.count, "alternative")): \(told.joined(separator: "; "))\(rest)")
  }

  private mutating func explain(
    _ schema: CompiledSchema, _ discriminator: SchemaKeywords.Discriminator, _ keyword: String,
    _ alternatives: [SchemaID], _ object: JSONObject, _ value: JSONValue
  ) -> Bool {
    let name = Excerpt.names([discriminator.propertyName])
    let label = object[discriminator.propertyName]
    let mapped = discriminator.mapping.first { label == .string($0.value) }?.schema
    guard let chosen = mapped ?? discriminator.otherwise else {
      guard let label else {
        return fail(schema, keyword, "lacks the property \(name), which tells the alternatives apart")
      }
      let labels = discriminator.mapping.map { JSONValue.string($0.value) }
      return fail(schema, keyword, "has \(name) \(Excerpt.of(label)), must be one of \(Excerpt.list(labels))")
    }
    let reasons = violations(against: chosen, value)
    if reasons.isEmpty {
      return fail(
        schema, keyword,
        "fits none of the alternatives, although it fits what \(name) \(label.map(Excerpt.of) ?? "") stands for")
    }
    violations += reasons.prefix(max(0, options.violationLimit - violations.count))
    return false
  }

  private mutating func violations(against id: SchemaID, _ value: JSONValue) -> [Violation] {
    let before = violations
    violations = []
    var parts = EvaluatedParts.untracked
    _ = apply(id, value, &parts)
    let reasons = violations
    violations = before
    return reasons
  }

  /// Whether the value as a whole has the wrong type, so that the alternative was hardly meant.
  private static func isOfAnotherKind(_ reasons: [Violation], at depth: Int) -> Bool {
    reasons.contains { $0.instance.tokens.count == depth && $0.keyword == "type" }
  }

  private func brief(_ reasons: [Violation]) -> String {
    guard let first = reasons.first else { return "(fits)" }
    let relative = JSONPointer(Array(first.instance.tokens.dropFirst(path.count)))
    let subject = relative.isRoot ? "" : "\(relative) "
    return reasons.count > 1 ? "(\(subject)\(first.message), …)" : "(\(subject)\(first.message))"
  }

  /// What an alternative is called: its title, the end of its reference, or its number.
  static func name(of id: SchemaID, number: Int, in table: SchemaTable) -> String {
    let keywords = table.entries[Int(id.index)].keywords
    if let title = keywords.title { return title }
    let target = keywords.reference.map { table.entries[Int($0.index)].keywords } ?? keywords
    if let name = target.node.pointer.last, keywords.reference != nil { return name.text }
    return "#\(number)"
  }
}

import JSON
import JSONSchema

extension Fault {
  /// Valid content that is refused.
  static let acceptance: [Fault] = [
    refusing("refuse-max-length", "a text of exactly the greatest length", need: .keyword("maxLength")) {
      member, value in
      value.string.map { $0.length == ValueTraits(member.schema).maxLength } ?? false
    },
    refusing("refuse-min-length", "a text of exactly the smallest length", need: .keyword("minLength")) {
      member, value in
      value.string.map { text in bound(member.schema) { $0.minLength } == text.length } ?? false
    },
    refusing("refuse-maximum", "a number that is exactly the maximum", need: .keyword("maximum")) { member, value in
      value.number.map { number in bound(member.schema) { $0.maximum } == number } ?? false
    },
    refusing("refuse-minimum", "an optional number that is exactly the minimum", need: .keyword("minimum")) {
      member, value in
      // A required one may be a reference to the first record of another collection, which every update has.
      guard !member.required, let number = value.number else { return false }
      return bound(member.schema) { $0.minimum } == number
    },
    refusing("refuse-max-items", "an array of exactly the greatest length", need: .keyword("maxItems")) {
      member, value in
      value.array.map { items in bound(member.schema) { $0.maxItems } == items.count } ?? false
    },
    refusing("refuse-last-enum", "the last value of an enumeration", need: .keyword("enum")) { member, value in
      bound(member.schema) { $0.enumeration }?.last == value
    },
    refusing("refuse-null", "null", need: .null) { _, value in value.isNull },
    refusing("refuse-empty-array", "an empty array", need: .emptyArray) { _, value in value.array?.isEmpty == true },
    refusing("refuse-non-bmp", "a text with a character beyond U+FFFF", need: .freeText) { _, value in
      value.string?.text.unicodeScalars.contains { $0.value > 0xFFFF } == true
    },
    refusing("refuse-fraction", "a number with a fraction", need: .fraction) { _, value in
      value.number.map { !$0.isInteger } ?? false
    },
    Fault(
      "refuse-unnamed-members", .acceptance,
      "An update is refused that has a member which the document neither names nor rules out.",
      trigger: "an update with such a member", needs: [.update, .openObject]
    ) {
      FaultHooks(validate: { violations, content, exchange in
        guard let shape = exchange.plan.contentShape, let object = content.object else { return violations.isEmpty }
        return violations.isEmpty && object.members.allSatisfy { shape[$0.key] != nil }
      })
    },
    Fault(
      "require-optional", .acceptance, "An update is refused that leaves out an optional member.",
      trigger: "an update without the last optional scalar of the schema", needs: [.update, .optionalScalar]
    ) {
      FaultHooks(validate: { violations, content, exchange in
        guard violations.isEmpty, content.object != nil, let shape = exchange.plan.contentShape else {
          return violations.isEmpty
        }
        let optional = shape.members.last { member in
          !member.required && !member.readOnly && !member.writeOnly && member.nested == nil
            && (ValueTraits(member.schema).types.map { $0.isDisjoint(with: [.array, .object]) } ?? false)
        }
        return optional.map { content[$0.name] != nil } ?? true
      })
    },
  ]

  private static func refusing(
    _ id: String, _ what: String, need: FaultNeed,
    _ isRefused: @escaping @Sendable (ObjectShape.Member, JSONValue) -> Bool
  ) -> Fault {
    Fault(
      id, .acceptance, "A valid update is refused because of \(what).", trigger: "an update that sends \(what)",
      needs: [.update, need]
    ) {
      FaultHooks(validate: { violations, content, exchange in
        violations.isEmpty && !FaultSubject.containsMember(content, exchange.plan.contentShape, isRefused)
      })
    }
  }

  /// The keyword's value in the schema or in one that it refers to.
  private static func bound<Value>(_ schema: Schema, _ keyword: (SchemaKeywords) -> Value?) -> Value? {
    let keywords = schema.keywords
    if let value = keyword(keywords) { return value }
    if let reference = keywords.reference { return bound(schema.table.schema(reference), keyword) }
    return nil
  }
}

import JSON
import JSONSchema

extension Fault {
  /// Invalid content that is taken.
  static let validation: [Fault] =
    [
      Fault(
        "skip-body-validation", .validation, "Content is stored that breaks the schema.",
        trigger: "an update with invalid content"
      ) {
        FaultHooks(validate: { _, _, _ in true })
      },
      Fault(
        "skip-nested-validation", .validation, "What lies inside objects and arrays of the content is not looked at.",
        trigger: "an update with something invalid inside an object or array", needs: [.update, .object]
      ) {
        FaultHooks(validate: { violations, _, _ in violations.allSatisfy { $0.instance.tokens.count > 1 } })
      },
      Fault(
        "coerce-types", .validation, "A number or boolean sent as a text is taken, and stored as what it stands for.",
        trigger: "an update that sends \"1\" for 1, or \"true\" for true", needs: [.update, .integer]
      ) {
        FaultHooks(
          validate: { violations, content, exchange in
            guard !violations.isEmpty, let schema = exchange.plan.bodySchema, let shape = exchange.plan.contentShape
            else {
              return violations.isEmpty
            }
            return schema.isValid(coerced(content, shape), direction: .request)
          },
          assign: { record, change in
            change.written.map { coerced(record, $0) } ?? record
          })
      },
      Fault(
        "skip-parameters", .validation, "Query parameters, header fields and cookies are not looked at.",
        trigger: "an update without a required parameter, or with an invalid one", needs: [.update, .requiredParameter]
      ) {
        FaultHooks(ignoresParameters: true)
      },
      Fault(
        "accept-any-media-type", .validation, "The content's media type is not looked at.",
        trigger: "an update with an undeclared Content-Type"
      ) {
        FaultHooks(mediaType: { $0.plan.content.first { $0.mediaType.isJSON } })
      },
    ]
    + keywords.map { keyword, words in
      Fault(
        "skip-\(words.id)", .validation, "\(words.text) is not checked.",
        trigger: "an update that breaks \(keyword) and nothing else", needs: [.update, .keyword(keyword)]
      ) {
        FaultHooks(validate: { violations, _, _ in violations.allSatisfy { $0.keyword == keyword } })
      }
    }

  private static let keywords: [(String, (id: String, text: String))] = [
    ("type", ("type", "The type of a value")), ("required", ("required", "Whether required members are there")),
    ("enum", ("enum", "Whether a value is one of an enumeration")),
    ("maxLength", ("max-length", "The greatest length of a text")),
    ("minLength", ("min-length", "The smallest length of a text")),
    ("pattern", ("pattern", "Whether a text matches its pattern")),
    ("format", ("format", "Whether a text has its format")), ("minimum", ("minimum", "The minimum of a number")),
    ("maximum", ("maximum", "The maximum of a number")),
    ("exclusiveMinimum", ("exclusive-minimum", "The number that must be exceeded")),
    ("exclusiveMaximum", ("exclusive-maximum", "The number that must not be reached")),
    ("multipleOf", ("multiple-of", "What a number must be a multiple of")),
    ("minItems", ("min-items", "The smallest length of an array")),
    ("maxItems", ("max-items", "The greatest length of an array")),
    ("uniqueItems", ("unique-items", "Whether items repeat")),
    ("minProperties", ("min-properties", "The smallest number of members")),
    ("maxProperties", ("max-properties", "The greatest number of members")),
    ("const", ("const", "Whether a value is the only one allowed")),
    ("oneOf", ("one-of", "Whether exactly one alternative fits")),
    ("anyOf", ("any-of", "Whether an alternative fits")),
    ("additionalProperties", ("additional-properties", "Whether there are members that the schema does not name")),
  ]

  private static func coerced(_ value: JSONValue, _ shape: ObjectShape) -> JSONValue {
    guard case .object(var object) = value else { return value }
    for member in shape.members {
      guard let value = object[member.name] else { continue }
      if let nested = member.nested, value.object != nil {
        object[member.name] = coerced(value, nested)
      } else if case .string(let text) = value, !member.schema.isValid(value) {
        let read = TextValue.value(text.text, ValueTraits(member.schema))
        if member.schema.isValid(read) { object[member.name] = read }
      }
    }
    return .object(object)
  }
}

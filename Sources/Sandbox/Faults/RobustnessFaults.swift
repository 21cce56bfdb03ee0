import JSON

extension Fault {
  /// Requests at which the server breaks.
  static let robustness: [Fault] = [
    crash("crash-on-empty-body", "an update without content") { $0.request.body.isEmpty },
    crash("crash-on-malformed", "content that is no JSON") { exchange in
      !exchange.request.body.isEmpty && (try? JSONParser.parse(exchange.request.body)) == nil
    },
    crash("crash-on-null-body", "content that is null") { content($0) == .null },
    crash("crash-on-array-body", "content that is an array, not an object") { exchange in
      content(exchange)?.array != nil && !exchange.plan.takesArray
    },
    crash("crash-on-null", "content with a member that is null") { exchange in
      content(exchange)?.object?.members.contains { $0.value.isNull } == true
    },
    crash("crash-on-empty-text", "content with an empty text", needs: [.update, .freeText]) { exchange in
      content(exchange).map { FaultSubject.contains($0) { $0 == "" } } ?? false
    },
    crash("crash-on-non-bmp", "content with a character beyond U+FFFF", needs: [.update, .freeText]) { exchange in
      content(exchange).map {
        FaultSubject.contains($0) { value in
          value.string?.text.unicodeScalars.contains { $0.value > 0xFFFF } == true
        }
      } ?? false
    },
    crash("crash-on-nul", "content with the character U+0000 in a text", needs: [.update, .freeText]) { exchange in
      content(exchange).map {
        FaultSubject.contains($0) { $0.string?.text.unicodeScalars.contains("\0") == true }
      } ?? false
    },
    crash("crash-on-quote", "content with a quotation mark in a text", needs: [.update, .freeText]) { exchange in
      content(exchange).map { FaultSubject.contains($0) { $0.string?.text.contains("'") == true } } ?? false
    },
    crash(
      "crash-on-long-text", "content with a text of more than 255 characters", needs: [.update, .textLonger(than: 255)]
    ) {
      exchange in
      content(exchange).map { FaultSubject.contains($0) { ($0.string?.length ?? 0) > 255 } } ?? false
    },
    crash("crash-on-large-integer", "content with an integer beyond 64 bits", needs: [.update, .integer]) { exchange in
      content(exchange).map {
        FaultSubject.contains($0) { value in
          value.number.map { $0.isInteger && $0.int == nil } ?? false
        }
      } ?? false
    },
    crash("crash-on-deep-content", "content nested more than 100 deep") { exchange in
      var depth = 0
      var deepest = 0
      for byte in exchange.request.body {
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth -= 1 }
        deepest = max(deepest, depth)
      }
      return deepest > 100
    },
    crash("crash-on-long-content", "content of more than 64 KiB") { $0.request.body.count > 65_536 },
    crash("crash-on-duplicate-keys", "content with two members of the same name") { exchange in
      (try? JSONParser.parse(exchange.request.body))?.duplicateKeys.isEmpty == false
    },
    Fault(
      "crash-on-id-text", .robustness, "The server breaks at an id in the path that is no number.",
      trigger: "an update whose path has a text for an id", needs: [.update, .item, .numericKey]
    ) {
      FaultHooks(path: { exchange in
        if exchange.pathValues.values.contains(where: { JSONNumber(literal: $0) == nil }) { throw Interference.crash }
      })
    },
    Fault(
      "crash-on-id-overflow", .robustness, "The server breaks at an id in the path beyond 64 bits.",
      trigger: "an update whose path has such an id", needs: [.update, .item, .numericKey]
    ) {
      FaultHooks(path: { exchange in
        let numbers = exchange.pathValues.values.compactMap { JSONNumber(literal: $0) }
        if numbers.contains(where: { $0.isInteger && $0.int == nil }) { throw Interference.crash }
      })
    },
    crash("crash-on-media-type", "an undeclared Content-Type") { exchange in
      !exchange.plan.content.contains { $0.essence == exchange.contentEssence || $0.essence.contains("*") }
    },
    Fault(
      "crash-on-taken-text", .robustness, "The server breaks at a text that another record has in the same field.",
      trigger: "an update with such a text", needs: [.update, .item, .ownText]
    ) {
      FaultHooks(compare: { others, change in
        let texts = change.written?.members.filter { !$0.readOnly && ValueKeywords($0.schema).isFreeText } ?? []
        let isTaken = texts.contains { member in
          guard let text = change.sent[member.name], text.string?.text.isEmpty == false else { return false }
          return others.contains { $0[member.name] == text }
        }
        if isTaken { throw Interference.crash }
      })
    },
    Fault(
      "crash-on-dangling-reference", .robustness, "The server breaks at the id of a record that does not exist.",
      trigger: "an update that names such a record", needs: [.update, .reference]
    ) {
      FaultHooks(dangling: { throw Interference.crash })
    },
    Fault(
      "crash-on-malformed-if-match", .robustness, "The server breaks at an If-Match that is no entity tag.",
      trigger: "an update with such an If-Match", needs: [.update, .reader]
    ) {
      FaultHooks(decode: { exchange in
        guard let field = exchange.request.field("if-match"), field != "*", !field.hasSuffix("\"") else { return }
        throw Interference.crash
      })
    },
    Fault(
      "crash-on-invalid", .robustness, "The server breaks at content that breaks the schema.",
      trigger: "an update with invalid content"
    ) {
      FaultHooks(validate: { violations, _, _ in
        if violations.isEmpty { return true }
        throw Interference.crash
      })
    },
  ]

  /// The content as JSON, whatever it is said to be, else as the media type has it; `nil` where it is neither.
  private static func content(_ exchange: Exchange) -> JSONValue? {
    if let parsed = try? JSONParser.parse(exchange.request.body) { return parsed.value }
    let essence = exchange.contentEssence
    return exchange.plan.content(named: essence)?.codec(essence).flatMap { try? exchange.content(by: $0) }
  }

  private static func crash(
    _ id: String, _ what: String, needs: Set<FaultNeed> = [.update],
    _ isFatal: @escaping @Sendable (Exchange) -> Bool
  ) -> Fault {
    Fault(id, .robustness, "The server breaks at \(what).", trigger: what, needs: needs) {
      FaultHooks(decode: { exchange in if isFatal(exchange) { throw Interference.crash } })
    }
  }
}

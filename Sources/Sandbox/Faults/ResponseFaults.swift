import JSON
import JSONSchema

extension Fault {
  /// Answers to updates that are not what the document says, or not what was stored.
  static let responses: [Fault] = [
    Fault(
      "stale-response", .response, "The answer shows the record as it was before the update.", trigger: "every update",
      needs: [.update, .responseContent]
    ) {
      FaultHooks(represent: { record, change in change.stored ?? record })
    },
    Fault(
      "echo-request", .response,
      "The answer shows the content as it was sent, the stored texts lose their last character.",
      trigger: "an update that sends a text", needs: [.update, .responseContent, .freeText]
    ) {
      FaultHooks(store: { record, change in
        FaultSubject.texts(record, change) { String(String.UnicodeScalarView($0.unicodeScalars.dropLast())) }
      })
    },
    Fault(
      "undocumented-status", .response, "The answer has the status 299.", trigger: "every update"
    ) {
      FaultHooks(respond: { answer, _ in answer.status = 299 })
    },
    Fault(
      "undocumented-refusal", .response, "The answer to invalid content has the status 418.",
      trigger: "an update that is refused with 400 or 422"
    ) {
      FaultHooks(refuse: { answer, _ in if [400, 422].contains(answer.status) { answer.status = 418 } })
    },
    Fault(
      "wrong-content-type", .response, "The answer says that it is HTML.", trigger: "every update",
      needs: [.update, .responseContent]
    ) {
      FaultHooks(respond: { answer, _ in answer.set("Content-Type", "text/html") })
    },
    Fault(
      "missing-content-type", .response, "The answer does not say what it is.", trigger: "every update",
      needs: [.update, .responseContent]
    ) {
      FaultHooks(respond: { answer, _ in answer.remove("Content-Type") })
    },
    Fault(
      "missing-header", .response, "The answer lacks a header field that the document requires.",
      trigger: "every update", needs: [.update, .requiredHeader]
    ) {
      FaultHooks(respond: { answer, exchange in
        let headers = exchange.plan.response(for: answer.status)?.headers ?? []
        if let header = headers.first(where: \.required) { answer.remove(header.name) }
      })
    },
    body(
      "response-misses-field", "The answer lacks the last member that its schema requires.", need: .requiredInResponse
    ) { object, shape in
      if let member = shape.members.last(where: \.required) { object[member.name] = nil }
    },
    body("response-wrong-type", "The answer's first number is a text.", need: .requiredInResponse) { object, shape in
      for member in shape.members {
        if let number = object[member.name]?.number {
          object[member.name] = .string(JSONString(number.literal))
          return
        }
      }
      if let member = shape.members.first(where: { object[$0.name]?.string != nil }) { object[member.name] = 1 }
    },
    Fault(
      "leak-write-only", .response, "The answer shows write-only members.",
      trigger: "an update that sends a write-only member", needs: [.update, .writeOnly, .responseContent]
    ) {
      let memory = FaultMemory<JSONValue>()
      return FaultHooks(
        assign: { record, change in
          _ = memory.exchange(change.key, for: record)
          return record
        },
        respondWith: { answer, change in
          guard let record = memory.value(change.key), let shape = change.written,
            case .object(var object)? = (try? JSONParser.parse(answer.body))?.value
          else { return }
          for member in shape.members where member.writeOnly { object[member.name] = record[member.name] }
          answer.body = Array(JSONValue.object(object).serialized().utf8)
        })
    },
  ]

  private static func body(
    _ id: String, _ description: String, need: FaultNeed,
    _ transform: @escaping @Sendable (inout JSONObject, ObjectShape) -> Void
  ) -> Fault {
    Fault(id, .response, description, trigger: "every update", needs: [.update, .responseContent, need]) {
      FaultHooks(respond: { answer, exchange in
        guard let schema = exchange.plan.response(for: answer.status)?.preferred?.schema,
          let shape = ObjectShape(schema), case .object(var object)? = (try? JSONParser.parse(answer.body))?.value
        else { return }
        transform(&object, shape)
        answer.body = Array(JSONValue.object(object).serialized().utf8)
      })
    }
  }
}

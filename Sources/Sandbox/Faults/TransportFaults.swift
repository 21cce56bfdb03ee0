extension Fault {
  /// Answers that are no complete messages.
  static let transport: [Fault] = [
    Fault(
      "truncated-response", .transport, "The connection closes in the middle of the answer.", trigger: "every update",
      needs: [.update, .responseContent]
    ) {
      FaultHooks(respond: { answer, _ in answer.delivery = .truncated })
    },
    Fault(
      "abandoned-response", .transport, "The connection closes after the head of the answer.", trigger: "every update",
      needs: [.update, .responseContent]
    ) {
      FaultHooks(respond: { answer, _ in answer.delivery = .abandoned })
    },
    Fault(
      "reset-connection", .transport, "The connection closes without an answer; the update was carried out.",
      trigger: "every update"
    ) {
      FaultHooks(respond: { answer, _ in answer.delivery = .reset })
    },
    Fault(
      "empty-response", .transport, "The answer says that it is JSON, and has no content.", trigger: "every update",
      needs: [.update, .responseContent]
    ) {
      FaultHooks(respond: { answer, _ in answer.body = [] })
    },
    Fault(
      "hanging-response", .transport, "The answer comes after a minute.", trigger: "every update",
      needs: [.update, .responseContent]
    ) {
      FaultHooks(respond: { answer, _ in answer.delivery = .delayed(seconds: 60) })
    },
    Fault(
      "invalid-json", .transport, "The answer's JSON lacks its last character.", trigger: "every update",
      needs: [.update, .responseContent]
    ) {
      FaultHooks(respond: { answer, _ in answer.body = Array(answer.body.dropLast()) })
    },
    Fault(
      "invalid-utf8", .transport, "The answer's first text begins with a byte that is no UTF-8.",
      trigger: "every update", needs: [.update, .responseContent]
    ) {
      FaultHooks(respond: { answer, _ in
        if let colon = answer.body.firstIndex(of: UInt8(ascii: ":")),
          let quote = answer.body[colon...].firstIndex(of: UInt8(ascii: "\""))
        {
          answer.body.insert(0xE9, at: quote + 1)
        }
      })
    },
  ]
}

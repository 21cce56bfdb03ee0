extension Fault {
  /// Updates without the right to make them.
  static let authorization: [Fault] = [
    Fault(
      "skip-authorization", .authorization, "Credentials are not looked at.",
      trigger: "an update with missing or wrong credentials", needs: [.update, .security]
    ) {
      FaultHooks(authorize: { _, _ in true })
    },
    Fault(
      "accept-any-token", .authorization, "Any credentials are taken.", trigger: "an update with wrong credentials",
      needs: [.update, .security]
    ) {
      FaultHooks(authorize: { isAllowed, exchange in
        isAllowed || exchange.request.fields.contains { ["authorization", "x-api-key", "cookie"].contains($0.name) }
      })
    },
    Fault(
      "accept-missing-token", .authorization, "Wrong credentials are refused, missing ones are not.",
      trigger: "an update without credentials", needs: [.update, .security]
    ) {
      FaultHooks(authorize: { isAllowed, exchange in
        isAllowed || !exchange.request.fields.contains { ["authorization", "x-api-key", "cookie"].contains($0.name) }
      })
    },
  ]
}

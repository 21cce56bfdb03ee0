import JSON

/// Waiting for servers that are consistent only eventually (`--settle`), or that finish an update after its answer.
extension OperationRunner {
  /// Makes an attempt, and further ones until one agrees or the time to settle is used up.
  ///
  /// - Parameter seconds: how long the server may take; `nil`: what the user said.
  mutating func settling<Value: Sendable>(
    within seconds: Double? = nil, until agrees: (OperationRunner, Value) -> Bool,
    _ attempt: (inout OperationRunner) async throws(Stop) -> Value
  ) async throws(Stop) -> Value {
    var value = try await attempt(&self)
    let deadline = ContinuousClock.now + .seconds(seconds ?? workbench.configuration.settle)
    var pause = Duration.milliseconds(20)
    while !agrees(self, value), ContinuousClock.now < deadline {
      do {
        try await Task.sleep(for: min(pause, deadline - .now))
      } catch {
        throw .interrupted
      }
      pause = min(pause * 2, .milliseconds(500))
      value = try await attempt(&self)
    }
    return value
  }

  /// How long the record may take to show an update, in seconds: an answer of 202 says that it is not done yet.
  func timeToSettle(after update: Exchange) -> Double {
    let settle = workbench.configuration.settle
    return update.status == 202 ? max(settle, Self.timeForAccepted) : settle
  }

  /// What a record reads as; nothing can be said of an update that was only promised (202) and cannot be seen yet.
  func judgeable(_ outcome: ReadOutcome, after update: Exchange, isSettled: Bool) -> ReadOutcome {
    guard update.status == 202, !isSettled, workbench.configuration.settle == 0, let exchange = outcome.exchange else {
      return outcome
    }
    return .unclear(exchange, "the update was answered with 202 and cannot be seen yet; --settle gives it time")
  }

  /// Whether the record reads as an update leaves it that was answered so.
  func isSettled(_ outcome: ReadOutcome, sent: JSONValue?, after update: Exchange, before: JSONValue?) -> Bool {
    guard let status = update.status, case .found(let state) = outcome else { return update.status == nil }
    if status >= 400 { return before.map { isUnchanged($0, state.value) } ?? true }
    guard let sent else { return true }
    guard shows(sent, state.value) else { return false }
    return before.map { !(leavesOut(sent, $0) && isUnchanged($0, state.value)) } ?? true
  }

  /// Whether nothing of the payload is lost in the record.
  func shows(_ sent: JSONValue, _ read: JSONValue) -> Bool {
    !StateComparison(traits: context.traits).differences(sent: context.comparable(sent, state: read), read: read)
      .contains { $0.kind == .loss }
  }

  /// Whether both states are the same but for what the server manages.
  func isUnchanged(_ before: JSONValue, _ after: JSONValue) -> Bool {
    StateEquality.differingPointers(before, after, ignoring: context.serverManaged).isEmpty
  }

  /// The longest time that a promised update is waited for when the user names none, in seconds.
  private static let timeForAccepted = 2.0

  /// Whether an update that replaces the record takes a value away from it.
  private func leavesOut(_ sent: JSONValue, _ before: JSONValue) -> Bool {
    guard context.semantics != .merge else { return false }
    return context.properties.topLevel.contains { property in
      guard sent[property.pointer] == nil, let value = before[property.pointer] else { return false }
      return !value.isNull && value != property.defaultValue && !property.isReadOnly && !property.isWriteOnly
    }
  }
}

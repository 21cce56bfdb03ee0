/// One bug that the sandbox can be given: it breaks one promise, under its trigger alone, and keeps all others.
public struct Fault: Sendable, Identifiable {
  /// What a fault breaks.
  public enum Class: String, Sendable, CaseIterable {
    case persistence
    case text
    case numbers
    case collections
    case times
    case replacement
    case identity
    case isolation
    case response
    case acceptance
    case validation
    case robustness
    case atomicity
    case missingRecord = "missing-record"
    case idempotency
    case preconditions
    case authorization
    case creation
    case concurrency
    case tenancy
    case bulk
    case lists
    case transport
    /// What shows only in combinations that no single constraint asks for; exploring finds it.
    case combinations
  }

  /// The name that switches it on: `lost-update`.
  public let id: String
  /// What it breaks.
  public let `class`: Class
  /// What the server does wrong, one sentence.
  public let description: String
  /// When it does so, in plain words.
  public let trigger: String
  /// What a document must have for the fault to change anything.
  let needs: Set<FaultNeed>
  /// The places of the pipeline where it interferes, with a memory of their own for each sandbox.
  let hooks: @Sendable () -> FaultHooks

  init(
    _ id: String, _ class: Class, _ description: String, trigger: String, needs: Set<FaultNeed> = [.update],
    _ hooks: @escaping @Sendable () -> FaultHooks
  ) {
    self.id = id
    self.class = `class`
    self.description = description
    self.trigger = trigger
    self.needs = needs
    self.hooks = hooks
  }

  /// All faults, by class.
  static let all: [Fault] =
    persistence + texts + numbers + collections + times + replacements + identity + isolation + responses + acceptance
    + validation + robustness + atomicity + missingRecords + idempotency + preconditions + authorization + creation
    + concurrency + tenancy + bulk + lists + transport + combinations
}

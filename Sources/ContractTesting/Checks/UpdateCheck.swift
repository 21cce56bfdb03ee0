/// A check of what an update did. One file a check; the list is `CheckCatalogue`.
protocol UpdateCheck: Sendable {
  /// The stable id that reports, options and baselines use.
  static var id: String { get }

  /// Judges one case. It speaks only where its precondition is met.
  func judge(_ observation: Observation, _ context: CheckContext) -> Judgement

  /// Why no case of an operation could be judged.
  func reasonNotTested(_ context: CheckContext) -> String
}

extension UpdateCheck {
  /// The check's id.
  var id: String { Self.id }
}

/// A check of one answer, whatever it was asked for.
protocol ResponseCheck: Sendable {
  /// The stable id that reports, options and baselines use.
  static var id: String { get }

  /// Judges one exchange.
  func judge(_ exchange: Exchange, on occasion: Occasion, _ context: CheckContext) -> Judgement

  /// Why no exchange could be judged.
  var reasonNotTested: String { get }
}

extension ResponseCheck {
  /// The check's id.
  var id: String { Self.id }
}

/// All checks, in the order in which reports show them.
public enum CheckCatalogue {
  /// The checks of every answer.
  static let responseChecks: [any ResponseCheck] = [
    StatusDocumented(), NoServerError(), ContentTypeDocumented(), BodyConforms(), HeadersConform(),
    MessageWellFormed(), ResponseTime(),
  ]

  /// The checks of updates.
  static let updateChecks: [any UpdateCheck] = [
    AcceptsValid(), RejectsInvalid(), Persists(), Replaces(), KeepsReadOnly(), KeepsIdentity(), ResponseAgrees(),
    ListAgrees(), Isolates(), RejectionChangesNothing(), MissingRecord(), CreatesOnce(), Idempotent(),
    LastWriteWins(), ConcurrentWrites(), HonoursPreconditions(), ETagChanges(), RequiresAuthorization(),
    TenantBoundary(), DeclaredMediaType(), BulkComplete(), BulkIsolates(), BulkAtomic(), Singleton(), Unreadable(),
  ]

  /// The ids of all checks.
  public static var ids: [String] {
    responseChecks.map(\.id) + updateChecks.map(\.id)
  }
}

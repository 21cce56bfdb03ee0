import JSON

/// What an update does with members that are not sent.
public enum UpdateSemantics: String, Sendable, Hashable, CaseIterable {
  /// It removes them, or sets them to their defaults (RFC 9110 §9.3.4).
  case replace
  /// It keeps them.
  case merge
  /// What the document says, else `replace` as a warning.
  case documented
}

/// What is known about updates beyond the document.
public struct UpdateRules: Sendable, Hashable {
  /// What an update does with members that are not sent; `nil`: `documented`.
  public var semantics: UpdateSemantics?
  /// Whether an update of several records is carried out as a whole or not at all; `nil`: what the document says.
  public var atomic: Bool?
  /// The property that a query parameter selects records by, where its name does not say so: `author` to `/authorId`.
  public var selectors: [String: JSONPointer] = [:]
  /// Where the record is inside an answer: `/data`.
  public var record: JSONPointer?
  /// The operation that reads the record back: an `operationId`, or `GET /posts/{id}`.
  public var readBack: String?
  /// Arrays whose order means nothing.
  public var unordered: [JSONPointer] = []
  /// Properties that refer to something and keep the value they have.
  public var opaque: [JSONPointer] = []
  /// Properties that the server sets, which are not compared.
  public var ignored: [JSONPointer] = []
  /// Seconds an answer may take; `nil`: not checked.
  public var responseTimeLimit: Double?

  /// Makes rules that say nothing.
  public init() {}

  /// These rules with what `other` says put over them; lists are joined.
  public func merging(_ other: UpdateRules) -> UpdateRules {
    var merged = self
    merged.semantics = other.semantics ?? semantics
    merged.atomic = other.atomic ?? atomic
    merged.selectors.merge(other.selectors) { _, new in new }
    merged.record = other.record ?? record
    merged.readBack = other.readBack ?? readBack
    merged.unordered += other.unordered
    merged.opaque += other.opaque
    merged.ignored += other.ignored
    merged.responseTimeLimit = other.responseTimeLimit ?? responseTimeLimit
    return merged
  }
}

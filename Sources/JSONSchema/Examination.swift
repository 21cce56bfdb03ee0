import Documents

/// What a validation found.
public struct Examination: Sendable {
  /// What is wrong; empty when the value is valid.
  public let violations: [Violation]
  /// What could not be decided and so counts as valid; the first ten.
  public let undecided: [Undecided]
}

/// Something that could not be decided and so counts as valid.
public struct Undecided: Hashable, Sendable {
  /// Why it could not be decided.
  public enum Reason: Hashable, Sendable {
    /// It would have taken more than the limits of the options.
    case limit
    /// The document contradicts itself.
    case ambiguous
  }

  /// Where the keyword was written, or the schema.
  public let place: Place
  /// Why.
  public let reason: Reason
  /// A sentence on it, without its subject: `needs more than 1000000 steps to match ^(a+)+$`.
  public let message: String
}

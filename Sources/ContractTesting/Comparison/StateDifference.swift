import JSON

/// One place where what was read back is not what was sent.
public struct StateDifference: Hashable, Sendable {
  /// How grave a difference is.
  public enum Kind: Hashable, Sendable {
    /// Something was lost or has another meaning.
    case loss
    /// The same value in another spelling.
    case canonical
  }

  /// Where, in what was sent.
  public var pointer: JSONPointer
  /// What was sent.
  public var expected: JSONValue?
  /// What was read; `nil` when there is nothing.
  public var actual: JSONValue?
  /// How grave it is.
  public var kind: Kind
  /// What seems to have happened: `truncated to 20 characters`, `outer blanks trimmed`.
  public var reason: String

  /// An array that reads as before, and holds what was sent in another order.
  static let keptOrderReason = "array kept in its old order"

  /// Makes a difference.
  public init(pointer: JSONPointer, expected: JSONValue?, actual: JSONValue?, kind: Kind, reason: String) {
    self.pointer = pointer
    self.expected = expected
    self.actual = actual
    self.kind = kind
    self.reason = reason
  }
}

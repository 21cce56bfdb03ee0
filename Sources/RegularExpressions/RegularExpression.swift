/// A regular expression as ECMA-262 (with the `u` flag) defines it.
public struct RegularExpression: Sendable {
  /// The pattern as it was written.
  public let pattern: String
}

/// Why the text of a condition cannot be used, and where.
public struct WhereError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The condition's text.
  public let text: String
  /// The column in code points, from 1.
  public let column: Int
  /// What is wrong there, in one sentence.
  public let message: String

  /// The place and what is wrong there.
  public var description: String { "column \(column): \(message)" }
}

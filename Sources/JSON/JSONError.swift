/// Why a text is not JSON, and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of problem it is.
  public enum Reason: Hashable, Sendable {
    /// The text breaks the grammar, or is not UTF-8.
    case syntax
    /// Arrays and objects are nested deeper than the limit.
    case depth
  }

  /// What kind of problem it is.
  public let reason: Reason
  /// The line, from 1.
  public let line: Int
  /// The column in code points, from 1.
  public let column: Int
  /// The offset in bytes, from 0.
  public let offset: Int
  /// What was found and what was expected, one sentence.
  public let message: String

  /// Makes an error.
  public init(_ reason: Reason = .syntax, line: Int, column: Int, offset: Int, message: String) {
    self.reason = reason
    self.line = line
    self.column = column
    self.offset = offset
    self.message = message
  }

  /// `line:column: message`.
  public var description: String { "\(line):\(column): \(message)" }
}

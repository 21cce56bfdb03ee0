/// Why a pattern cannot be used, and where in it the problem lies.
public struct RegularExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with the pattern, and what to write instead where that is known.
  public let message: String
  /// The problem's place in the pattern, in code points from its start.
  public let offset: Int

  /// Makes an error for the code point at `offset`.
  public init(message: String, offset: Int) {
    self.message = message
    self.offset = offset
  }

  /// The message with the offset.
  public var description: String { "\(message) (at offset \(offset))" }
}

/// Where something begins in a JSON text.
public struct JSONPosition: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column in code points, from 1.
  public let column: Int
  /// The offset in bytes, from 0.
  public let offset: Int

  /// Makes a position.
  @inlinable
  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }
}

/// What a reader tells about a JSON text, in the order of the text.
///
/// The bytes it hands over are valid UTF-8 with escapes resolved, and are only there during the call.
public protocol JSONEventHandler {
  /// `null`.
  mutating func null(at position: JSONPosition)
  /// `true` or `false`.
  mutating func bool(_ value: Bool, at position: JSONPosition)
  /// A number, as it is written.
  mutating func number(_ literal: UnsafeBufferPointer<UInt8>, at position: JSONPosition)
  /// A string that is a value.
  mutating func string(_ text: UnsafeBufferPointer<UInt8>, at position: JSONPosition)
  /// The key of the member whose value comes next.
  mutating func key(_ text: UnsafeBufferPointer<UInt8>, at position: JSONPosition)
  /// The elements come next, and then `end`.
  mutating func beginArray(at position: JSONPosition)
  /// The members come next, and then `end`.
  mutating func beginObject(at position: JSONPosition)
  /// The innermost array or object ends.
  mutating func end()
}

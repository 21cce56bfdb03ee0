/// A string whose equality and hash are those of its code points.
///
/// Swift's `String` calls canonically equivalent strings equal, which would hide a server that normalises text.
public struct JSONString: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The text itself.
  public let text: String

  /// Wraps `text`.
  public init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
  }

  /// Wraps a literal.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// The text itself.
  public var description: String { text }

  /// The number of code points, which is how JSON Schema counts a length.
  public var length: Int { text.unicodeScalars.count }

  /// Whether both are the same sequence of code points.
  public static func == (left: JSONString, right: JSONString) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Hashes the UTF-8 bytes.
  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}

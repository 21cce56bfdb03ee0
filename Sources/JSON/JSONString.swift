/// A string whose equality, order and hash are those of its code points.
///
/// Swift's `String` calls canonically equivalent strings equal, which would hide a server that normalises text.
public struct JSONString: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
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

  /// Decodes UTF-8 that is known to be valid.
  init(validUTF8 bytes: UnsafeBufferPointer<UInt8>) {
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// The text itself.
  public var description: String { text }

  /// The number of code points, which is how JSON Schema counts a length.
  public var length: Int { text.unicodeScalars.count }

  /// Whether both are the same sequence of code points.
  public static func == (left: JSONString, right: JSONString) -> Bool {
    let (first, second) = (left.text.utf8, right.text.utf8)
    guard first.count == second.count else { return false }
    return first.withContiguousStorageIfAvailable { first in
      second.withContiguousStorageIfAvailable { second in UTF8Sequence.areEqual(first, second) }
    }.flatMap { $0 } ?? first.elementsEqual(second)
  }

  /// Orders by code point, which is the order of the UTF-8 bytes.
  public static func < (left: JSONString, right: JSONString) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// Hashes the UTF-8 bytes.
  public func hash(into hasher: inout Hasher) {
    let hashed: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
      hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
    if hashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
    hasher.combine(0xFF as UInt8)
  }
}

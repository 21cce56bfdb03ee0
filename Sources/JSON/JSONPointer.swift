/// A JSON Pointer (RFC 6901): the way from a root to a value.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  /// The unescaped reference tokens, one a step.
  public var tokens: [JSONString]

  /// The pointer to the root.
  public init() { tokens = [] }

  /// Makes a pointer from unescaped tokens.
  public init(_ tokens: [JSONString]) { self.tokens = tokens }

  /// Reads `/a~1b/0`; nil when `text` is neither empty nor begins with a slash, or has a `~` without `0` or `1` after it.
  public init?(text: String) {
    guard !text.isEmpty else {
      tokens = []
      return
    }
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    var tokens: [JSONString] = []
    for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let token = Self.unescaped(part) else { return nil }
      tokens.append(token)
    }
    self.tokens = tokens
  }

  /// The pointer to a member of the value.
  public func appending(_ token: JSONString) -> JSONPointer { JSONPointer(tokens + [token]) }

  /// The pointer to an element of the value.
  public func appending(_ index: Int) -> JSONPointer { appending(JSONString(String(index))) }

  /// The pointer to what contains the value; nil for the root.
  public var parent: JSONPointer? { isRoot ? nil : JSONPointer(Array(tokens.dropLast())) }

  /// The last token; nil for the root.
  public var last: JSONString? { tokens.last }

  /// Whether it points to the root.
  public var isRoot: Bool { tokens.isEmpty }

  /// Whether `self` is `other` or points to something within it.
  public func starts(with other: JSONPointer) -> Bool { tokens.starts(with: other.tokens) }

  /// The escaped text, `/a~1b/0`; empty for the root.
  public var description: String { tokens.map { "/" + Self.escaped($0) }.joined() }

  /// The index that a token means in an array: digits without a leading zero.
  public static func arrayIndex(_ token: JSONString) -> Int? {
    let digits = token.text.utf8
    guard let first = digits.first, digits.count <= 18, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return first == 0x30 && digits.count > 1 ? nil : Int(token.text)
  }

  private static func escaped(_ token: JSONString) -> String {
    guard token.text.utf8.contains(where: { $0 == 0x7E || $0 == 0x2F }) else { return token.text }
    var bytes: [UInt8] = []
    for byte in token.text.utf8 {
      switch byte {
      case 0x7E: bytes += "~0".utf8
      case 0x2F: bytes += "~1".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unescaped(_ part: Substring.UTF8View.SubSequence) -> JSONString? {
    var bytes: [UInt8] = []
    var isEscape = false
    for byte in part {
      switch (isEscape, byte) {
      case (true, 0x30): bytes.append(0x7E)
      case (true, 0x31): bytes.append(0x2F)
      case (true, _): return nil
      case (false, 0x7E): break
      case (false, _): bytes.append(byte)
      }
      isEscape = !isEscape && byte == 0x7E
    }
    return isEscape ? nil : JSONString(String(decoding: bytes, as: UTF8.self))
  }
}

/// Names operations: an `operationId`, `PUT /posts/{id}`, a path, or one of these with `*` for any text.
///
/// `*` matches within one path segment as well as across segments, `?` one character; everything else is literal,
/// braces included.
public struct OperationPattern: Sendable, Hashable, CustomStringConvertible {
  /// The pattern as written.
  public let text: String

  /// Makes a pattern.
  public init(_ text: String) {
    self.text = text
  }

  /// The pattern as written.
  public var description: String { text }

  /// Whether the pattern names this operation.
  public func matches(operationID: String?, method: String, path: String) -> Bool {
    if let operationID, Self.matches(text, operationID) { return true }
    if Self.matches(text, "\(method) \(path)") || Self.matches(text, path) { return true }
    guard let blank = text.firstIndex(of: " "), text[..<blank].uppercased() == method else { return false }
    let rest = text[text.index(after: blank)...].drop { $0 == " " }
    return Self.matches(String(rest), path)
  }

  /// Matches in time proportional to the product of both lengths at worst: on a mismatch only the last `*` is tried
  /// again.
  private static func matches(_ pattern: String, _ text: String) -> Bool {
    let pattern = Array(pattern.utf8)
    let text = Array(text.utf8)
    var at = 0
    var next = 0
    var star: (pattern: Int, text: Int)?
    while next < text.count {
      if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
        star = (at, next)
        at += 1
      } else if at < pattern.count, pattern[at] == UInt8(ascii: "?") || pattern[at] == text[next] {
        at += 1
        next += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        at = last.pattern + 1
        next = last.text + 1
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

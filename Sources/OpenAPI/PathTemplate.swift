/// A path with `{name}` placeholders (§4.8.8.2).
public struct PathTemplate: Hashable, Sendable {
  /// A stretch of a path.
  public enum Part: Hashable, Sendable {
    /// Text as written.
    case literal(String)
    /// A placeholder, without its braces.
    case parameter(String)
  }

  /// The template as written.
  public let text: String
  /// Its parts in order.
  public let parts: [Part]

  /// Reads a template; braces that do not close are literal text.
  public init(_ text: String) {
    self.text = text
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      parts.append(.parameter(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    self.parts = parts
  }

  /// The placeholders' names in order.
  public var parameters: [String] {
    parts.compactMap { part in
      if case .parameter(let name) = part { name } else { nil }
    }
  }
}

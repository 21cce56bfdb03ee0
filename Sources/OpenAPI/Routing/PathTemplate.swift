import Documents

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
  let segments: [PathSegment]

  /// Reads a template; braces that do not close are literal text.
  public init(_ text: String) {
    self.text = text
    let parts = PathTemplate.parts(of: text)
    self.parts = parts
    segments = PathSegment.segments(of: PathTemplate.withoutFragment(parts))
  }

  /// The placeholders' names in order.
  public var parameters: [String] {
    parts.compactMap { part in
      if case .parameter(let name) = part { name } else { nil }
    }
  }

  /// The path with each placeholder replaced by its value, which must be percent-encoded already
  /// (`ParameterSerializer.serializedPath`). What else a path cannot hold is encoded; a placeholder without a value stays.
  ///
  /// Some documents tell operations on one path apart by a fragment (`/files/{id}#lock`): it is never sent.
  public func expanded(_ values: [String: String]) -> String {
    sentParts.map { part in
      switch part {
      case .literal(let literal): PercentEncoding.encode(PercentEncoding.decode(literal), allowed: .path)
      case .parameter(let name): values[name] ?? "{\(name)}"
      }
    }.joined()
  }

  /// The placeholders' decoded values in `path`, a percent-encoded path without query; `nil` when it does not match.
  ///
  /// A placeholder takes at least one character and never a slash; of two in one segment the first takes the most.
  public func matches(_ path: String) -> [String: String]? {
    matches(segments: PathTemplate.decodedSegments(of: path))
  }

  /// The placeholders' values in `path` as they stand there; `nil` when it does not match letter by letter.
  public func encodedValues(in path: String) -> [String: String]? {
    matches(segments: path.split(separator: "/", omittingEmptySubsequences: false).map { Array($0.utf8) })
  }

  /// The segments of a path, percent-decoded after splitting, so that an encoded slash does not split.
  static func decodedSegments(of path: String) -> [[UInt8]] {
    path.split(separator: "/", omittingEmptySubsequences: false).map(PercentEncoding.decodedBytes)
  }

  func matches(segments path: [[UInt8]]) -> [String: String]? {
    guard path.count == segments.count else { return nil }
    var values: [String: String] = [:]
    for (segment, text) in zip(segments, path) {
      guard segment.matches(text, into: &values) else { return nil }
    }
    return values
  }

  private var sentParts: [Part] { PathTemplate.withoutFragment(parts) }

  private static func withoutFragment(_ parts: [Part]) -> [Part] {
    var kept: [Part] = []
    for part in parts {
      guard case .literal(let text) = part, let mark = text.utf8.firstIndex(of: UInt8(ascii: "#")) else {
        kept.append(part)
        continue
      }
      if mark > text.startIndex { kept.append(.literal(String(text[..<mark]))) }
      break
    }
    return kept
  }

  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
    {
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      parts.append(.parameter(String(rest[rest.utf8.index(after: open)..<close])))
      rest = rest[rest.utf8.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    return parts
  }
}

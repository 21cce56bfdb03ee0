/// A URI reference in its five parts (RFC 3986 §3, appendix B), split but not checked.
public struct URIReference: Hashable, Sendable {
  /// What stands before the first `:`, as it is written; `nil` for a relative reference.
  public var scheme: String?
  /// What stands between `//` and the path; `nil` without `//`.
  public var authority: String?
  /// The path, still percent-encoded; empty when there is none.
  public var path: String
  /// What stands after `?`, still percent-encoded; `nil` without `?`.
  public var query: String?
  /// What stands after `#`, still percent-encoded; `nil` without `#`.
  public var fragment: String?

  /// Splits `text`, whatever it is.
  public init(_ text: String) {
    var rest = Substring(text)
    if let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
      fragment = String(rest[rest.utf8.index(after: hash)...])
      rest = rest[..<hash]
    }
    if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
      query = String(rest[rest.utf8.index(after: mark)...])
      rest = rest[..<mark]
    }
    if let end = rest.utf8.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }),
      rest.utf8[end] == UInt8(ascii: ":"), end != rest.startIndex
    {
      scheme = String(rest[..<end])
      rest = rest[rest.utf8.index(after: end)...]
    }
    if rest.utf8.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = String(rest[..<end])
      rest = rest[end...]
    }
    path = String(rest)
  }

  /// The reference as text (RFC 3986 §5.3).
  public var text: String {
    var text = ""
    if let scheme { text += scheme + ":" }
    if let authority { text += "//" + authority }
    text += path
    if let query { text += "?" + query }
    if let fragment { text += "#" + fragment }
    return text
  }

  /// The reference without its fragment.
  public var withoutFragment: URIReference {
    var copy = self
    copy.fragment = nil
    return copy
  }

  /// The scheme in lower case when it names a protocol; `nil` for a relative reference, a drive (`C:`), and what has
  /// characters that no scheme has (RFC 3986 §3.1).
  public var protocolName: String? {
    guard let scheme, scheme.utf8.count > 1, scheme.utf8.allSatisfy(Self.isSchemeByte) else { return nil }
    return scheme.lowercased()
  }

  /// The reference seen from `base` (RFC 3986 §5.2.2).
  public func resolved(against base: URIReference) -> URIReference {
    var result = self
    if scheme != nil {
      result.path = Self.withoutDotSegments(path)
      return result
    }
    result.scheme = base.scheme
    if authority != nil {
      result.path = Self.withoutDotSegments(path)
      return result
    }
    result.authority = base.authority
    if path.isEmpty {
      result.path = base.path
      result.query = query ?? base.query
    } else if path.utf8.first == UInt8(ascii: "/") {
      result.path = Self.withoutDotSegments(path)
    } else {
      result.path = Self.withoutDotSegments(base.merging(path))
    }
    return result
  }

  private func merging(_ relative: String) -> String {
    if authority != nil && path.isEmpty { return "/" + relative }
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return relative }
    return String(path[...slash]) + relative
  }

  /// Returns a path with its segments `.` and `..` taken out (RFC 3986 §5.2.4).
  public static func withoutDotSegments(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var kept: [Substring] = []
    var endsInFolder = false
    let segments = (isAbsolute ? path.dropFirst() : path[...]).split(separator: "/", omittingEmptySubsequences: false)
    for segment in segments {
      endsInFolder = segment == "." || segment == ".."
      if segment == ".." {
        if !kept.isEmpty { kept.removeLast() }
      } else if segment != "." {
        kept.append(segment)
      }
    }
    return (isAbsolute ? "/" : "") + kept.joined(separator: "/") + (endsInFolder && !kept.isEmpty ? "/" : "")
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
